// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// compile_sources: a program once more from the texts that it was compiled from
// (ProgramData::sources); it looks at no file. Threads: calls are independent of each other.

#include <vector>

#include "mora/compile.hpp"

#include "program/program_data.hpp"

namespace mora::compile {

// There must be one text at least.
[[nodiscard]] CompileResult compile_sources(const std::vector<detail::SourceText>& texts);

}  // namespace mora::compile
