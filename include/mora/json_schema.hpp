// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A JSON Schema of policy files, for editors: made from the tables that the compiler itself reads
// policies with. What only the compiler can know (names, types, expressions) it does not check.
// Threads: free function.

#include <cstdint>
#include <string>

namespace mora::inline v0 {

enum class SchemaKind : std::uint8_t {
  policy,
  part,     // a file that a policy includes
  calendar  // a file that a calendar includes
};

// Draft 7, the version that language servers for YAML know best. Indented text that ends with a
// newline.
[[nodiscard]] std::string json_schema(SchemaKind kind);

}  // namespace mora::inline v0
