// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The handles of mora.h, freed with their owner, and what its functions return, as Python has it.

#include <memory>
#include <nanobind/nanobind.h>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>

#include "mora.h"
#include "mora_handles.hpp"

namespace mora::python {

namespace nb = nanobind;

using namespace binding;

inline nb::str py(std::string_view text) { return nb::str(text.data(), text.size()); }
inline nb::str py(mora_str text) { return py(view(text)); }
// None for a text that there is not.
inline nb::object py_or_none(mora_str text) {
  return text.data == nullptr ? nb::object(nb::none()) : nb::object(py(text));
}
inline nb::object time_or_none(std::int64_t time) {
  return time == MORA_NO_TIME ? nb::object(nb::none()) : nb::object(nb::int_(time));
}

void bind_program(nb::module_& module);
void bind_monitor(nb::module_& module);
void bind_table(nb::module_& module);

}  // namespace mora::python
