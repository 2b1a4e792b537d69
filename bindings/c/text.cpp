// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Owned texts, and the version.

#include "mora/version.hpp"

#include "boundary.hpp"
#include "mora.h"

extern "C" {

uint32_t mora_abi_version(void) { return MORA_ABI_VERSION; }

const char* mora_version(void) { return MORA_VERSION_STRING; }

mora_str mora_text_get(const mora_text* text) {
  return text == nullptr ? mora_str{nullptr, 0} : mora::c::str(text->text);
}

void mora_text_free(mora_text* text) { delete text; }

}  // extern "C"
