// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/json_schema.hpp"

#include <utility>

#include "json_schema/json.hpp"
#include "json_schema/maps.hpp"
#include "json_schema/shapes.hpp"

namespace mora::inline v0 {

namespace {

using json_schema::Json;

struct Root {
  std::string_view title;
  std::string_view description;
  Json map;
};

Root root_of(SchemaKind kind) {
  switch (kind) {
    case SchemaKind::policy: break;
    case SchemaKind::part:
      return {"Mora policy, included part", "A file that a policy includes.",
              json_schema::map_of({policy::part_keys})};
    case SchemaKind::calendar:
      return {"Mora calendar", "A file that a calendar of a policy includes.",
              json_schema::map_of({policy::calendar_keys})};
  }
  return {"Mora policy", "Clauses of a regulation, to be held against a log of events.",
          json_schema::policy_map()};
}

}  // namespace

std::string json_schema(SchemaKind kind) {
  Root root = root_of(kind);
  Json definitions = Json::map();
  for (const policy::Shape shape : json_schema::all_shapes()) {
    definitions.add(std::string(json_schema::shape_name(shape)),
                    json_schema::shape_definition(shape));
  }
  Json schema = Json::map({{"$schema", "http://json-schema.org/draft-07/schema#"},
                           {"title", root.title},
                           {"description", root.description}});
  schema.add_all(std::move(root.map));
  schema.add("definitions", std::move(definitions));
  return schema.text() + "\n";
}

}  // namespace mora::inline v0
