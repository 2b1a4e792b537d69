// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/log_stream.hpp"

#include <algorithm>
#include <random>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/replay.hpp"

#include "replay/vocabulary.hpp"
#include "support/compressed.hpp"

namespace mora {
namespace {

using test::gzip;
using test::zstd;
using testing::StartsWith;

struct Outcome {
  std::string text;
  bool bad = false;
  std::string failure;
};

Outcome read(std::istream& input) {
  LogStream log(input);
  Outcome outcome;
  for (char c = 0; log.get(c);) outcome.text += c;
  outcome.bad = log.bad();
  outcome.failure = log.failure();
  return outcome;
}

Outcome read(const std::string& bytes) {
  std::istringstream input(bytes);
  return read(input);
}

// Lines that do not compress to nothing.
std::string lines(std::size_t count) {
  std::mt19937_64 random(20260302);
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += std::to_string(random()) + '\n';
  return text;
}

// A zstd frame that holds no text (RFC 8878, 3.1.2).
std::string skippable(std::string_view content) {
  std::string frame = "\x5A\x2A\x4D\x18";
  for (int i = 0; i < 4; ++i) {
    frame += static_cast<char>(i == 0 ? content.size() : 0);
  }
  return frame + std::string(content);
}

TEST(LogStream, LeavesPlainTextAsItIs) {
  for (const std::string text : {"", "{", "PK", "\x1F", "\x1F\x8B", "\x28\xB5\x2F", "P*M",
                                 "\x1F\x8Bx", "(\xB5/x", "a\r\n\n b", "\xEF\xBB\xBF{}"}) {
    const Outcome outcome = read(text);
    EXPECT_EQ(outcome.text, text);
    EXPECT_FALSE(outcome.bad);
    EXPECT_EQ(outcome.failure, "");
  }
  EXPECT_EQ(read(lines(100'000)).text, lines(100'000));
}

TEST(LogStream, DecompressesZstdAndGzip) {
  for (const std::size_t count : {0UL, 1UL, 1'000UL, 200'000UL}) {
    const std::string text = lines(count);
    for (const std::string& packed : {gzip(text), zstd(text)}) {
      const Outcome outcome = read(packed);
      EXPECT_TRUE(outcome.text == text) << count;
      EXPECT_FALSE(outcome.bad);
      EXPECT_EQ(outcome.failure, "");
    }
  }
}

TEST(LogStream, TakesSeveralFramesAndMembersAsOneText) {
  EXPECT_EQ(read(gzip("a\n") + gzip("") + gzip("b\n")).text, "a\nb\n");
  EXPECT_EQ(read(zstd("a\n") + zstd("") + zstd("b\n")).text, "a\nb\n");
  EXPECT_EQ(read(skippable("xy") + zstd("a\n") + skippable("") + zstd("b\n")).text, "a\nb\n");
  const std::string many = lines(20'000);
  EXPECT_TRUE(read(gzip(many) + gzip(many)).text == many + many);
  EXPECT_TRUE(read(zstd(many) + zstd(many)).text == many + many);
}

TEST(LogStream, HandsOutWhatComesBeforeTheEndThatIsMissing) {
  const std::string text = lines(50'000);
  const std::string all = zstd(text);
  for (const std::string& packed : {gzip(text), all, zstd("a\n") + all}) {
    const std::string whole = read(packed).text;
    for (const std::size_t size : {packed.size() - 1, packed.size() / 2, std::size_t{5}}) {
      const Outcome outcome = read(packed.substr(0, size));
      EXPECT_TRUE(outcome.bad);
      EXPECT_THAT(outcome.failure, testing::EndsWith(" data end too early"));
      EXPECT_TRUE(whole.starts_with(outcome.text)) << size;
      EXPECT_TRUE(size < 1'000 || outcome.text.size() > whole.size() / 4) << size;
    }
  }
  EXPECT_THAT(read(gzip(text).substr(0, 100)).failure, StartsWith("its gzip data"));
  EXPECT_THAT(read(zstd(text).substr(0, 100)).failure, StartsWith("its zstd data"));
}

TEST(LogStream, HandsOutWhatComesBeforeTheDamage) {
  const std::string text = lines(50'000);
  for (std::string packed : {gzip(text), zstd(text)}) {
    packed[packed.size() - 6] = static_cast<char>(packed[packed.size() - 6] ^ 0x55);
    std::string halfway = packed;
    for (std::size_t i = packed.size() / 2; i < packed.size() / 2 + 40; ++i) halfway[i] = '\xFF';
    for (const std::string& damaged : {packed, halfway}) {
      const Outcome outcome = read(damaged);
      EXPECT_TRUE(outcome.bad);
      EXPECT_THAT(outcome.failure, testing::HasSubstr(" data are damaged ("));
      EXPECT_GT(outcome.text.size(), text.size() / 4);
    }
  }
  const Outcome behind = read(gzip("a\n") + "b\n");
  EXPECT_EQ(behind.text, "a\n");
  EXPECT_EQ(behind.failure, "its gzip data are damaged (incorrect header check)");
  EXPECT_EQ(read(zstd("a\n") + "bcdefg\n").failure,
            "its zstd data are damaged (Unknown frame descriptor)");
}

TEST(LogStream, NeverCrashesOnDamagedBytes) {
  std::mt19937_64 random(20260302);
  const std::string text = lines(2'000);
  for (const std::string& packed : {gzip(text), zstd(text)}) {
    for (int i = 0; i < 500; ++i) {
      std::string damaged = packed;
      for (int k = 0; k < 3; ++k) damaged[random() % damaged.size()] = static_cast<char>(random());
      const Outcome outcome = read(damaged);
      EXPECT_TRUE(outcome.bad || outcome.text == text ||
                  damaged.substr(0, 4) != packed.substr(0, 4));
    }
  }
}

// Hands out a few bytes at a time, and fails at the end if it is told to.
class SlowBuffer : public std::streambuf {
 public:
  SlowBuffer(std::string text, bool fails) : text_(std::move(text)), fails_(fails) {}

 protected:
  int_type underflow() override {
    if (given_ == text_.size()) {
      if (fails_) throw std::ios_base::failure("unreadable");
      return traits_type::eof();
    }
    char* const from = text_.data() + given_;
    const std::size_t size = std::min<std::size_t>(1 + given_ % 3, text_.size() - given_);
    given_ += size;
    setg(from, from, from + size);
    return traits_type::to_int_type(*from);
  }

 private:
  std::string text_;
  std::size_t given_ = 0;
  bool fails_;
};

TEST(LogStream, ReadsFromAPipe) {
  const std::string text = lines(1'000);
  for (const std::string& bytes : {text, gzip(text), zstd(text), gzip(text) + gzip(text)}) {
    SlowBuffer buffer(bytes, false);
    std::istream input(&buffer);
    const Outcome outcome = read(input);
    EXPECT_TRUE(outcome.text == text || outcome.text == text + text);
    EXPECT_FALSE(outcome.bad);
  }
}

TEST(LogStream, IsBadWhereItsInputIs) {
  SlowBuffer buffer("abc", true);
  std::istream input(&buffer);
  const Outcome outcome = read(input);
  EXPECT_EQ(outcome.text, "abc");
  EXPECT_TRUE(outcome.bad);
  EXPECT_EQ(outcome.failure, "");
  std::istream closed(nullptr);
  LogStream log(closed);
  EXPECT_TRUE(log.bad());
}

TEST(LogStream, TheLineThatALogBreaksOffInIsNone) {
  const Program program = test::vocabulary({{"paid", {}}}, "CNY");
  std::mt19937_64 random(20260302);
  std::string text;
  for (int i = 0; i < 20'000; ++i) {
    text += R"({"time":"2026-03-02","type":"paid","order":")" + std::to_string(random()) + "\"}\n";
  }
  const std::string packed = zstd(text);
  std::istringstream input(packed.substr(0, packed.size() / 2));
  LogStream log(input);
  const std::unique_ptr<EventReader> reader = read_json_lines(program, log);
  ReadResult result = reader->next();
  std::uint64_t count = 0;
  for (; result.outcome == ReadOutcome::event; result = reader->next()) ++count;
  EXPECT_EQ(result.outcome, ReadOutcome::unreadable);
  EXPECT_EQ(result.line, count + 1);
  EXPECT_GT(count, 1'000U);
  EXPECT_EQ(reader->next().outcome, ReadOutcome::end);
}

}  // namespace
}  // namespace mora
