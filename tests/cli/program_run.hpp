// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ProgramRun: runs the built program mora in a folder of the test's own.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace mora::test {

struct ProgramOutput {
  int exit_code = -1;
  std::string out;
  std::string err;
};

class ProgramRun : public testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  // A file in the test's folder; `name` may have folders.
  void write(const std::string& name, std::string_view text) const;
  [[nodiscard]] std::string read(const std::string& name) const;
  // The program with these arguments, as a shell reads them, in the test's folder.
  [[nodiscard]] ProgramOutput mora(const std::string& arguments) const;
  // Any command; $MORA is the program.
  [[nodiscard]] ProgramOutput shell(const std::string& command) const;
  [[nodiscard]] const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
};

// A service that must be answered within three hours, by whoever is responsible; UTC+8.
extern const std::string_view service_policy;

}  // namespace mora::test
