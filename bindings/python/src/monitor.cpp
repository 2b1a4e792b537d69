// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <memory>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "findings.hpp"
#include "handles.hpp"
#include "program.hpp"
#include "table.hpp"

namespace mora::python {
namespace {

struct Options {
  std::int64_t lateness = 0;
  std::uint64_t max_open = 0;
  std::uint64_t max_open_per_case = 0;
  std::int32_t language = MORA_EN;
  bool keeps_table = false;
  std::vector<std::pair<std::string, std::string>> source;
  std::uint64_t first_line = 0;
};

// A monitor, and what it told and nobody has taken. One thread at a time, as Python's lock is not
// held while it works.
class Monitor {
 public:
  Monitor(const Program& program, const Options& options)
      : kept_(std::make_unique<Kept>()), keeps_table_(options.keeps_table) {
    kept_->language = options.language;
    std::vector<mora_source_name> source;
    for (const auto& [field, column] : options.source) {
      source.push_back({str(field), str(column)});
      check_source(program.handle.get(), source.back());
    }
    auto all = sized<mora_monitor_options>();
    all.lateness = options.lateness;
    all.max_open = options.max_open;
    all.max_open_per_case = options.max_open_per_case;
    all.language = options.language;
    all.keep = keeps_table_ ? MORA_KEEP_ARROW : MORA_KEEP_NONE;
    all.on_rejection = Kept::keep_rejection;
    all.source = source.data();
    all.source_count = source.size();
    all.first_line = options.first_line;
    mora_monitor* made = nullptr;
    check(mora_monitor_new(program.handle.get(), keeps_table_ ? nullptr : Kept::keep_finding,
                           kept_.get(), &all, &made));
    monitor_.reset(made);
  }

  // What became of the event, or the mistake in it as a text. A value is a text, or a tuple of what
  // a mora_value has.
  nb::object push(std::string_view type, nb::handle time, const nb::dict& fields,
                  std::uint64_t line) {
    mora_event_builder* made = nullptr;
    check(mora_event_builder_new(mora_monitor_program(get()), str(type), &made));
    const BuilderHandle builder(made);
    if (nb::isinstance<nb::str>(time)) {
      mora_event_builder_at_text(made, str(nb::cast<std::string_view>(time)));
    } else {
      mora_event_builder_at(made, nb::cast<std::int64_t>(time));
    }
    mora_event_builder_line(made, line);
    for (const auto& [name, value] : fields) set(made, nb::cast<std::string_view>(name), value);
    if (const mora_str error = mora_event_builder_error(made); error.size != 0) return py(error);
    std::int32_t status = 0;
    check(mora_monitor_push_built(get(), made, &status));
    return nb::int_(status);
  }

  nb::tuple push_json(const nb::bytes& lines) {
    auto counts = sized<mora_push_counts>();
    mora_status status = MORA_OK;
    {
      const nb::gil_scoped_release others_run;
      status = mora_monitor_push_json(get(), {lines.c_str(), lines.size()}, &counts);
    }
    check(status);
    return tuple_of(counts);
  }

  // The counts, and why the table cannot be read (on); None if all of it was.
  nb::tuple push_table(const nb::capsule& capsule) {
    if (std::string_view(capsule.name()) != "arrow_array_stream") {
      throw std::invalid_argument("this is no stream of Arrow's");
    }
    auto* const stream = static_cast<ArrowArrayStream*>(capsule.data());
    if (stream->release == nullptr) {
      throw std::invalid_argument("this stream of Arrow's has been read already");
    }
    auto counts = sized<mora_push_counts>();
    mora_text* said = nullptr;
    mora_status status = MORA_OK;
    {
      const nb::gil_scoped_release others_run;
      status = mora_monitor_push_arrow(get(), stream, &counts, &said);
    }
    const TextHandle message(said);
    if (status != MORA_REFUSED) check(status);
    return nb::make_tuple(tuple_of(counts), py_or_none(mora_text_get(said)));
  }

  void advance_to(std::int64_t time) {
    mora_status status = MORA_OK;
    {
      const nb::gil_scoped_release others_run;
      status = mora_monitor_advance_to(get(), time);
    }
    check(status);
  }

  void finish(nb::handle as_of) {
    const std::int64_t time = as_of.is_none() ? MORA_NO_TIME : nb::cast<std::int64_t>(as_of);
    mora_status status = MORA_OK;
    {
      const nb::gil_scoped_release others_run;
      status = mora_monitor_finish(get(), time);
    }
    check(status);
  }

  [[nodiscard]] nb::object next_due() const { return time_or_none(mora_monitor_next_due(get())); }

  [[nodiscard]] nb::tuple counters() const {
    auto now = sized<mora_counters>();
    check(mora_monitor_counters(get(), &now));
    return nb::make_tuple(now.events, now.rejected, now.violations, now.open, now.duplicates,
                          now.unopened);
  }

  // (rule, case, opened_at, due_at, paused)
  [[nodiscard]] nb::list open() const {
    nb::list all;
    const auto keep = [](void* list, const mora_open_obligation* open) {
      static_cast<nb::list*>(list)->append(
          nb::make_tuple(open->rule, py(open->case_key), open->opened_at,
                         time_or_none(open->due_at), open->paused != 0));
    };
    check(mora_monitor_for_each_open(get(), keep, &all));
    return all;
  }

  // The counts of an adoption or None, and what came of it in words.
  nb::tuple adopt(const Program& next, std::int32_t terms, bool preview) {
    auto done = sized<mora_adoption>();
    mora_text* said = nullptr;
    const mora_status status =
        mora_monitor_adopt(get(), next.handle.get(), terms, preview ? 1 : 0, &done, &said);
    const TextHandle message(said);
    if (status == MORA_REFUSED) return nb::make_tuple(nb::none(), py(view(message)));
    check(status);
    return nb::make_tuple(nb::make_tuple(done.open, done.unchanged, done.old_terms, done.same_due,
                                         done.new_due, done.late_now, done.met, done.cancelled),
                          py(view(message)));
  }

  [[nodiscard]] nb::bytes snapshot(std::string_view position) const {
    std::string bytes;
    mora_status status = MORA_OK;
    {
      const nb::gil_scoped_release others_run;
      status = mora_monitor_snapshot(get(), str(position), append, &bytes);
    }
    check(status);
    return nb::bytes(bytes.data(), bytes.size());
  }

  // Whether it was restored, the position, and what is to be said.
  nb::tuple restore(const Program& program, const nb::bytes& bytes, std::int32_t terms) {
    std::string_view rest(bytes.c_str(), bytes.size());
    mora_text* where = nullptr;
    mora_text* said = nullptr;
    mora_status status = MORA_OK;
    {
      const nb::gil_scoped_release others_run;
      status =
          mora_monitor_restore(get(), program.handle.get(), take_from, &rest, terms, &where, &said);
    }
    const TextHandle position(where);
    const TextHandle message(said);
    if (status != MORA_REFUSED) check(status);
    return nb::make_tuple(status == MORA_OK, py(view(position)), py(view(message)));
  }

  // The bytes, and why there are none.
  [[nodiscard]] nb::tuple snapshot_case(std::string_view case_key) const {
    std::string bytes;
    mora_text* said = nullptr;
    const mora_status status =
        mora_monitor_snapshot_case(get(), str(case_key), append, &bytes, &said);
    const TextHandle message(said);
    if (status != MORA_REFUSED) check(status);
    return nb::make_tuple(nb::bytes(bytes.data(), bytes.size()), py(view(message)));
  }

  // Why it was refused; empty if it was not.
  nb::str restore_case(const nb::bytes& bytes) {
    std::string_view rest(bytes.c_str(), bytes.size());
    mora_text* said = nullptr;
    const mora_status status = mora_monitor_restore_case(get(), take_from, &rest, &said);
    const TextHandle message(said);
    if (status != MORA_REFUSED) check(status);
    return py(view(message));
  }

  nb::list take_findings() {
    nb::list all;
    for (const KeptFinding& finding : kept_->findings) all.append(python::tuple_of(finding));
    kept_->findings.clear();
    return all;
  }

  nb::list take_rejections() {
    nb::list all;
    for (const auto& [line, reason] : kept_->rejections) {
      all.append(nb::make_tuple(line, py(reason)));
    }
    kept_->rejections.clear();
    return all;
  }

  Table take_table() {
    ArrowArrayStream stream{};
    check(mora_monitor_take_arrow(get(), &stream));
    return Table(stream);
  }

  [[nodiscard]] Program program() const {
    mora_program* const handle = mora_program_retain(mora_monitor_program(get()));
    if (handle == nullptr) throw std::bad_alloc();
    return Program{ProgramHandle(handle)};
  }

 private:
  static nb::tuple tuple_of(const mora_push_counts& counts) {
    return nb::make_tuple(counts.events, counts.duplicates, counts.rejected, counts.unknown);
  }

  // Of (kind, integer, exponent, currency).
  static mora_value value_of(nb::handle value) {
    mora_value made{};
    if (nb::isinstance<nb::str>(value)) {
      made.kind = MORA_KIND_STRING;
      made.as.text = str(nb::cast<std::string_view>(value));
      return made;
    }
    const auto parts = nb::cast<nb::tuple>(value);
    made.kind = nb::cast<std::int32_t>(parts[0]);
    made.as.integer = nb::cast<std::int64_t>(parts[1]);
    made.exponent = nb::cast<std::int32_t>(parts[2]);
    nb::cast<std::string_view>(parts[3]).copy(made.currency, sizeof made.currency - 1);
    return made;
  }

  static void set(mora_event_builder* builder, std::string_view name, nb::handle value) {
    std::vector<mora_value> items;
    mora_value made{};
    if (nb::isinstance<nb::list>(value)) {
      for (const nb::handle item : nb::cast<nb::list>(value)) items.push_back(value_of(item));
      made.kind = MORA_KIND_LIST;
      made.as.list.items = items.data();
      made.as.list.count = items.size();
    } else {
      made = value_of(value);
    }
    check(mora_event_builder_set(builder, str(name), &made));
  }

  [[nodiscard]] mora_monitor* get() const { return monitor_.get(); }

  std::unique_ptr<Kept> kept_;  // stays in place, as the monitor knows it
  bool keeps_table_;
  MonitorHandle monitor_;
};

}  // namespace

void bind_monitor(nb::module_& module) {
  nb::class_<Monitor>(module, "Monitor")
      .def(
          "__init__",
          [](Monitor* self, const Program& program, std::int64_t lateness, std::uint64_t max_open,
             std::uint64_t max_open_per_case, std::int32_t language, bool keeps_table,
             std::vector<std::pair<std::string, std::string>> source, std::uint64_t first_line) {
            new (self) Monitor(program, {lateness, max_open, max_open_per_case, language,
                                         keeps_table, std::move(source), first_line});
          },
          nb::arg("program"), nb::arg("lateness"), nb::arg("max_open"),
          nb::arg("max_open_per_case"), nb::arg("language"), nb::arg("keeps_table"),
          nb::arg("source"), nb::arg("first_line"))
      .def("push", &Monitor::push)
      .def("push_json", &Monitor::push_json)
      .def("push_table", &Monitor::push_table)
      .def("advance_to", &Monitor::advance_to)
      .def("finish", &Monitor::finish, nb::arg("as_of").none())
      .def("next_due", &Monitor::next_due)
      .def("counters", &Monitor::counters)
      .def("open", &Monitor::open)
      .def("adopt", &Monitor::adopt)
      .def("snapshot", &Monitor::snapshot)
      .def("restore", &Monitor::restore)
      .def("snapshot_case", &Monitor::snapshot_case)
      .def("restore_case", &Monitor::restore_case)
      .def("take_findings", &Monitor::take_findings)
      .def("take_rejections", &Monitor::take_rejections)
      .def("take_table", &Monitor::take_table)
      .def("program", &Monitor::program);
}

}  // namespace mora::python
