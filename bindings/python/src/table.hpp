// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Table: what a stream gave, kept, and given on as often as it is asked for, without a copy.
// Ownership: each stream, schema and batch that it gives shares what it holds.

#include <memory>
#include <vector>

#include "mora/arrow_abi.hpp"

#include "handles.hpp"

namespace mora::python {

class Table {
 public:
  // Takes the stream over, and all that it gives.
  explicit Table(ArrowArrayStream& stream);

  [[nodiscard]] std::int64_t row_count() const;
  // Capsules, as Arrow's PyCapsule interface wants them.
  [[nodiscard]] nb::capsule stream() const;
  [[nodiscard]] nb::capsule schema() const;

  struct Content;

 private:
  std::shared_ptr<const Content> content_;
};

}  // namespace mora::python
