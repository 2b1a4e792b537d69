// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "mora/case_recorder.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "mora/monitor.hpp"

#include "casework/policy_file.hpp"
#include "casework/record_case.hpp"
#include "text/suggest.hpp"

namespace mora::inline v0 {

using namespace casework;

namespace {

struct Unheard {
  void operator()(const Finding& finding) const { (void)finding; }
};

// Its texts as views into `texts`.
DraftEvent copy(const Program& program, const Event& event, Texts& texts) {
  DraftEvent result{program.floored(event.time), event.type, {}};
  for (std::uint32_t slot = 0; slot < program.schema().field_count(event.type); ++slot) {
    const Value& value = event.fields[slot];
    if (value.is_null()) continue;
    Value kept = value;
    if (value.kind() == ValueKind::string) kept = texts.keep(std::string(value.string()));
    if (value.kind() == ValueKind::list) {
      std::vector<Value> items(value.list().begin(), value.list().end());
      for (Value& item : items) {
        if (item.kind() == ValueKind::string) item = texts.keep(std::string(item.string()));
      }
      kept = texts.keep(std::move(items));
    }
    result.fields[std::string(program.schema().field(event.type, slot).name)] = kept;
  }
  return result;
}

}  // namespace

class CaseRecorder::Recording {
 public:
  Recording(const std::string& policy_path, const CompileOptions& options)
      : file_(load_policy_file(policy_path, options)) {}

  [[nodiscard]] const PolicyFile& file() const { return file_; }
  void start(RecordOptions options);
  Status push(const Event& event);
  RecordedCase finish();

 private:
  [[nodiscard]] bool has_id(const Event& event, std::uint32_t space) const;
  [[nodiscard]] const detail::ProgramData& data() const { return file_.program.data(); }

  PolicyFile file_;
  RecordOptions options_;
  Texts texts_;
  std::optional<Monitor<Unheard>> monitor_;
  std::vector<CaseEvents> found_;  // by key, the policy's own first
  TimePoint last_ = min_time;
};

void CaseRecorder::Recording::start(RecordOptions options) {
  options_ = std::move(options);
  monitor_.emplace(file_.program, Unheard(), MonitorOptions{options_.lateness});
  found_.resize(data().spaces.size());
}

bool CaseRecorder::Recording::has_id(const Event& event, std::uint32_t space) const {
  const std::uint32_t slot = data().key_slot(event.type, space);
  if (slot == detail::none) return false;
  const Value& value = event.fields[slot];
  return value.kind() == ValueKind::string && value.string() == options_.case_id;
}

Status CaseRecorder::Recording::push(const Event& event) {
  const Program& program = file_.program;
  const bool later =
      options_.as_of && program.floored(event.time) > program.floored(*options_.as_of);
  if (later) return Status::accepted;
  const Status status = monitor_->push(event);
  if (ok(status)) last_ = std::max(last_, program.floored(event.time));
  for (std::uint32_t space = 0; space < found_.size(); ++space) {
    if (!has_id(event, space)) continue;
    if (ok(status)) {
      found_[space].events.push_back(copy(program, event, texts_));
    } else if (status != Status::duplicate) {
      ++found_[space].rejected;
    }
  }
  return status;
}

RecordedCase CaseRecorder::Recording::finish() {
  const auto found = std::find_if(found_.begin(), found_.end(),
                                  [](const CaseEvents& f) { return !f.events.empty(); });
  if (found == found_.end()) return {};
  const auto space = static_cast<std::size_t>(found - found_.begin());
  // Those that came late enough to be sorted stand in their place.
  std::stable_sort(found->events.begin(), found->events.end(),
                   [](const DraftEvent& a, const DraftEvent& b) { return a.time < b.time; });
  found->key = data().view(data().spaces[space].field);
  found->end = std::max(last_, options_.as_of.value_or(last_));
  return record_case(file_, *found, options_, texts_);
}

CaseRecorder::CaseRecorder(const std::string& policy_path, const CompileOptions& options)
    : recording_(std::make_unique<Recording>(policy_path, options)) {}
CaseRecorder::~CaseRecorder() = default;

const Program& CaseRecorder::program() const { return recording_->file().program; }

std::string CaseRecorder::messages() const {
  return render(recording_->file().diagnostics, recording_->file().sources);
}

std::string CaseRecorder::keep_mistake(std::string_view field) const {
  std::vector<std::string_view> names;
  for (const sema::EventInfo& event : recording_->file().source->vocabulary.events()) {
    for (const sema::FieldInfo& info : event.fields) names.emplace_back(info.name);
  }
  if (std::find(names.begin(), names.end(), field) != names.end()) return {};
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::string mistake = fmt::format("no event has a field '{}'", field);
  const std::string hint = text::suggestion(field, names);
  return hint.empty() ? mistake : mistake + "; " + hint;
}

void CaseRecorder::start(RecordOptions options) { recording_->start(std::move(options)); }
Status CaseRecorder::push(const Event& event) { return recording_->push(event); }
RecordedCase CaseRecorder::finish() { return recording_->finish(); }

}  // namespace mora::inline v0
