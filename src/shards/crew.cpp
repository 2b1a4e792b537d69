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
  has_work_.notify_all();
}

std::uint64_t Crew::wait_for_room() {
  Lock lock(mutex_);
  has_told_.wait(lock, [this] { return failure_ != nullptr || schedule_.has_room(); });
  rethrow();
  return schedule_.added();
}

void Crew::add() {
  const Lock lock(mutex_);
  schedule_.add();
  call_one();
}

void Crew::finish() {
  Lock lock(mutex_);
  has_told_.wait(lock, [this] { return failure_ != nullptr || schedule_.is_done(); });
  rethrow();
}

void Crew::rethrow() {
  if (failure_ != nullptr) std::rethrow_exception(failure_);
}

// Whoever begins with some work calls one more if there is more: so nobody is called for nothing,
// and nobody waits while there is work, as one that has ended its own looks for the next itself.
void Crew::call_one() {
  if (waiting_ != 0 && schedule_.has_work()) has_work_.notify_one();
}

void Crew::run(std::uint32_t worker) {
  Lock lock(mutex_);
  while (!is_leaving_) {
    if (const std::optional<Task> task = schedule_.begin(worker)) {
      call_one();
      run_task(lock, *task, worker);
    } else {
      ++waiting_;
      has_work_.wait(lock);
      --waiting_;
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
    has_work_.notify_all();
  } else {
    schedule_.end(task);
  }
  if (failure != nullptr || task.work == Work::tell) has_told_.notify_one();
}

}  // namespace mora::shards
