// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "shards/crew.hpp"

#include <optional>
#include <utility>

namespace mora::shards {

Crew::Crew(std::uint32_t threads, std::uint32_t room, Do work)
    : work_(std::move(work)), schedule_(threads, room) {
  for (std::uint32_t worker = 0; worker < threads; ++worker) {
    threads_.emplace_back([this, worker] { run(worker); });
  }
}

Crew::~Crew() {
  const Lock lock(mutex_);
  is_leaving_ = true;
  changed_.notify_all();
}

std::uint64_t Crew::wait_for_room() {
  Lock lock(mutex_);
  changed_.wait(lock, [this] { return failure_ != nullptr || schedule_.has_room(); });
  rethrow();
  return schedule_.added();
}

void Crew::add() {
  const Lock lock(mutex_);
  schedule_.add();
  changed_.notify_all();
}

void Crew::finish() {
  Lock lock(mutex_);
  changed_.wait(lock, [this] { return failure_ != nullptr || schedule_.is_done(); });
  rethrow();
}

void Crew::rethrow() {
  if (failure_ != nullptr) std::rethrow_exception(failure_);
}

void Crew::run(std::uint32_t worker) {
  Lock lock(mutex_);
  while (!is_leaving_) {
    if (const std::optional<Task> task = schedule_.begin(worker)) {
      run_task(lock, *task, worker);
    } else {
      changed_.wait(lock);
    }
  }
}

void Crew::run_task(Lock& lock, const Task& task, std::uint32_t worker) {
  std::exception_ptr failure;
  lock.unlock();
  try {
    work_(task, worker);
  } catch (...) {
    failure = std::current_exception();
  }
  lock.lock();
  if (failure != nullptr) {
    failure_ = failure;
    is_leaving_ = true;
  } else {
    schedule_.end(task);
  }
  changed_.notify_all();
}

}  // namespace mora::shards
