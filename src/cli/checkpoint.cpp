// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/checkpoint.hpp"

#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "mora/adoption.hpp"

#include "binary/damaged.hpp"
#include "binary/decoder.hpp"
#include "binary/encoder.hpp"
#include "cli/durable_file.hpp"

namespace mora::cli {
namespace {

namespace fs = std::filesystem;

// What goes with each policy's snapshot.
std::string position(const std::string& settings, const RunPlace& place, const PolicyRun& run) {
  std::string bytes;
  binary::Encoder out(bytes);
  out.text(settings);
  out.count(place.lines);
  out.flag(place.last_time.has_value());
  if (place.last_time) out.time(*place.last_time);
  out.count(place.output_bytes);
  out.count(place.rejected_bytes);
  out.count(place.rejections);
  out.count(run.told_duplicates());
  out.text(run.summary().saved());
  return bytes;
}

// False if the summary is damaged. Throws Damaged.
bool read_position(std::string_view bytes, const std::string& settings, RunPlace& place,
                   PolicyRun& run) {
  binary::Decoder in(bytes);
  if (in.text() != settings) {
    binary::damaged("it is of a run with other logs or options; remove it to begin anew");
  }
  place.lines = in.count();
  if (in.flag()) place.last_time = in.time();
  place.output_bytes = in.count();
  place.rejected_bytes = in.count();
  place.rejections = in.count();
  run.resume_duplicates(in.count());
  return run.resume_summary(in.text());
}

}  // namespace

bool Checkpoint::is_there() const {
  std::error_code error;
  return is_wanted() && fs::exists(options_.path, error);
}

std::string Checkpoint::write(Runs runs, const RunPlace& place) const {
  return write_durably(options_.path, [&](std::ostream& out) {
    for (const auto& run : runs) {
      run->snapshot(out, position(settings_, place, *run));
    }
  });
}

std::string Checkpoint::restore(Runs runs, RunPlace& place) {
  std::ifstream file(options_.path, std::ios::binary);
  const auto refused = [&](std::string_view why) {
    return fmt::format("{}: {}", options_.path, why);
  };
  if (!file) return refused("cannot be read");
  for (const auto& run : runs) {
    const Restoration restoration = run->restore(file);
    if (!restoration) return refused(restoration.refusal);
    try {
      if (!read_position(restoration.position, settings_, place, *run)) {
        return refused("its summary is damaged");
      }
    } catch (const binary::Damaged& damage) {
      return refused(damage.reason);
    }
    if (!restoration.adoption) continue;
    adoptions_ +=
        fmt::format("{}: {}\n", run->program().policy(), adoption_text(*restoration.adoption));
  }
  if (file.peek() != std::ifstream::traits_type::eof()) {
    return refused("it is of a run with more policies");
  }
  return {};
}

void Checkpoint::remove() const {
  std::error_code ignored;
  if (is_wanted()) fs::remove(options_.path, ignored);
}

}  // namespace mora::cli
