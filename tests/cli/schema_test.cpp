// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// That mora schema prints one; what it takes and refuses is tested by a validator of others, in
// tests/json_schema.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program_run.hpp"

namespace mora::test {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

using SchemaCommand = ProgramRun;

TEST_F(SchemaCommand, PrintsTheSchemaOfPolicies) {
  const auto run = mora("schema");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.err, IsEmpty());
  EXPECT_THAT(run.out, AllOf(StartsWith("{\n  \"$schema\": \"http://json-schema.org/draft-07/"),
                             HasSubstr("\"require_prior\""), EndsWith("\n}\n")));
}

TEST_F(SchemaCommand, AndThoseOfWhatTheyInclude) {
  EXPECT_EQ(mora("schema --kind policy").out, mora("schema").out);
  EXPECT_THAT(mora("schema --kind part").out,
              HasSubstr("\"title\": \"Mora policy, included part\""));
  const auto calendar = mora("schema --kind calendar");
  EXPECT_THAT(calendar.out, HasSubstr("\"title\": \"Mora calendar\""));
  EXPECT_EQ(mora("schema --kind clock").exit_code, 2);
}

}  // namespace
}  // namespace mora::test
