// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "snapshot/snapshot_head.hpp"

#include <fmt/format.h>

#include "binary/block_reader.hpp"
#include "binary/damaged.hpp"
#include "snapshot/times.hpp"

namespace mora::snapshot {

std::string head(std::string_view mark) {
  std::string bytes(mark);
  bytes.push_back(static_cast<char>(snapshot_version & 0xff));
  bytes.push_back(static_cast<char>(snapshot_version >> 8));
  return bytes;
}

std::string read_head(std::string_view mark, const detail::ReadRef& read) {
  std::string bytes(mark.size() + 2, '\0');
  bytes.resize(binary::read_fully(read, bytes.data(), bytes.size()));
  if (bytes.empty()) binary::damaged("it is empty");
  const std::string_view found = std::string_view(bytes).substr(0, mark.size());
  if (mark == whole_mark && found == case_mark) binary::damaged("it is of one case alone");
  if (mark == case_mark && found == whole_mark) binary::damaged("it is of all cases");
  if (!bytes.starts_with(mark.substr(0, bytes.size()))) binary::damaged("it is no snapshot");
  if (bytes.size() < mark.size() + 2) binary::damaged("it is cut off");
  const auto low = static_cast<unsigned char>(bytes[mark.size()]);
  const auto high = static_cast<unsigned char>(bytes[mark.size() + 1]);
  const int version = low | high << 8;
  if (version != snapshot_version) {
    binary::damaged(
        fmt::format("it is of version {}, and this is version {}", version, snapshot_version));
  }
  return bytes;
}

void write_place(const detail::StreamPlace& place, binary::Encoder& out) {
  out.duration(place.lateness);
  out.count(place.pushed);
  out.flag(place.latest.us != INT64_MIN);
  if (place.latest.us != INT64_MIN) out.time(place.latest);
}

detail::StreamPlace read_place(binary::Decoder& in) {
  detail::StreamPlace place;
  place.lateness = in.duration();
  place.pushed = in.count();
  if (in.flag()) place.latest = event_time(in);
  return place;
}

void read_policy_name(std::string_view wanted, binary::Decoder& in) {
  const std::string policy = in.text();
  if (policy == wanted) return;
  binary::damaged(fmt::format("it is of the policy '{}', not of '{}'", policy, wanted));
}

}  // namespace mora::snapshot
