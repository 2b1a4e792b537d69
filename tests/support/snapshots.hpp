// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Snapshots kept in memory.

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>

#include "mora/monitor.hpp"
#include "mora/snapshot.hpp"

namespace mora::support {

template <class Sink>
[[nodiscard]] std::string snapshot_of(const Monitor<Sink>& monitor,
                                      std::string_view position = {}) {
  std::string bytes;
  monitor.snapshot([&](std::string_view piece) { bytes.append(piece); }, position);
  return bytes;
}

// Gives the bytes in pieces of at most `most`.
class ReadPieces {
 public:
  explicit ReadPieces(std::string_view bytes, std::size_t most = 1000)
      : rest_(bytes), most_(most) {}

  std::size_t operator()(char* to, std::size_t size) {
    const std::size_t piece = std::min({size, most_, rest_.size()});
    if (piece != 0) std::memcpy(to, rest_.data(), piece);
    rest_.remove_prefix(piece);
    return piece;
  }

 private:
  std::string_view rest_;
  std::size_t most_;
};

template <class Sink>
Restoration try_restore(Monitor<Sink>& monitor, const Program& program, std::string_view snapshot,
                        OpenUnder terms = OpenUnder::old_terms) {
  return monitor.restore(program, ReadPieces(snapshot), terms);
}

// It must be possible.
template <class Sink>
Restoration restore(Monitor<Sink>& monitor, const Program& program, std::string_view snapshot,
                    OpenUnder terms = OpenUnder::old_terms) {
  Restoration restoration = try_restore(monitor, program, snapshot, terms);
  if (!restoration) throw std::logic_error(restoration.refusal);
  return restoration;
}

}  // namespace mora::support
