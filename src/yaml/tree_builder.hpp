// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// TreeBuilder: takes the YAML library's events and makes a RawTree of them; checks keys and limits.
// Only for the .cpp files of this folder: it shows yaml-cpp's types.
// Threads: one file, one builder.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <yaml-cpp/eventhandler.h>

#include "text/diagnostic_bag.hpp"
#include "yaml/raw_tree.hpp"
#include "yaml/read_yaml.hpp"

namespace mora::yaml {

// Thrown through the YAML library to end the parse; what is wrong has been reported.
struct Stop {};

class TreeBuilder : public YAML::EventHandler {
 public:
  // `shift` is the size of the file's byte order mark, which yaml-cpp does not see.
  TreeBuilder(std::string_view file, std::uint32_t shift, SourceId source, const Limits& limits,
              text::DiagnosticBag& bag);

  // Leaves the builder without one.
  [[nodiscard]] RawTree take_tree() { return std::move(tree_); }
  // Where the last thing that was read ends.
  [[nodiscard]] std::uint32_t position() const { return cursor_; }
  // The quoted and block scalars read so far, in the order of the file.
  [[nodiscard]] const std::vector<Span>& quoted_scalars() const { return quoted_; }
  // The place of the innermost open [ or {; empty if there is none.
  [[nodiscard]] Span open_bracket() const;
  [[nodiscard]] std::vector<std::string_view> anchor_names() const;

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override;
  void OnAnchor(const YAML::Mark& mark, const std::string& name) override;

 private:
  struct Open {
    RawId id;
    bool flow;
  };

  [[nodiscard]] std::uint32_t offset(const YAML::Mark& mark) const;
  [[nodiscard]] Span span(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] Span null_span(std::uint32_t written) const;
  RawId add(RawNode node, YAML::anchor_t anchor);
  void open(RawKind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            bool flow);
  void close();
  void check_tag(std::uint32_t mark, const std::string& tag);
  void check_block_header(std::uint32_t begin);
  void check_key_text(const RawNode& map, std::size_t place);
  void check_keys(const RawNode& map);
  [[noreturn]] void stop(Code code, Span place, std::string message, std::string help);

  std::string_view file_;
  std::uint32_t shift_;
  SourceId source_;
  Limits limits_;
  text::DiagnosticBag& bag_;
  RawTree tree_;
  std::vector<Open> open_;
  std::vector<RawId> anchors_;  // by anchor_t - 1
  std::vector<std::string> anchor_names_;
  std::vector<Span> quoted_;
  std::uint32_t cursor_ = 0;
  bool has_document_ = false;
};

}  // namespace mora::yaml
