// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "event_builder.hpp"

#include <optional>

#include "mora/value.hpp"

#include "boundary.hpp"
#include "mora.h"
#include "program.hpp"
#include "values.hpp"

using mora::c::guard;
using mora::c::view;

namespace {

// What a builder's setters have in common.
template <class Set>
mora_status with(mora_event_builder* builder, Set set) {
  return guard([&] {
    if (builder == nullptr) return MORA_INVALID_ARGUMENT;
    set(builder->builder);
    return MORA_OK;
  });
}

}  // namespace

extern "C" {

mora_status mora_event_builder_new(const mora_program* program, mora_str type,
                                   mora_event_builder** builder) {
  return guard([&] {
    if (program == nullptr || builder == nullptr) return MORA_INVALID_ARGUMENT;
    *builder =
        new mora_event_builder{mora::EventBuilder(program->program, view(type)), program->program};
    return MORA_OK;
  });
}

mora_status mora_event_builder_at(mora_event_builder* builder, int64_t time) {
  return with(builder, [&](mora::EventBuilder& event) { event.at(mora::TimePoint{time}); });
}

mora_status mora_event_builder_at_text(mora_event_builder* builder, mora_str timestamp) {
  return with(builder, [&](mora::EventBuilder& event) { event.at(view(timestamp)); });
}

mora_status mora_event_builder_line(mora_event_builder* builder, uint64_t line) {
  return with(builder, [&](mora::EventBuilder& event) { event.line(line); });
}

mora_status mora_event_builder_set_text(mora_event_builder* builder, mora_str field,
                                        mora_str text) {
  return with(builder, [&](mora::EventBuilder& event) { event.set(view(field), view(text)); });
}

mora_status mora_event_builder_set(mora_event_builder* builder, mora_str field,
                                   const mora_value* value) {
  return guard([&] {
    if (builder == nullptr || value == nullptr) return MORA_INVALID_ARGUMENT;
    mora::c::EventMaker values(builder->program);
    const std::optional<mora::Value> made = values.value(*value);
    if (!made) return MORA_INVALID_ARGUMENT;
    builder->builder.set(view(field), *made);
    return MORA_OK;
  });
}

mora_str mora_event_builder_error(const mora_event_builder* builder) {
  return builder == nullptr ? mora_str{nullptr, 0} : mora::c::str(builder->builder.error());
}

void mora_event_builder_free(mora_event_builder* builder) { delete builder; }

}  // extern "C"
