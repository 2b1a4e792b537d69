// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/random/dice.hpp"

#include <sstream>

namespace mora::oracle {

std::string Dice::word(const std::string& choices) {
  std::istringstream in(choices);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return pick(words);
}

}  // namespace mora::oracle
