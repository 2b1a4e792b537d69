// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "handles.hpp"

namespace mora::python {

struct Program {
  ProgramHandle handle;
};

}  // namespace mora::python
