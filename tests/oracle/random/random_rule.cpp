// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/random/random_rule.hpp"

#include "oracle/random/random_condition.hpp"
#include "oracle/random/random_fine.hpp"

namespace mora::oracle {

namespace {

constexpr const char* triggers = "asked asked asked assigned checked broken complained closed";
constexpr const char* duties = "answered answered checked asked resumed closed";
constexpr const char* offences = "broken broken complained asked answered";

class RuleMaker {
 public:
  RuleMaker(Dice& dice, const Setting& setting, const RuleContext& context)
      : dice_(dice), setting_(setting), context_(context) {}

  Keys make() {
    const int kind = dice_.between(1, 100);
    if (kind <= 50) {
      make_require();
    } else if (kind <= 65) {
      make_forbid();
    } else if (kind <= 73) {
      make_ban();
    } else if (kind <= 92) {
      make_prior(kind <= 83 ? "require_prior" : "forbid_prior");
    } else {
      make_assert();
    }
    add_consequences();
    return std::move(keys_);
  }

 private:
  void add(std::string key) { keys_.push_back(std::move(key)); }

  RandomCondition at_event() {
    return {dice_, setting_, {true, false, false, true, context_.clauses}};
  }
  RandomCondition with_trigger() {
    return {dice_, setting_, {true, true, false, true, context_.clauses}};
  }

  void make_require() {
    add("on: " + at_event().patterns(triggers));
    add("require: " + with_trigger().patterns(duties));
    add_deadline(context_.can_close ? 15 : 0);
    add_matching();
    if (dice_.chance(30)) add("fulfils: " + dice_.word("oldest oldest all"));
    if (has_due_ && dice_.chance(40)) add("warn: " + warnings());
  }

  void make_forbid() {
    is_forbid_ = true;
    add("on: " + at_event().patterns(triggers));
    add("forbid: " + with_trigger().patterns(offences));
    add_deadline(35);
    add_matching();
  }

  void make_ban() {
    is_forbid_ = true;
    has_trigger_ = false;
    add("forbid: " + at_event().pattern(offences));
    if (dice_.chance(40)) return;
    add("times: " + dice_.word("1 2 2 3"));
    if (dice_.chance(20)) return;
    add_clock();
    add("within: " + dated_duration());
  }

  void make_prior(const std::string& form) {
    add("on: " + at_event().patterns(triggers));
    // What is said of the trigger, or what the case knows: not both, as with aggravations.
    RandomCondition earlier = dice_.chance(60)
                                  ? RandomCondition(dice_, setting_, {true, true, false, false, {}})
                                  : at_event();
    add(form + ": " + earlier.patterns("asked answered broken checked"));
    add_clock();
    if (dice_.chance(50)) add("within: " + dated_duration());
    if (dice_.chance(25)) add(match());
  }

  void make_assert() {
    add("on: " + at_event().patterns(triggers));
    add("assert: " + in_quotes(with_trigger().condition(2)));
  }

  // `none_percent`: how often there is nothing but the close.
  void add_deadline(int none_percent) {
    add_clock();
    if (!dice_.chance(none_percent)) {
      const int kind = dice_.between(1, 100);
      has_due_ = kind <= 88;
      if (kind <= 72) add("within: " + dated_duration());
      if (kind > 65 && kind <= 88) add("by: " + by());
      if (kind > 84) add("until: " + with_trigger().patterns("checked complained closed asked"));
      if (has_due_ && dice_.chance(12)) add("ends: day");
    }
    if (dice_.chance(45)) {
      add(dice_.chance(5) ? "pause: []" : random_pauses(dice_, setting_, context_.clauses));
    }
    if (dice_.chance(15)) add("unless: " + with_trigger().patterns("complained resumed answered"));
  }

  void add_clock() {
    has_clock_ = !setting_.calendars.empty() && dice_.chance(55);
    if (has_clock_) add("clock: " + dice_.word(setting_.calendars));
  }

  std::string duration() {
    if (has_clock_ && dice_.chance(25)) return dice_.word("1bd 1bd 2bd 3bd");
    return random_duration(dice_, setting_);
  }

  std::string dated_duration() {
    if (dice_.chance(88)) return duration();
    return "{" + random_date(dice_, setting_, -1, 1) + ": " + duration() + ", " +
           random_date(dice_, setting_, 2, 3) + ": " + duration() + "}";
  }

  std::string warnings() {
    std::string text;
    const int count = dice_.between(1, 3);
    for (int i = 0; i < count; ++i) {
      text +=
          (text.empty() ? "" : ", ") + (dice_.chance(50) ? dice_.word("80% 50% 50% 100% 33.333333%")
                                                         : random_exact_duration(dice_, setting_));
    }
    return "[" + text + "]";
  }

  std::string by() {
    const std::string choice = dice_.word("at at sum civil fixed length");
    if (choice == "sum") return "trigger.at + " + random_exact_duration(dice_, setting_);
    if (choice == "civil") return "trigger.at + 1d";
    if (choice == "length") return "trigger.time + trigger.d * 2";
    if (choice == "fixed") return in_quotes(time_literal(random_instant(dice_, setting_)));
    return "trigger.at";
  }

  void add_matching() {
    if (dice_.chance(12)) add("times: " + dice_.word("2 2 3"));
    if (dice_.chance(25)) add(match());
    if (dice_.chance(30)) add("retrigger: " + dice_.word("ignore restart each"));
  }

  std::string match() {
    return dice_.chance(80) ? "match: " + dice_.word("s s unit by n ok m") : "match: [s, by]";
  }

  void add_consequences() {
    if (dice_.chance(25) && !context_.causes.empty()) add(causing());
    if (dice_.chance(75)) add("liable: " + liable());
    if (dice_.chance(75)) add("fine: " + fine());
    if (dice_.chance(8)) {
      add("effective: {" + dice_.word("from to") + ": " + random_date(dice_, setting_, 0, 2) + "}");
    }
  }

  std::string causing() {
    std::string text = "causing: [\"" + dice_.pick(context_.causes) + "\"";
    if (dice_.chance(40)) text += ", \"" + dice_.pick(context_.clauses) + "\"";
    return text + "]";
  }

  std::string liable() {
    if (dice_.chance(65)) return dice_.word("staff staff chief nobody");
    std::string person = has_trigger_ ? "trigger.by" : "event.by";
    if (dice_.chance(25)) person = "role.chief";
    return "{role: " + dice_.word("staff chief") + ", person: " + person + "}";
  }

  std::string fine() {
    const std::string choice = dice_.word("named named plain own");
    if (choice == "plain") return dice_.word("5 15.50") + " CNY";
    if (choice == "named") return dice_.word(has_trigger_ ? "small great share" : "small great");
    return random_fine(dice_, setting_, {percent_of(), context_.clauses});
  }

  std::string percent_of() {
    if (!has_trigger_) return "event.m";
    return is_forbid_ ? dice_.word("event.m trigger.m") : "trigger.m";
  }

  Dice& dice_;
  const Setting& setting_;
  const RuleContext& context_;
  Keys keys_;
  bool is_forbid_ = false;
  bool has_clock_ = false;
  bool has_due_ = false;
  bool has_trigger_ = true;
};

}  // namespace

Keys random_rule(Dice& dice, const Setting& setting, const RuleContext& context) {
  return RuleMaker(dice, setting, context).make();
}

std::string random_pauses(Dice& dice, const Setting& setting,
                          const std::vector<std::string>& clauses) {
  RandomCondition random(dice, setting, {true, false, false, true, clauses});
  std::string text;
  const int count = dice.chance(70) ? 1 : 2;
  for (int i = 0; i < count; ++i) {
    text += (text.empty() ? "" : ", ") + std::string("{from: ") +
            random.patterns("stopped stopped stopped broken complained") +
            ", to: " + random.patterns("resumed resumed resumed checked stopped") + "}";
  }
  return "pause: [" + text + "]";
}

}  // namespace mora::oracle
