# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

# What `cmake --install` lays down: headers, libraries, the program, the package files that
# find_package(mora) reads, and the policies of rules/.

include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/mora")

install(
  TARGETS mora_core mora_compiler mora_replay mora_report mora_arrow mora_explain mora_testing
          mora_casework mora
  EXPORT moraTargets
  FILE_SET HEADERS
  FILE_SET tables)

if(TARGET mora_cli)
  install(TARGETS mora_cli)
endif()

install(
  EXPORT moraTargets
  NAMESPACE mora::
  DESTINATION "${package_dir}")

configure_package_config_file(src/cmake/moraConfig.cmake.in "${PROJECT_BINARY_DIR}/moraConfig.cmake"
                              INSTALL_DESTINATION "${package_dir}")

# Before 1.0 a new minor version may break its users.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/moraConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)

install(FILES "${PROJECT_BINARY_DIR}/moraConfig.cmake"
              "${PROJECT_BINARY_DIR}/moraConfigVersion.cmake" DESTINATION "${package_dir}")

install(
  DIRECTORY rules/
  DESTINATION "${CMAKE_INSTALL_DATADIR}/mora/rules"
  FILES_MATCHING
  PATTERN "*.yaml"
  PATTERN "*.json"
  PATTERN "*.jsonl"
  PATTERN "*.md")
