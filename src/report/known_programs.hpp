// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// KnownPrograms: what a writer keeps of the programs whose findings it writes, so that it looks
// nothing up twice. A program is known as long as it is kept here: it holds a handle, so that no
// other can come to lie where it lies. Threads: one owner.

#include <memory>
#include <vector>

#include "mora/finding.hpp"
#include "mora/program.hpp"

#include "civil/timestamp_writer.hpp"
#include "report/sentence.hpp"

namespace mora::report {

struct KnownProgram {
  KnownProgram(Program known, Language language);

  Program program;
  civil::TimestampWriter times;
  SentenceWriter sentences;
};

class KnownPrograms {
 public:
  explicit KnownPrograms(Language language) : language_(language) {}

  // Until the next call.
  [[nodiscard]] KnownProgram& get(const Program& program) {
    if (last_ == nullptr || &last_->program.data() != &program.data()) find(program);
    return *last_;
  }

 private:
  void find(const Program& program);

  Language language_;
  std::vector<std::unique_ptr<KnownProgram>> known_;
  KnownProgram* last_ = nullptr;
};

}  // namespace mora::report
