// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "program.hpp"

#include <memory>
#include <string>
#include <utility>

#include "mora/compile.hpp"
#include "mora/replay.hpp"
#include "mora/schema.hpp"
#include "mora/time_text.hpp"

#include "boundary.hpp"
#include "diagnostics.hpp"
#include "mora.h"

using mora::c::guard;
using mora::c::str;
using mora::c::view;

namespace {

mora::CompileOptions options_of(const mora_compile_options* given) {
  const mora_compile_options known = mora::c::taken(given);
  mora::CompileOptions options;
  for (size_t i = 0; i < known.include_from_count; ++i) {
    options.include_from.emplace_back(view(known.include_from[i]));
  }
  if (known.most_clauses != 0) options.most_clauses = known.most_clauses;
  return options;
}

mora_status hand_over(mora::CompileResult result, mora_program** program,
                      mora_diagnostics** diagnostics) {
  const bool is_sound = static_cast<bool>(result);
  std::string text = result.messages();
  auto told = std::make_unique<mora_diagnostics>(
      mora_diagnostics{std::move(result.diagnostics), std::move(result.sources), std::move(text)});
  if (program != nullptr) {
    *program = is_sound ? new mora_program{std::move(result.program)} : nullptr;
  }
  if (diagnostics != nullptr) *diagnostics = told.release();
  return is_sound ? MORA_OK : MORA_INVALID_POLICY;
}

bool has_type(const mora_program* program, uint32_t type) {
  return program != nullptr && type < program->program.schema().event_count();
}

}  // namespace

extern "C" {

mora_status mora_compile_file(mora_str path, const mora_compile_options* options,
                              mora_program** program, mora_diagnostics** diagnostics) {
  return guard([&] {
    return hand_over(mora::compile_file(std::string(view(path)), options_of(options)), program,
                     diagnostics);
  });
}

mora_status mora_compile_text(mora_str name, mora_str text, const mora_compile_options* options,
                              mora_program** program, mora_diagnostics** diagnostics) {
  return guard([&] {
    return hand_over(
        mora::compile_text(std::string(view(name)), std::string(view(text)), options_of(options)),
        program, diagnostics);
  });
}

mora_program* mora_program_retain(const mora_program* program) {
  return program == nullptr ? nullptr : new (std::nothrow) mora_program(*program);
}

void mora_program_free(mora_program* program) { delete program; }

mora_status mora_program_get(const mora_program* program, mora_program_info* info) {
  return guard([&] {
    if (program == nullptr || info == nullptr) return MORA_INVALID_ARGUMENT;
    const mora::Program& known = program->program;
    mora_program_info all{};
    all.policy = str(known.policy());
    all.title_en = str(known.title_en());
    all.title_zh = str(known.title_zh());
    all.timezone = str(known.timezone());
    all.case_key = str(known.case_key());
    mora::c::copy_code(known.currency(), all.currency);
    all.clause_count = known.clause_count();
    all.rule_count = known.rule_count();
    all.event_count = known.schema().event_count();
    mora::c::give(info, all);
    return MORA_OK;
  });
}

mora_status mora_program_rule(const mora_program* program, uint32_t index, mora_rule_info* info) {
  return guard([&] {
    if (program == nullptr || info == nullptr || index >= program->program.rule_count()) {
      return MORA_INVALID_ARGUMENT;
    }
    const mora::RuleInfo rule = program->program.rule(index);
    mora_rule_info all{};
    all.clause = str(rule.clause);
    all.name = str(rule.name);
    all.title_en = str(rule.title_en);
    all.title_zh = str(rule.title_zh);
    all.text = str(rule.text);
    all.role = str(rule.role);
    all.file = str(rule.file);
    all.line = rule.line;
    mora::c::give(info, all);
    return MORA_OK;
  });
}

mora_status mora_program_event(const mora_program* program, uint32_t type, mora_str* name,
                               uint32_t* field_count) {
  return guard([&] {
    if (!has_type(program, type)) return MORA_INVALID_ARGUMENT;
    const mora::Schema schema = program->program.schema();
    if (name != nullptr) *name = str(schema.event_name(type));
    if (field_count != nullptr) *field_count = schema.field_count(type);
    return MORA_OK;
  });
}

mora_status mora_program_field(const mora_program* program, uint32_t type, uint32_t field,
                               mora_field_info* info) {
  return guard([&] {
    if (!has_type(program, type) || info == nullptr) return MORA_INVALID_ARGUMENT;
    const mora::Schema schema = program->program.schema();
    if (field >= schema.field_count(type)) return MORA_INVALID_ARGUMENT;
    const mora::Field known = schema.field(type, field);
    mora::c::give(info, mora_field_info{0, str(known.name), static_cast<int32_t>(known.kind)});
    return MORA_OK;
  });
}

uint32_t mora_program_find_event(const mora_program* program, mora_str name) {
  if (program == nullptr) return MORA_NOT_FOUND;
  return program->program.schema().find_event(view(name)).value_or(MORA_NOT_FOUND);
}

uint32_t mora_program_find_field(const mora_program* program, uint32_t type, mora_str name) {
  if (!has_type(program, type)) return MORA_NOT_FOUND;
  return program->program.schema().find_field(type, view(name)).value_or(MORA_NOT_FOUND);
}

mora_status mora_program_read_time(const mora_program* program, mora_str text, int64_t* time) {
  return guard([&] {
    if (program == nullptr || time == nullptr) return MORA_INVALID_ARGUMENT;
    const auto read = mora::parse_time(program->program, view(text));
    if (!read) return MORA_REFUSED;
    *time = read->us;
    return MORA_OK;
  });
}

mora_status mora_program_check_source(const mora_program* program, mora_source_name name,
                                      mora_text** message) {
  return guard([&] {
    if (program == nullptr) return MORA_INVALID_ARGUMENT;
    std::string mistake = mora::source_mistake(
        program->program, {std::string(view(name.field)), std::string(view(name.column))});
    if (mistake.empty()) return MORA_OK;
    mora::c::give(message, std::move(mistake));
    return MORA_REFUSED;
  });
}

}  // extern "C"
