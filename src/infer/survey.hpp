// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Survey: what a log holds, counted event by event. The first events are kept until it is guessed
// from them which column is which; from then on each is counted and forgotten.
// Threads: one owner. Ownership: owns all that it keeps.

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "mora/replay.hpp"
#include "mora/time.hpp"

#include "infer/guess.hpp"
#include "infer/kinds.hpp"
#include "replay/raw_reader.hpp"

namespace mora::infer {

// What an event has in a column.
struct Seen {
  std::size_t column = 0;
  Kinds kinds;
  bool object = false;
  std::string_view text;  // of texts and numbers
};

// A field of the events of one type.
struct FieldFacts {
  std::uint64_t present = 0;
  std::uint64_t objects = 0;
  Kinds kinds = Kinds::all();
  std::vector<std::string> values;  // as long as they are few and short
  bool many_values = false;

  void add(const Seen& seen);
};

struct TypeFacts {
  std::string name;
  std::uint64_t events = 0;
  std::vector<FieldFacts> fields;  // by column
};

struct LogFacts {
  std::uint64_t events = 0;
  std::uint64_t refused = 0;  // lines that are no event
  std::uint64_t without_time = 0;
  std::uint64_t without_type = 0;
  std::uint64_t without_case = 0;
  std::uint64_t without_by = 0;
  std::uint64_t cases = 0;
  bool by_is_text = true;
  bool ascending = true;
  std::optional<TimePoint> first;
  std::optional<TimePoint> last;
  std::string first_day;  // as the log writes it
  std::string last_day;
  std::uint64_t naive_times = 0;  // without an offset
  std::set<std::string> offsets;  // "+02:00"
  bool too_many_types = false;
};

class Survey {
 public:
  explicit Survey(std::vector<SourceName> given) : given_(std::move(given)) {}

  [[nodiscard]] replay::LogColumns& columns() { return columns_; }
  [[nodiscard]] const replay::LogColumns& columns() const { return columns_; }
  void take(std::span<const replay::RawField> fields, std::span<const replay::RawValue> items);
  void refuse() { ++facts_.refused; }
  // Nothing more comes.
  void finish();

  [[nodiscard]] const LogFacts& facts() const { return facts_; }
  [[nodiscard]] const Guess& guess() const { return guess_; }
  // In the order in which they turned up.
  [[nodiscard]] const std::vector<TypeFacts>& types() const { return types_; }
  // It stands twice in some event, which no policy could read that declares it.
  [[nodiscard]] bool is_ambiguous(std::size_t column) const { return ambiguous_.contains(column); }

 private:
  using Event = std::vector<Seen>;

  void keep(const Event& event);
  void settle();
  void count(const Event& event);
  void count_time(const Seen* seen);
  void count_case(const Seen* seen);
  [[nodiscard]] TypeFacts* type_of(const Seen* seen);
  void note_offset(std::string_view text);

  std::vector<SourceName> given_;
  replay::LogColumns columns_;
  LogFacts facts_;
  Guess guess_;
  std::vector<TypeFacts> types_;
  std::map<std::string, std::size_t, std::less<>> type_index_;
  std::unordered_set<std::uint64_t> cases_;
  std::unordered_set<std::size_t> ambiguous_;
  std::vector<std::uint64_t> last_event_;  // by column: the event that had it last
  bool settled_ = false;
  std::vector<Event> sample_;
  std::deque<std::string> sample_texts_;
  Event event_;
};

}  // namespace mora::infer
