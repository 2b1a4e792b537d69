// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What other libraries answered, recorded as JSON in ../shared/cases beside the project's folder: a
// fixture that reads such a file, and passes the test over where it is not there. And a tally of
// the comparison, in which nothing is passed over silently.

#include <cstdint>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <simdjson.h>

namespace mora::outside {

// A case in which Mora answers otherwise.
struct Difference {
  std::string name;
  std::string ours;
  std::string theirs;
  friend bool operator==(const Difference&, const Difference&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Difference& d) {
    return out << '{' << d.name << ", ours " << d.ours << ", theirs " << d.theirs << '}';
  }
};

struct Tally {
  std::size_t same = 0;
  std::vector<Difference> different;

  void compare(const std::string& name, const std::string& ours, const std::string& theirs) {
    if (ours == theirs) {
      ++same;
    } else {
      different.push_back({name, ours, theirs});
    }
  }
};

class RecordedCases : public testing::Test {
 protected:
  explicit RecordedCases(const char* file)
      : path_(std::string(MORA_SOURCE_DIR "/../shared/cases/") + file), name_(file) {}

  void SetUp() override {
    if (!std::filesystem::exists(path_))
      GTEST_SKIP() << "../shared/cases/" << name_ << " is absent";
    root_ = parser_.load(path_);
  }

  [[nodiscard]] simdjson::dom::element root() const { return root_; }

 private:
  std::string path_;
  std::string name_;
  simdjson::dom::parser parser_;
  simdjson::dom::element root_;
};

// A text that must be there.
inline std::string text_of(simdjson::dom::element object, std::string_view key) {
  return std::string(std::string_view(object[key]));
}

inline std::string yes_or_no(bool b) { return b ? "yes" : "no"; }
inline std::string seconds_text(std::int64_t us) {
  return us % 1'000'000 == 0 ? std::to_string(us / 1'000'000) + "s" : std::to_string(us) + "us";
}

}  // namespace mora::outside
