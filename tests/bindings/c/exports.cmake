# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

# cmake -DLIBRARY=FILE -DHEADER=FILE -DNM=PROGRAM -P exports.cmake: the shared library shows the
# functions that mora.h declares, and nothing else.

execute_process(COMMAND "${NM}" --dynamic --defined-only --format=posix "${LIBRARY}"
                OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]+" lines "${symbols}")
set(shown)
foreach(line IN LISTS lines)
  string(REGEX REPLACE " .*" "" symbol "${line}")
  # The name of the version is one, too.
  if(NOT symbol STREQUAL "MORA_0")
    string(REGEX REPLACE "@.*" "" symbol "${symbol}")
    list(APPEND shown "${symbol}")
  endif()
endforeach()

file(READ "${HEADER}" text)
string(REGEX MATCHALL "MORA_API [^;]*\\(" declarations "${text}")
set(declared)
foreach(declaration IN LISTS declarations)
  string(REGEX MATCH "(mora_[a-z_]+)\\(" name "${declaration}")
  list(APPEND declared "${CMAKE_MATCH_1}")
endforeach()

list(SORT shown)
list(SORT declared)
if(NOT shown STREQUAL declared)
  message(FATAL_ERROR "declared: ${declared}\nshown:    ${shown}")
endif()
list(LENGTH shown count)
if(count LESS 30)
  message(FATAL_ERROR "only ${count} functions were found")
endif()
