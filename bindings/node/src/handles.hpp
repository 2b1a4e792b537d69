// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The handles of mora.h, freed with their owner, and what its functions return, checked.

#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>

#include "mora.h"
#include "mora_handles.hpp"

namespace mora::node {

using namespace binding;

}  // namespace mora::node
