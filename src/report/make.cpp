// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "mora/report.hpp"

#include "report/csv_writer.hpp"
#include "report/jsonl_writer.hpp"
#include "report/text_writer.hpp"

namespace mora::inline v0 {

std::span<const std::string_view> writer_formats() {
  static constexpr auto names = std::to_array<std::string_view>({
#define MORA_WRITER(name, maker) name,
#include "report/list.def"
#undef MORA_WRITER
  });
  return names;
}

std::unique_ptr<ReportWriter> make_writer(std::string_view format, std::ostream& out,
                                          const WriterOptions& options) {
#define MORA_WRITER(name, maker) \
  if (format == (name)) return report::maker(out, options);
#include "report/list.def"
#undef MORA_WRITER
  return nullptr;
}

}  // namespace mora::inline v0
