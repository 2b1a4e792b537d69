// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// What do open obligations cost?
//
// Memory: five million orders get one open obligation each, and then each of them a second one.
// Counted: by how much the memory that the process has in use grows with each step. The second step
// adds a cell for each obligation and nothing else. In the first step an order has one cell too,
// for its obligation and the text of its key, which is key_size bytes and just fits, and beside it
// the place in the table by which the key is found: that is what an order costs more than a cell.
// So an obligation beside its key is a cell without the text of the key, and all that is left is
// the key's. A case without anything more (roles, pauses, memories) costs nothing itself.
//
// Time: so many orders are open, each with one obligation; then events come that close one of them,
// anywhere, and open another. Counted: the time of an event with ten million open against ten
// thousand. Varies: events pushed one by one, or 64 together, so that the monitor can fetch their
// cases ahead.
//
// Checked: how many are open, and that none is violated.

#include <charconv>
#include <cstdio>
#include <memory>
#include <random>
#include <span>
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
constexpr std::uint32_t orders = many / 2;
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

// A monitor, and the orders that are open in it.
class Desk {
 public:
  // For so many orders, none of which is there yet, and so many events to be pushed together.
  Desk(const mora::Program& program, std::uint32_t most, std::size_t together = 1)
      : monitor_(program, Count{&violations_}),
        waiting_(together, Waiting(program.schema().max_field_count())),
        events_(together),
        statuses_(together) {
    request_ = *program.schema().find_event("request");
    response_ = *program.schema().find_event("response");
    numbers_.resize(most);
  }

  void open_all() {
    for (std::uint32_t& number : numbers_) number = ask();
  }

  // One more obligation in each order.
  void ask_again() {
    for (const std::uint32_t number : numbers_) push(request_, number);
  }

  // Chooses orders anywhere among the open ones to be answered, each with another to be asked for.
  // To reach for a number among ten million is not the monitor's work: so that is done before.
  void plan(std::uint32_t count) {
    plan_.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      std::uint32_t& number = numbers_[random_() % numbers_.size()];
      plan_.push_back({number, next_});
      number = next_++;
    }
  }
  void carry_out() {
    for (const Move& move : plan_) {
      push(response_, move.answered);
      push(request_, move.asked);
    }
    flush();
  }

  // Pushes what waits to be pushed together with others.
  void flush() {
    if (waiting_.size() == 1) {
      if (count_ != 0) monitor_.push(events_.front());
    } else {
      monitor_.push(std::span<const mora::Event>(events_).first(count_), statuses_);
    }
    count_ = 0;
  }

  // `each` obligations are open in each order.
  [[nodiscard]] bool right(std::uint32_t each = 1) const {
    return violations_ == 0 && monitor_.counters().open == std::uint64_t{each} * numbers_.size();
  }

 private:
  struct Move {
    std::uint32_t answered;
    std::uint32_t asked;
  };
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
    Waiting& waiting = waiting_[count_];
    char digits[16];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    char* const name = waiting.name;
    std::copy_n("SO-00000000", key_size, name);
    std::copy(digits, end, name + key_size - (end - digits));
    waiting.fields[0] = mora::Value(std::string_view(name, key_size));
    events_[count_] = {mora::TimePoint{++now_}, type, 0, waiting.fields};
    if (++count_ == waiting_.size()) flush();
  }

  // What an event points to that is not pushed yet.
  struct Waiting {
    explicit Waiting(std::size_t field_count) : fields(field_count) {}
    char name[key_size] = {};
    std::vector<mora::Value> fields;
  };

  std::uint64_t violations_ = 0;
  mora::Monitor<Count> monitor_;
  std::vector<Waiting> waiting_;
  std::vector<mora::Event> events_;
  std::vector<mora::Status> statuses_;
  std::size_t count_ = 0;  // of those that wait
  mora::EventType request_ = 0;
  mora::EventType response_ = 0;
  std::vector<std::uint32_t> numbers_;  // of the orders that are open
  std::vector<Move> plan_;
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
    Desk desk(program, orders);
    const std::uint64_t empty = resident_bytes();
    desk.open_all();
    const std::uint64_t with_keys = resident_bytes();
    if (!desk.right()) return state.SkipWithError("wrong number of open obligations");
    desk.ask_again();
    const std::uint64_t twice = resident_bytes();
    if (!desk.right(2)) return state.SkipWithError("wrong number of open obligations");
    const double cell = static_cast<double>(twice - with_keys) / orders;
    const double with_key = static_cast<double>(with_keys - empty) / orders;
    const double obligation = cell - key_size;
    state.counters["bytes_with_key"] = with_key;
    state.counters["bytes_of_key"] = with_key - obligation;
    state.counters["bytes_of_further_one"] = cell;
    mora::bench::tell_goal(state, "bytes", obligation, 64);
  }
}

double seconds_of_moves(const mora::Program& program, std::uint32_t open, std::size_t together,
                        bool& right) {
  Desk desk(program, open, together);
  desk.open_all();
  desk.plan(moves);
  const mora::bench::Stopwatch watch;
  desk.carry_out();
  const double seconds = watch.seconds();
  right = right && desk.right();
  return seconds;
}

void time_of_event(benchmark::State& state) {
  const mora::Program program = answers();
  const auto together = static_cast<std::size_t>(state.range(0));
  mora::bench::Least of_few;
  mora::bench::Least of_many;
  bool right = true;
  for (auto _ : state) {
    of_few.add(seconds_of_moves(program, few, together, right));
    of_many.add(seconds_of_moves(program, many, together, right));
  }
  if (!right) return state.SkipWithError("wrong number of open obligations");
  state.counters["ns_with_few"] = of_few.seconds() * 1e9 / (2.0 * moves);
  state.counters["ns_with_many"] = of_many.seconds() * 1e9 / (2.0 * moves);
  mora::bench::tell_goal(state, "x", of_many.seconds() / of_few.seconds(), 4);
}

BENCHMARK(memory)
    ->Name("10 M open obligations, memory of each beside the key")
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(time_of_event)
    ->Name("an event with 10 M open, to 10 k open")
    ->ArgName("together")
    ->Arg(1)
    ->Arg(64)
    ->Iterations(2)
    ->Unit(benchmark::kMillisecond);

}  // namespace
