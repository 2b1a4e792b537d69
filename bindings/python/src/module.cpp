// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora._mora: mora.h for the package, which gives it the shape that Python expects.

#include "handles.hpp"

NB_MODULE(_mora, module) {
  module.attr("version") = mora_version();
  mora::python::bind_program(module);
  mora::python::bind_table(module);
  mora::python::bind_monitor(module);
}
