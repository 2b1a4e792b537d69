// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "outlet.hpp"

#include "finding.hpp"

namespace mora::c {

Outlet::Outlet(const Program& program, mora_on_finding tell, void* context,
               const mora_monitor_options& options)
    : program_(&program), tell_(tell), context_(context) {
  const auto language = static_cast<Language>(options.language);
  if (options.keep == MORA_KEEP_ARROW) table_.emplace(program, language);
  if (options.keep == MORA_KEEP_JSON) {
    WriterOptions words;
    words.language = language;
    writer_ = make_writer("jsonl", lines_, words);
  }
}

void Outlet::operator()(const Finding& finding) {
  if (tell_ != nullptr) {
    const FindingSource source{program_, &finding};
    const mora_finding seen = seen_from_c(source);
    tell_(context_, &seen);
  }
  if (table_) table_->add(*program_, finding);
  if (writer_ != nullptr) writer_->write(*program_, finding);
}

bool Outlet::take_arrow(ArrowArrayStream& table) {
  if (!table_) return false;
  table_->hand_over(&table);
  return true;
}

bool Outlet::take_json(std::string& lines) {
  if (writer_ == nullptr) return false;
  lines = lines_.str();
  lines_.str({});
  return true;
}

}  // namespace mora::c
