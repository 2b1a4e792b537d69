// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "program.hpp"

#include <cstdint>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>
#include <string>
#include <utility>
#include <vector>

namespace mora::python {
namespace {

nb::list list_of(const mora_diagnostics* diagnostics) {
  nb::list list;
  for (std::size_t i = 0; i < mora_diagnostics_count(diagnostics); ++i) {
    auto d = sized<mora_diagnostic>();
    check(mora_diagnostics_get(diagnostics, i, &d));
    list.append(nb::make_tuple(d.severity, py(d.id), py(d.name), py(d.message), py(d.help),
                               py(d.file), d.line, d.column, d.end_line, d.end_column));
  }
  return list;
}

// The program or None, the diagnostics, and all of them as one text.
template <class Compile>
nb::tuple compiled(const std::vector<std::string>& include_from, Compile compile) {
  std::vector<mora_str> folders;
  for (const std::string& folder : include_from) folders.push_back(str(folder));
  auto options = sized<mora_compile_options>();
  options.include_from = folders.data();
  options.include_from_count = folders.size();
  mora_program* program = nullptr;
  mora_diagnostics* told = nullptr;
  mora_status status = MORA_OK;
  {
    const nb::gil_scoped_release others_run;
    status = compile(options, &program, &told);
  }
  ProgramHandle handle(program);
  const DiagnosticsHandle diagnostics(told);
  if (status != MORA_INVALID_POLICY) check(status);
  nb::object made =
      handle == nullptr ? nb::object(nb::none()) : nb::cast(Program{std::move(handle)});
  return nb::make_tuple(std::move(made), list_of(diagnostics.get()),
                        py(mora_diagnostics_text(diagnostics.get())));
}

nb::tuple compile_file(const std::string& path, const std::vector<std::string>& include_from) {
  return compiled(include_from, [&](const mora_compile_options& options, mora_program** program,
                                    mora_diagnostics** diagnostics) {
    return mora_compile_file(str(path), &options, program, diagnostics);
  });
}

nb::tuple compile_text(const std::string& name, const std::string& text,
                       const std::vector<std::string>& include_from) {
  return compiled(include_from, [&](const mora_compile_options& options, mora_program** program,
                                    mora_diagnostics** diagnostics) {
    return mora_compile_text(str(name), str(text), &options, program, diagnostics);
  });
}

nb::dict info(const Program& program) {
  auto known = sized<mora_program_info>();
  check(mora_program_get(program.handle.get(), &known));
  nb::dict all;
  all["policy"] = py(known.policy);
  all["title_en"] = py(known.title_en);
  all["title_zh"] = py(known.title_zh);
  all["timezone"] = py(known.timezone);
  all["case_key"] = py(known.case_key);
  all["currency"] = py(std::string_view(known.currency));
  return all;
}

nb::list rules(const Program& program) {
  auto known = sized<mora_program_info>();
  check(mora_program_get(program.handle.get(), &known));
  nb::list all;
  for (std::uint32_t i = 0; i < known.rule_count; ++i) {
    auto rule = sized<mora_rule_info>();
    check(mora_program_rule(program.handle.get(), i, &rule));
    all.append(nb::make_tuple(py(rule.clause), py(rule.name), py(rule.title_en), py(rule.title_zh),
                              py(rule.text), py(rule.role), py(rule.file), rule.line));
  }
  return all;
}

// {event: {field: kind}}
nb::dict events(const Program& program) {
  auto known = sized<mora_program_info>();
  check(mora_program_get(program.handle.get(), &known));
  nb::dict all;
  for (std::uint32_t type = 0; type < known.event_count; ++type) {
    mora_str name{};
    std::uint32_t count = 0;
    check(mora_program_event(program.handle.get(), type, &name, &count));
    nb::dict fields;
    for (std::uint32_t i = 0; i < count; ++i) {
      auto field = sized<mora_field_info>();
      check(mora_program_field(program.handle.get(), type, i, &field));
      fields[py(field.name)] = field.kind;
    }
    all[py(name)] = fields;
  }
  return all;
}

// Microseconds, or None for a text that is no time.
nb::object read_time(const Program& program, const std::string& text) {
  std::int64_t time = MORA_NO_TIME;
  const mora_status status = mora_program_read_time(program.handle.get(), str(text), &time);
  if (status == MORA_REFUSED) return nb::none();
  check(status);
  return nb::cast(time);
}

}  // namespace

void bind_program(nb::module_& module) {
  nb::class_<Program>(module, "Program")
      .def("info", info)
      .def("rules", rules)
      .def("events", events)
      .def("read_time", read_time);
  module.def("compile_file", compile_file, nb::arg("path"), nb::arg("include_from"));
  module.def("compile_text", compile_text, nb::arg("name"), nb::arg("text"),
             nb::arg("include_from"));
}

}  // namespace mora::python
