// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/infer.hpp"

#include <utility>

#include <fmt/format.h>

#include "mora/format.hpp"

#include "infer/survey.hpp"
#include "infer/write_draft.hpp"
#include "replay/raw_reader.hpp"

namespace mora::inline v0 {

namespace {

// What nothing can be drafted without; empty if all of it is there.
std::string mistake_of(const infer::Survey& survey, const std::vector<SourceName>& source) {
  const infer::Guess& guess = survey.guess();
  const auto given = [&](std::string_view field) {
    for (const SourceName& name : source) {
      if (name.field == field) return name.column;
    }
    return std::string();
  };
  if (survey.facts().events == 0) return "there is no event in it";
  for (const auto& [field, column] : {std::pair("time", guess.time), std::pair("type", guess.type),
                                      std::pair("case", guess.case_key)}) {
    if (!column && !given(field).empty()) {
      return fmt::format("there is no '{}' in it, which '{}' is said to be", given(field), field);
    }
  }
  if (!guess.time) {
    return "nothing in it looks like the time of an event; say what is: --source time=COLUMN "
           "(times are written 2026-03-02T09:00:00+08:00 or 2026-03-02 09:00)";
  }
  if (!guess.type) {
    return "nothing in it looks like the type of an event; say what is: --source type=COLUMN";
  }
  if (!guess.case_key) {
    return "nothing in it tells cases apart, as an order's number does; say what does: "
           "--source case=COLUMN";
  }
  if (survey.facts().too_many_types) {
    return fmt::format(
        "'{}' has too many different values for a type of event; say what is one: "
        "--source type=COLUMN",
        survey.columns().path(static_cast<std::uint32_t>(*guess.type)));
  }
  return survey.types().empty() ? "no event in it has a type that is a text" : "";
}

}  // namespace

class LogSurvey::Impl {
 public:
  explicit Impl(std::vector<SourceName> source) : source_(source), survey_(std::move(source)) {}

  std::uint64_t read(std::string_view format, std::istream& input, std::uint64_t first_line) {
    const auto reader = replay::make_raw_reader(format, input, first_line, survey_.columns());
    if (reader == nullptr) {
      failure_ = fmt::format("there is no log format '{}'", format);
      return first_line;
    }
    for (;;) {
      switch (reader->next()) {
        case replay::RawOutcome::event: survey_.take(reader->fields(), reader->items()); continue;
        case replay::RawOutcome::refused: survey_.refuse(); continue;
        case replay::RawOutcome::unreadable: failure_ = reader->reason(); return reader->line();
        case replay::RawOutcome::end: return reader->line();
      }
    }
  }

  [[nodiscard]] std::string_view failure() const { return failure_; }

  PolicyDraft draft(std::string_view log) {
    survey_.finish();
    PolicyDraft draft;
    draft.events = survey_.facts().events;
    draft.refused = survey_.facts().refused;
    draft.mistake = mistake_of(survey_, source_);
    if (draft.mistake.empty()) {
      draft.text = format_text("draft", infer::write_draft(survey_, log)).text;
    }
    return draft;
  }

 private:
  std::vector<SourceName> source_;
  infer::Survey survey_;
  std::string failure_;
};

LogSurvey::LogSurvey(std::vector<SourceName> source)
    : impl_(std::make_unique<Impl>(std::move(source))) {}

LogSurvey::~LogSurvey() = default;

std::uint64_t LogSurvey::read(std::string_view format, std::istream& input,
                              std::uint64_t first_line) {
  return impl_->read(format, input, first_line);
}

std::string_view LogSurvey::failure() const { return impl_->failure(); }

PolicyDraft LogSurvey::draft(std::string_view log) { return impl_->draft(log); }

}  // namespace mora::inline v0
