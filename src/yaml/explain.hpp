// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// explain: what the YAML library says of a file, in plain words and at the place where the mistake
// is. Only for the .cpp files of this folder: it shows yaml-cpp's types.

#include <string_view>

#include <yaml-cpp/exceptions.h>

#include "text/diagnostic_bag.hpp"
#include "yaml/tree_builder.hpp"

namespace mora::yaml {

// `at` is the error's place in the file; `builder` knows what had been read by then.
void explain(const YAML::Exception& error, std::string_view file, Span at,
             const TreeBuilder& builder, text::DiagnosticBag& bag);

}  // namespace mora::yaml
