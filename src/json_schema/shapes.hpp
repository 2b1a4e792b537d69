// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// shape_definition: what a value looks like, as JSON Schema. Threads: free functions.

#include <string>
#include <string_view>
#include <vector>

#include "json_schema/json.hpp"
#include "policy/key_spec.hpp"

namespace mora::json_schema {

using policy::Shape;

// The shapes that have a definition: all but those of words.
[[nodiscard]] std::vector<Shape> all_shapes();
// Its name under "definitions".
[[nodiscard]] std::string_view shape_name(Shape shape);
// "#/definitions/NAME"; a schema of only that.
[[nodiscard]] std::string reference_path(Shape shape);
[[nodiscard]] Json reference(Shape shape);
// How it is written, for those who edit; may be empty.
[[nodiscard]] std::string shape_note(Shape shape);
[[nodiscard]] Json shape_definition(Shape shape);

}  // namespace mora::json_schema
