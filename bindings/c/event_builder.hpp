// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mora/event_builder.hpp"
#include "mora/program.hpp"

#include "mora.h"

struct mora_event_builder {
  mora::EventBuilder builder;
  mora::Program program;
};
