// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/progress_bar.hpp"

#include <algorithm>
#include <cstdio>
#include <string>

#include <fmt/format.h>

namespace mora::cli {
namespace {

constexpr std::size_t bar_width = 40;

}  // namespace

ProgressBar::ProgressBar(bool wanted, std::uint64_t total)
    : wanted_(wanted && total > 0), total_(total) {}

void ProgressBar::update(std::uint64_t bytes) {
  if (!wanted_ || !pace_.is_due()) return;
  drawn_ = true;
  const std::uint64_t done = std::min(bytes, total_);
  const auto filled = static_cast<std::size_t>(done * bar_width / total_);
  const std::string bar = std::string(filled, '#') + std::string(bar_width - filled, '.');
  fmt::print(stderr, "\r[{}] {:3}%  {} of {} MB", bar, done * 100 / total_, done >> 20,
             total_ >> 20);
  std::fflush(stderr);
}

void ProgressBar::clear() {
  if (!drawn_) return;
  drawn_ = false;
  // Erases the line (ECMA-48, erase in line).
  std::fputs("\r\x1b[2K", stderr);
  std::fflush(stderr);
}

}  // namespace mora::cli
