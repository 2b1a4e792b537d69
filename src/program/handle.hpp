// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// share: puts finished program data under a reference count.

#include "mora/detail/program_data.hpp"
#include "mora/program.hpp"

namespace mora::program {

[[nodiscard]] Program share(detail::ProgramData&& data);

}  // namespace mora::program
