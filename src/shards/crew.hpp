// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Crew: threads that do the work on batches as a schedule gives it out.
// Threads: one thread adds batches; the work is done on others, tasks beside each other as Schedule
// says. Whatever was done by a task is seen by those that the schedule lets begin only after it.

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "shards/schedule.hpp"

namespace mora::shards {

class Crew {
 public:
  // `worker` is below the number of threads, and the same for no two tasks at a time.
  using Do = std::function<void(const Task& task, std::uint32_t worker)>;

  // As many shards as threads.
  Crew(std::uint32_t threads, std::uint32_t room, Do work);
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;
  // Leaves what has not begun undone.
  ~Crew();

  // Waits until one more batch can be made; its number. An exception of a task comes out here or at
  // finish().
  [[nodiscard]] std::uint64_t wait_for_room();
  // That batch has been made.
  void add();
  // No more batches come; waits until all work is done.
  void finish();

 private:
  using Lock = std::unique_lock<std::mutex>;

  void run(std::uint32_t worker);
  void run_task(Lock& lock, const Task& task, std::uint32_t worker);
  void call_one();
  void rethrow();

  Do work_;
  std::mutex mutex_;
  std::condition_variable has_work_;  // for the threads
  std::condition_variable has_told_;  // for whoever adds batches
  std::uint32_t waiting_ = 0;         // threads
  Schedule schedule_;
  bool is_leaving_ = false;
  std::exception_ptr failure_;
  std::vector<std::jthread> threads_;
};

}  // namespace mora::shards
