# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

# cmake -DPREFIX=FOLDER -DLIBDIR=FOLDER -DPKG_CONFIG=PROGRAM -DCC=PROGRAM -DFLAGS=FLAGS -DSOURCE=FILE
# -DPOLICY=FILE -DBUILD=FOLDER -P pkg_config.cmake: the program in C compiles and links with what
# pkg-config says of the installed library, and runs.

file(MAKE_DIRECTORY "${BUILD}")
set(ENV{PKG_CONFIG_PATH} "${PREFIX}/${LIBDIR}/pkgconfig")
execute_process(
  COMMAND "${PKG_CONFIG}" --define-variable=prefix=${PREFIX} --cflags --libs mora
  OUTPUT_VARIABLE said
  OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(said)
separate_arguments(FLAGS)
execute_process(COMMAND "${CC}" -std=c11 ${FLAGS} "${SOURCE}" -o "${BUILD}/host" ${said}
                COMMAND_ERROR_IS_FATAL ANY)

# The policy of the project's README.
file(READ "${POLICY}" readme)
string(REGEX MATCH "```yaml\n(mora: 1\npolicy: support-desk[^`]*)```" found "${readme}")
file(WRITE "${BUILD}/support-desk.yaml" "${CMAKE_MATCH_1}")
set(ENV{LD_LIBRARY_PATH} "${PREFIX}/${LIBDIR}")
execute_process(COMMAND "${BUILD}/host" WORKING_DIRECTORY "${BUILD}" OUTPUT_VARIABLE printed
                COMMAND_ERROR_IS_FATAL ANY)
if(NOT printed MATCHES "^T-1: no ticket_answered by ")
  message(FATAL_ERROR "printed: ${printed}")
endif()
