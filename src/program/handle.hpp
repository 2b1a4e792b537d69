// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// share: puts finished program data under a reference count.

#include "mora/program.hpp"

#include "program/program_data.hpp"

namespace mora::program {

[[nodiscard]] Program share(detail::ProgramData&& data);

}  // namespace mora::program
