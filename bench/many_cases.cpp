// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// What do open obligations cost? So many orders are open, each with one obligation; then events
// come that close one of them, anywhere, and open another. Varies: how many are open. Counted: the
// memory of an open obligation without the text of its case's key, and the time of an event with
// ten million open against ten thousand. Checked: how many are open, and that none is violated.

#include <charconv>
#include <cstdio>
#include <memory>
#include <random>
#include <string>
#include <unistd.h>
#include <vector>

#include "mora/compile.hpp"
#include "mora/monitor.hpp"

#include "support/answer_log.hpp"
#include "support/goal.hpp"
#include "support/stopwatch.hpp"

namespace {

constexpr std::uint32_t many = 10'000'000;
constexpr std::uint32_t few = 10'000;
constexpr std::uint32_t moves = 2'000'000;
constexpr std::size_t key_size = 11;

std::uint64_t resident_bytes() {
  std::FILE* const file = std::fopen("/proc/self/statm", "r");
  if (file == nullptr) return 0;
  unsigned long long all = 0;
  unsigned long long resident = 0;
  const int read = std::fscanf(file, "%llu %llu", &all, &resident);
  std::fclose(file);
  return read == 2 ? resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) : 0;
}

// A monitor with so many open orders.
class Desk {
 public:
  Desk(const mora::Program& program, std::uint32_t open)
      : monitor_(program, Count{&violations_}), fields_(program.schema().max_field_count()) {
    request_ = *program.schema().find_event("request");
    response_ = *program.schema().find_event("response");
    numbers_.reserve(open);
    for (std::uint32_t i = 0; i < open; ++i) numbers_.push_back(ask());
  }

  // Answers an order anywhere among the open ones and asks for another.
  void move() {
    std::uint32_t& number = numbers_[random_() % numbers_.size()];
    push(response_, number);
    number = ask();
  }

  [[nodiscard]] bool right() const {
    return violations_ == 0 && monitor_.counters().open == numbers_.size();
  }

 private:
  struct Count {
    std::uint64_t* violations;
    void operator()(const mora::Finding&) const { ++*violations; }
  };

  std::uint32_t ask() {
    push(request_, next_);
    return next_++;
  }

  // Time goes on by a microsecond an event: nothing falls due meanwhile.
  void push(mora::EventType type, std::uint32_t number) {
    char name[key_size + 1] = "SO-00000000";
    char digits[16];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    std::copy(digits, end, name + key_size - (end - digits));
    fields_[0] = mora::Value(std::string_view(name, key_size));
    monitor_.push({mora::TimePoint{++now_}, type, 0, fields_});
  }

  std::uint64_t violations_ = 0;
  mora::Monitor<Count> monitor_;
  std::vector<mora::Value> fields_;
  mora::EventType request_ = 0;
  mora::EventType response_ = 0;
  std::vector<std::uint32_t> numbers_;
  std::uint32_t next_ = 0;
  std::int64_t now_ = 0;
  std::mt19937_64 random_{1};
};

mora::Program answers() {
  return mora::compile_text("answers.yaml", mora::bench::answer_policy).program;
}

void memory(benchmark::State& state) {
  const mora::Program program = answers();
  for (auto _ : state) {
    const std::uint64_t before = resident_bytes();
    const Desk desk(program, many);
    const std::uint64_t after = resident_bytes();
    if (!desk.right()) return state.SkipWithError("wrong number of open obligations");
    const std::uint64_t own = std::uint64_t{many} * (sizeof(std::uint32_t) + key_size);
    mora::bench::tell_goal(state, "bytes", static_cast<double>(after - before - own) / many, 64);
  }
}

double seconds_of_moves(const mora::Program& program, std::uint32_t open, bool& right) {
  Desk desk(program, open);
  const mora::bench::Stopwatch watch;
  for (std::uint32_t i = 0; i < moves; ++i) desk.move();
  const double seconds = watch.seconds();
  right = right && desk.right();
  return seconds;
}

void time_of_event(benchmark::State& state) {
  const mora::Program program = answers();
  mora::bench::Least of_few;
  mora::bench::Least of_many;
  bool right = true;
  for (auto _ : state) {
    of_few.add(seconds_of_moves(program, few, right));
    of_many.add(seconds_of_moves(program, many, right));
  }
  if (!right) return state.SkipWithError("wrong number of open obligations");
  state.counters["ns_with_few"] = of_few.seconds() * 1e9 / (2.0 * moves);
  state.counters["ns_with_many"] = of_many.seconds() * 1e9 / (2.0 * moves);
  mora::bench::tell_goal(state, "x", of_many.seconds() / of_few.seconds(), 4);
}

BENCHMARK(memory)
    ->Name("10 M open obligations, memory of each")
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(time_of_event)
    ->Name("an event with 10 M open, to 10 k open")
    ->Iterations(2)
    ->Unit(benchmark::kMillisecond);

}  // namespace
