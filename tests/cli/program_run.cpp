// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/program_run.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace mora::test {

namespace fs = std::filesystem;

void ProgramRun::SetUp() {
  const auto* info = testing::UnitTest::GetInstance()->current_test_info();
  const std::string name = std::string("mora-") + info->name() + "-" + std::to_string(::getpid());
  folder_ = (fs::temp_directory_path() / name).string();
  fs::remove_all(folder_);
  fs::create_directories(folder_);
}

void ProgramRun::TearDown() { fs::remove_all(folder_); }

void ProgramRun::write(const std::string& name, std::string_view text) const {
  const fs::path path = fs::path(folder_) / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string ProgramRun::read(const std::string& name) const {
  std::ifstream file(fs::path(folder_) / name, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

ProgramOutput ProgramRun::mora(const std::string& arguments) const {
  return shell("\"$MORA\" " + arguments);
}

ProgramOutput ProgramRun::shell(const std::string& command) const {
  const std::string script =
      "cd '" + folder_ + "' && MORA='" MORA_PROGRAM "' && { " + command + "; } > .out 2> .err";
  const int status = std::system(script.c_str());  // NOLINT(cert-env33-c): the test's own text
  ProgramOutput output;
  output.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  output.out = read(".out");
  output.err = read(".err");
  return output;
}

const std::string_view service_policy = R"(mora: 1
policy: service
title: {en: Service regulation, zh: 服務規定}
timezone: Asia/Shanghai
currency: CNY
case: {key: order, closes_on: closed}
events:
  requested: {fields: {customer: string}}
  responded: {}
  assigned: {fields: {person: string}}
  complained: {}
  closed: {}
roles:
  staff: {title: {en: service staff, zh: 服務人員}, assigned_by: {event: assigned, person: person}}
fines:
  neglect: {amount: 30 CNY, aggravated: [{when: complained, amount: 50 CNY}]}
clauses:
  - id: "2.1"
    title: {en: Respond within three hours, zh: 三小時內響應}
    on: requested
    require: responded
    within: 3h
    liable: staff
    fine: neglect
)";

}  // namespace mora::test
