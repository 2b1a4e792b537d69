// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// MapReader: one map of a policy file, held against its KeySpecs. Reports what does not fit and
// hands out the rest; a missing or misshapen value reads as absent and a misspelt key as the one
// that was meant, so one mistake gives one message.

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "policy/key_spec.hpp"
#include "syntax/node.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::policy {

class MapReader {
 public:
  // `what` names the map in messages: "a clause". Reports a node that is no map, unknown and
  // missing keys.
  MapReader(const syntax::Node& node, std::initializer_list<KeySpecs> specs, std::string_view what,
            text::DiagnosticBag& bag);

  // The value of the key; null pointer if it is absent.
  [[nodiscard]] const syntax::Node* find(std::string_view key) const;
  // The value as a text; reports another shape.
  [[nodiscard]] const syntax::Scalar* text(std::string_view key) const;
  // The same, but an empty text is a mistake.
  [[nodiscard]] const syntax::Scalar* filled_text(std::string_view key) const;
  // The text of the key, or empty.
  [[nodiscard]] std::string text_or_empty(std::string_view key) const;
  // One of the key's words; reports anything else. Null if the key is absent or wrong.
  [[nodiscard]] const syntax::Scalar* choice(std::string_view key) const;
  // There are keys that the map cannot have.
  [[nodiscard]] bool has_unknown() const { return has_unknown_; }

 private:
  void check_known(const syntax::Entry& entry, std::initializer_list<KeySpecs> specs,
                   std::string_view what);

  const syntax::Node& node_;
  std::vector<KeySpecs> specs_;
  text::DiagnosticBag& bag_;
  // By the key that was meant.
  std::vector<std::pair<std::string_view, const syntax::Node*>> misspelt_;
  bool has_unknown_ = false;
};

// `key` itself if it is one of `specs`; else the one that it was most likely meant to be, if the
// map has not that as well; else empty.
[[nodiscard]] std::string_view meant_key(const syntax::Node& map, std::string_view key,
                                         std::initializer_list<KeySpecs> specs);
// Says that the node is not what is wanted there: "'by' is a text, not a list"; "'by' is empty".
Diagnostic& report_shape(const syntax::Node& node, std::string_view what, std::string_view wanted,
                         text::DiagnosticBag& bag);
// The node as a text; reports another shape, `what` naming it in the message.
[[nodiscard]] const syntax::Scalar* as_text(const syntax::Node& node, std::string_view what,
                                            text::DiagnosticBag& bag);
// The same, but an empty text is a mistake.
[[nodiscard]] const syntax::Scalar* as_filled_text(const syntax::Node& node, std::string_view what,
                                                   text::DiagnosticBag& bag);
// The node's items; a single value counts as a list of one.
[[nodiscard]] std::vector<const syntax::Node*> as_list(const syntax::Node& node);

}  // namespace mora::policy
