# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

# mora_warnings: what our own sources are compiled with. Linked PRIVATE and for the build only, so
# that neither an installed mora nor a host that adds it as a subfolder ever sees these flags.

add_library(mora_warnings INTERFACE)

target_compile_options(
  mora_warnings
  INTERFACE
    -Wall
    -Wextra
    -Wpedantic
    -Wcast-align
    -Wcast-qual
    -Wconversion
    -Wextra-semi
    -Wformat=2
    -Wimplicit-fallthrough
    -Wnon-virtual-dtor
    -Wnull-dereference
    -Wold-style-cast
    -Woverloaded-virtual
    -Wshadow
    -Wsign-conversion
    -Wundef
    -Wunused
    -Wvla
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-branches>
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond>
    $<$<CXX_COMPILER_ID:GNU>:-Wlogical-op>
    $<$<CXX_COMPILER_ID:GNU>:-Wredundant-decls>
    # False alarms of g++ 12 on std::string's operator+ when it optimises (its bug 105651).
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
    $<$<CXX_COMPILER_ID:Clang,AppleClang>:-Wcomma>
    $<$<CXX_COMPILER_ID:Clang,AppleClang>:-Wunreachable-code-aggressive>)

if(MORA_WARNINGS_AS_ERRORS)
  target_compile_options(mora_warnings INTERFACE -Werror)
endif()
