# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

# Asks the compiler what each public header pulls in, and fails where that is a header of a library
# that we use inside. Also a test that each header can be preprocessed alone.
#
# usage: cmake [-D ROOT=tree] [-D CXX=compiler] -P leaks.cmake

cmake_minimum_required(VERSION 3.25)

if(NOT ROOT)
  cmake_path(GET CMAKE_CURRENT_LIST_DIR PARENT_PATH ROOT)
  cmake_path(GET ROOT PARENT_PATH ROOT)
endif()
if(NOT CXX)
  set(CXX c++)
endif()

set(leaked_libraries "/(boost|yaml-cpp|date|CLI|fmt)/|/simdjson")
set(leaks 0)

file(GLOB_RECURSE headers RELATIVE "${ROOT}" "${ROOT}/include/*.hpp")
if(NOT headers)
  message(FATAL_ERROR "${ROOT}/include has no headers")
endif()

foreach(header IN LISTS headers)
  execute_process(
    COMMAND "${CXX}" -std=c++20 -M -I include -x c++ "${header}"
    WORKING_DIRECTORY "${ROOT}"
    OUTPUT_VARIABLE dependencies
    ERROR_VARIABLE errors
    RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(NOTICE "${header}: cannot be included alone\n${errors}")
    math(EXPR leaks "${leaks} + 1")
    continue()
  endif()
  string(REGEX REPLACE "[ \\\n]+" ";" dependencies "${dependencies}")
  list(FILTER dependencies INCLUDE REGEX "${leaked_libraries}")
  if(dependencies)
    list(GET dependencies 0 first)
    message(NOTICE "${header}:1: pulls in ${first}")
    math(EXPR leaks "${leaks} + 1")
  endif()
endforeach()

if(leaks GREATER 0)
  message(FATAL_ERROR "${leaks} public headers leak what the library uses inside")
endif()
