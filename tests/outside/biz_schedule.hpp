// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A schedule of biz_spec.json as calendars of a policy. Windows of a date come from its shifts,
// else from the week; breaks are cut out of them, and a holiday has none.

#include <string>

#include <simdjson.h>

namespace mora::outside {

// `office`; `open_days`, all hours but for the holidays; and, where there are any, `breaks`.
[[nodiscard]] std::string calendars_of_schedule(simdjson::dom::element schedule);

}  // namespace mora::outside
