// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/block_reader.hpp"

namespace mora::cli {

void BlockReader::Feed::give(std::string& text) {
  setg(text.data(), text.data(), text.data() + text.size());
}

// A reader takes a byte order mark off the first line that it sees, which here may be any line of a
// log. So the first one that it sees is not the log's.
BlockReader::BlockReader(const Program& program, const std::vector<SourceName>& source)
    : reader_(read_json_lines(program, in_, {1, source})) {
  std::string line = "\n";
  read(line, 1, [](const ReadResult&) {});
}

void BlockReader::give(std::string& block) {
  feed_.give(block);
  in_.clear();
}

ReadResult BlockReader::next() {
  const ReadResult result = reader_->next();
  lines_ = result.line;
  return result;
}

}  // namespace mora::cli
