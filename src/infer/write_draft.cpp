// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "infer/write_draft.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "infer/field_names.hpp"
#include "infer/yaml_text.hpp"

namespace mora::infer {
namespace {

// "561,470"
std::string grouped(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string counted(std::uint64_t count, std::string_view what) {
  return fmt::format("{} {}{}", grouped(count), what, count == 1 ? "" : "s");
}

// "in all events", "in 98 % of them": the whole is said of the whole alone.
std::string share(std::uint64_t part, std::uint64_t whole, std::string_view of) {
  if (part == whole) return fmt::format("in all {}", of);
  const std::uint64_t percent = part * 100 / whole;
  const std::string much = percent == 0 ? grouped(part) : fmt::format("{} %", percent);
  return fmt::format("in {} of {}", much, of == "events" ? "the events" : of);
}

// "desk.jsonl.zst" -> "desk"
std::string policy_name(std::string_view log) {
  std::string_view file = log.substr(log.find_last_of('/') + 1);
  file = file.substr(0, file.find('.'));
  std::string name;
  for (const char c : file) {
    const bool small = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const bool capital = c >= 'A' && c <= 'Z';
    if (small || capital) {
      name += small ? c : static_cast<char>(c - 'A' + 'a');
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  while (!name.empty() && name.back() == '-') name.pop_back();
  return name.empty() ? "draft" : name;
}

class Writer {
 public:
  Writer(const Survey& survey, std::string_view log)
      : survey_(survey), facts_(survey.facts()), names_(survey), log_(log) {}

  std::string write() {
    write_head();
    write_events();
    write_clauses();
    return std::move(text_);
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    text_ += fmt::format(format, std::forward<Args>(args)...) + "\n";
  }

  [[nodiscard]] const std::string& path(std::size_t column) const {
    return survey_.columns().path(static_cast<replay::LogColumns::Id>(column));
  }

  void write_head() {
    line("# A draft, made from {} of {}.", counted(facts_.events, "event"), log_);
    write_guesses();
    write_doubts();
    line("");
    line("mora: 1");
    line("policy: {}", policy_name(log_));
    write_timezone();
    line("case: {{key: {}}}", yaml_text(names_.case_key()));
    write_source();
  }

  void write_guesses() {
    const Guess& guess = survey_.guess();
    line("#");
    line(
        "# What is what in the log, as it seems from names and values; mora infer --source says "
        "it");
    line("# otherwise:");
    line("#   time  {}: {}", quoted(path(*guess.time)), time_reason());
    line("#   type  {}: {}, {}", quoted(path(*guess.type)),
         counted(survey_.types().size(), "different text"),
         share(facts_.events - facts_.without_type, facts_.events, "events"));
    line("#   case  {}: {}, {}", quoted(path(*guess.case_key)),
         counted(facts_.cases, "different value"),
         share(facts_.events - facts_.without_case, facts_.events, "events"));
    if (guess.by && facts_.by_is_text) {
      line("#   by    {}: {}", quoted(path(*guess.by)),
           share(facts_.events - facts_.without_by, facts_.events, "events"));
    }
  }

  [[nodiscard]] std::string time_reason() const {
    std::string reason = fmt::format(
        "a time {}", share(facts_.events - facts_.without_time, facts_.events, "events"));
    if (facts_.first) reason += fmt::format(", {} to {}", facts_.first_day, facts_.last_day);
    return reason + (facts_.ascending ? ", ascending" : "; not in this order: see --lateness");
  }

  // What mora replay will not take.
  void write_doubts() {
    if (facts_.refused > 0) {
      line("# {} could not be read.", counted(facts_.refused, "line"));
    }
    if (facts_.without_time > 0) {
      line("# {} without a time will be rejected.", counted(facts_.without_time, "event"));
    }
    if (facts_.without_type > 0) {
      line("# {} without a type will be rejected.", counted(facts_.without_type, "event"));
    }
  }

  void write_timezone() {
    if (facts_.naive_times > 0) {
      line(
          "timezone: UTC  # {} no offset; name the zone whose local time they are, as "
          "Europe/Berlin",
          facts_.naive_times == facts_.events ? "the log's times have" : "some times have");
    } else if (facts_.offsets != std::set<std::string>{"+00:00"}) {
      line("timezone: UTC  # the log's times have the offset {}; name the zone, as Europe/Berlin",
           fmt::join(facts_.offsets, ", "));
    }
  }

  void write_source() {
    std::vector<std::string> entries;
    const auto add = [&](std::string_view field, std::string_view column) {
      if (field != column) entries.push_back(yaml_text(field) + ": " + yaml_text(column));
    };
    const Guess& guess = survey_.guess();
    add("time", path(*guess.time));
    add("type", path(*guess.type));
    if (path(*guess.case_key) != names_.case_key()) {
      add("case", path(*guess.case_key));
    }
    if (guess.by && facts_.by_is_text) add("by", path(*guess.by));
    // A name that the log does not have: what it calls `by` is not read as a person.
    const bool hides_by = !(guess.by && facts_.by_is_text) && has_unreadable_by();
    if (hides_by) add("by", "-");
    for (std::size_t column = 1; column < survey_.columns().size(); ++column) {
      if (names_.is_field(column) && is_declared(column)) add(names_.name(column), path(column));
    }
    if (entries.empty()) return;
    line("source: {{{}}}{}", fmt::join(entries, ", "),
         hides_by ? "  # what the log calls 'by' is no text, and so no person" : "");
  }

  // Some event has a `by` that is no text.
  [[nodiscard]] bool has_unreadable_by() const {
    std::size_t by = 1;
    while (by < survey_.columns().size() && path(by) != "by") ++by;
    const auto& types = survey_.types();
    return std::any_of(types.begin(), types.end(), [&](const TypeFacts& type) {
      return by < type.fields.size() && type.fields[by].present > 0 &&
             !type.fields[by].kinds.has(ValueKind::string);
    });
  }

  // Some type of event has it as a field.
  [[nodiscard]] bool is_declared(std::size_t column) const {
    const auto& types = survey_.types();
    return std::any_of(types.begin(), types.end(), [&](const TypeFacts& type) {
      return column < type.fields.size() && is_declared(type.fields[column], column);
    });
  }
  [[nodiscard]] bool is_declared(const FieldFacts& field, std::size_t column) const {
    return names_.is_field(column) && field.present > 0 && field.kinds.best().has_value() &&
           !survey_.is_ambiguous(column);
  }

  void write_events() {
    line("");
    line("events:");
    for (const TypeFacts& type : survey_.types()) write_event(type);
  }

  void write_event(const TypeFacts& type) {
    std::string fields;
    for (std::size_t column = 1; column < type.fields.size(); ++column) {
      fields += field_line(type, column);
    }
    const std::string name = yaml_text(type.name);
    const std::string count = counted(type.events, "event");
    const bool declares = has_fields(type);
    line("  {}:{}  # {}", name, declares ? "" : " {}", count);
    if (declares) line("    fields:");
    text_ += fields;
  }

  [[nodiscard]] bool has_fields(const TypeFacts& type) const {
    for (std::size_t column = 1; column < type.fields.size(); ++column) {
      if (is_declared(type.fields[column], column)) return true;
    }
    return false;
  }

  // With what is worth knowing behind it; a comment alone for what cannot be declared.
  [[nodiscard]] std::string field_line(const TypeFacts& type, std::size_t column) const {
    const FieldFacts& field = type.fields[column];
    if (!names_.is_field(column) || field.present == field.objects) return {};
    const std::string name = yaml_text(names_.name(column));
    if (survey_.is_ambiguous(column)) {
      return fmt::format("      # {}: stands twice in one event\n", name);
    }
    const auto kind = field.kinds.best();
    if (!kind) return fmt::format("      # {}: values of several types\n", name);
    const std::string note = field_note(type, field, *kind);
    return fmt::format("      {}: {}{}{}\n", name, word_for(*kind), note.empty() ? "" : "  # ",
                       note);
  }

  [[nodiscard]] static std::string field_note(const TypeFacts& type, const FieldFacts& field,
                                              ValueKind kind) {
    std::string note;
    if (field.present < type.events) note = share(field.present, type.events, "them");
    const bool listed = (kind == ValueKind::string || kind == ValueKind::number) &&
                        !field.many_values && field.present >= 3 * field.values.size();
    if (!listed) return note;
    std::string values;
    for (const std::string& value : field.values) {
      values += (values.empty() ? "" : ", ") + (kind == ValueKind::string ? quoted(value) : value);
    }
    const std::string_view always = field.values.size() == 1 ? "always " : "";
    return fmt::format("{}{}{}{}", note, note.empty() ? "" : "; ", always, values);
  }

  void write_clauses() {
    const auto pattern = [](const std::string& name) {
      const std::string text = yaml_text(name);
      const bool word = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
               (c >= '0' && c <= '9');
      });
      return word && text == name ? name : "'" + quoted(name) + "'";
    };
    const auto& types = survey_.types();
    line("");
    line("# A clause without a rule is text only. A rule looks like this:");
    line("#     on: {}", pattern(types.front().name));
    line("#     require: {}", pattern(types.size() > 1 ? types[1].name : types[0].name));
    line("#     within: 3d");
    line("clauses:");
    line("  - id: \"1\"");
    line("    text: The first clause of the regulation.");
  }

  const Survey& survey_;
  const LogFacts& facts_;
  FieldNames names_;
  std::string_view log_;
  std::string text_;
};

}  // namespace

std::string write_draft(const Survey& survey, std::string_view log) {
  return Writer(survey, log).write();
}

}  // namespace mora::infer
