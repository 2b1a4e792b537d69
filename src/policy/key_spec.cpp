// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "policy/key_spec.hpp"

namespace mora::policy {

namespace {

constexpr std::string_view precision_words[] = {"millisecond", "second", "minute", "hour"};
constexpr std::string_view unknown_event_words[] = {"ignore", "reject"};
constexpr std::string_view ends_words[] = {"day"};
constexpr std::string_view retrigger_words[] = {"each", "ignore", "restart"};
constexpr std::string_view fulfils_words[] = {"all", "oldest"};

constexpr KeySpec policy_list[] = {
    {"mora", Need::required, Shape::version, "the language version: 1"},
    {"policy", Need::required, Shape::policy_name,
     "the policy's name: small letters, digits and -"},
    {"include", Need::optional, Shape::files,
     "other files whose events, roles, calendars, fines and clauses belong to it"},
    {"title", Need::optional, Shape::title, "the policy's title, by language"},
    {"effective", Need::optional, Shape::effective, "from and to: triggers outside open nothing"},
    {"timezone", Need::optional, Shape::text,
     "IANA name of the zone of civil time and of timestamps without offset; default UTC"},
    {"precision", Need::optional, Shape::word,
     "second, minute, hour or millisecond: what event times are floored to", precision_words},
    {"currency", Need::optional, Shape::currency, "ISO 4217 code for bare amounts"},
    {"unknown_events", Need::optional, Shape::word,
     "ignore (default) or reject events that the vocabulary lacks", unknown_event_words},
    {"case", Need::required, Shape::case_decl,
     "what a case is: its key, its close, when it is forgotten"},
    {"dedupe", Need::optional, Shape::dedupe,
     "the field with an event's own number: events of one type that have the same count once"},
    {"source", Need::optional, Shape::source, "what the log calls time, type, case, by and fields"},
    {"events", Need::here_or_included, Shape::events,
     "the vocabulary: event types and their fields"},
    {"roles", Need::optional, Shape::roles, "who can be liable, and how roles are given in a case"},
    {"calendars", Need::optional, Shape::calendars, "business hours and holidays, by name"},
    {"fines", Need::optional, Shape::fines, "named fines"},
    {"defaults", Need::optional, Shape::rule_defaults,
     "rule keys for every clause that does not say otherwise"},
    {"clauses", Need::here_or_included, Shape::clauses, "the clauses, in the regulation's order"},
};
constexpr KeySpec part_list[] = {
    {"mora", Need::optional, Shape::version, "the language version: 1"},
    {"include", Need::optional, Shape::files, "other files that belong to the policy"},
    {"events", Need::optional, Shape::events, "event types and their fields"},
    {"roles", Need::optional, Shape::roles, "who can be liable, and how roles are given in a case"},
    {"calendars", Need::optional, Shape::calendars, "business hours and holidays, by name"},
    {"fines", Need::optional, Shape::fines, "named fines"},
    {"clauses", Need::optional, Shape::clauses, "clauses"},
};
constexpr KeySpec calendar_list[] = {
    {"weekly", Need::optional, Shape::weekly, "the hours of each weekday, on the local clock"},
    {"holidays", Need::optional, Shape::holidays, "days without business hours"},
    {"extra", Need::optional, Shape::extra_days, "working days that win over weekly and holidays"},
    {"include", Need::optional, Shape::files, "a file with the same keys"},
};
constexpr KeySpec title_list[] = {
    {"en", Need::optional, Shape::text, "English"},
    {"zh", Need::optional, Shape::text, "Chinese"},
};
constexpr KeySpec effective_list[] = {
    {"from", Need::optional, Shape::date, "the first day, YYYY-MM-DD"},
    {"to", Need::optional, Shape::date, "the last day, YYYY-MM-DD"},
};
constexpr KeySpec case_list[] = {
    {"key", Need::required, Shape::name, "the field whose value tells cases apart"},
    {"closes_on", Need::optional, Shape::patterns, "a pattern: the event that closes a case"},
    {"forget_after", Need::optional, Shape::duration,
     "a duration: a case without events for that long is forgotten"},
};
constexpr KeySpec dedupe_list[] = {
    {"by", Need::required, Shape::name, "the field with an event's own number"},
    {"within", Need::optional, Shape::duration,
     "a duration: how long after an event its duplicates may come; default: ever"},
};
constexpr KeySpec event_list[] = {
    {"fields", Need::optional, Shape::fields, "the event's fields and their types"},
};
constexpr KeySpec role_list[] = {
    {"title", Need::optional, Shape::title, "the role's title, by language"},
    {"assigned_by", Need::optional, Shape::assigned_by, "the event that gives the role in a case"},
};
constexpr KeySpec assigned_by_list[] = {
    {"event", Need::required, Shape::patterns, "a pattern"},
    {"person", Need::required, Shape::expression,
     "an expression over that event: who holds the role from then on"},
};
constexpr KeySpec fine_list[] = {
    {"amount", Need::optional, Shape::dated_amount, "an amount, or amounts by date"},
    {"percent", Need::optional, Shape::percentage, "a percentage of an amount"},
    {"of", Need::optional, Shape::expression, "an expression: what the percentage is of"},
    {"per", Need::optional, Shape::duration,
     "a duration: the amount counts once for each started unit of lateness"},
    {"at_most", Need::optional, Shape::amount, "the most that such a fine can grow to"},
    {"aggravated", Need::optional, Shape::aggravations,
     "higher amounts and the events that lead to them"},
};
constexpr KeySpec aggravation_list[] = {
    {"when", Need::required, Shape::patterns, "a pattern over events of the same case"},
    {"amount", Need::required, Shape::dated_amount, "the higher amount"},
};
constexpr KeySpec pause_list[] = {
    {"from", Need::required, Shape::patterns, "a pattern: the clock stands from here"},
    {"to", Need::required, Shape::patterns, "a pattern: the clock goes on from here"},
};
constexpr KeySpec liable_list[] = {
    {"role", Need::required, Shape::name, "the liable role"},
    {"person", Need::optional, Shape::expression,
     "an expression: who is liable; default: who holds the role in the case"},
};
constexpr KeySpec clause_list[] = {
    {"id", Need::required, Shape::name, "the clause's number in the regulation"},
    {"title", Need::optional, Shape::title, "a title, by language"},
    {"text", Need::optional, Shape::text, "the clause's own text"},
    {"any_of", Need::optional, Shape::rules, "several rules, each with a name"},
};
constexpr KeySpec rule_name_list[] = {
    {"name", Need::required, Shape::name, "the rule's name, unique in the clause"},
};
constexpr KeySpec rule_list[] = {
    {"on", Need::optional, Shape::patterns, "the trigger: each match opens an obligation"},
    {"require", Need::optional, Shape::patterns, "what must happen after the trigger"},
    {"forbid", Need::optional, Shape::patterns, "what must not happen"},
    {"require_prior", Need::optional, Shape::patterns,
     "what must have happened before the trigger"},
    {"forbid_prior", Need::optional, Shape::patterns,
     "what must not have happened before the trigger"},
    {"assert", Need::optional, Shape::expression, "an expression that must hold at the trigger"},
    {"within", Need::optional, Shape::dated_duration, "a duration: how long the obligation lives"},
    {"by", Need::optional, Shape::expression, "an expression of type time: when it is due"},
    {"until", Need::optional, Shape::patterns, "a pattern: due when this happens"},
    {"ends", Need::optional, Shape::word, "day: due at the end of the local day", ends_words},
    {"times", Need::optional, Shape::count, "how many matches"},
    {"match", Need::optional, Shape::names, "the fields shared with the trigger"},
    {"clock", Need::optional, Shape::name, "the calendar whose hours count"},
    {"pause", Need::optional, Shape::pauses, "while one of these is on, the clock stands"},
    {"unless", Need::optional, Shape::patterns, "a pattern that cancels live obligations"},
    {"retrigger", Need::optional, Shape::word, "each, ignore or restart", retrigger_words},
    {"fulfils", Need::optional, Shape::word, "all or oldest", fulfils_words},
    {"causing", Need::optional, Shape::names,
     "clauses: counts only if one of them is violated at or after it"},
    {"warn", Need::optional, Shape::warnings, "when to warn before the due time"},
    {"key", Need::optional, Shape::text, "another field whose cases the rule lives in"},
    {"liable", Need::optional, Shape::liable, "the role that is liable"},
    {"fine", Need::optional, Shape::rule_fine, "the name of a fine, or an amount"},
    {"effective", Need::optional, Shape::effective, "from and to dates of the rule"},
};

}  // namespace

const KeySpecs policy_keys = policy_list;
const KeySpecs part_keys = part_list;
const KeySpecs calendar_keys = calendar_list;
const KeySpecs title_keys = title_list;
const KeySpecs effective_keys = effective_list;
const KeySpecs case_keys = case_list;
const KeySpecs dedupe_keys = dedupe_list;
const KeySpecs event_keys = event_list;
const KeySpecs role_keys = role_list;
const KeySpecs assigned_by_keys = assigned_by_list;
const KeySpecs fine_keys = fine_list;
const KeySpecs aggravation_keys = aggravation_list;
const KeySpecs pause_keys = pause_list;
const KeySpecs liable_keys = liable_list;
const KeySpecs clause_keys = clause_list;
const KeySpecs rule_name_keys = rule_name_list;
const KeySpecs rule_keys = rule_list;

}  // namespace mora::policy
