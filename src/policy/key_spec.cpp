// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "policy/key_spec.hpp"

namespace mora::policy {

namespace {

constexpr KeySpec policy_list[] = {
    {"mora", Need::required, "the language version: 1"},
    {"policy", Need::required, "the policy's name: small letters, digits and -"},
    {"include", Need::optional,
     "other files whose events, roles, calendars, fines and clauses belong to it"},
    {"title", Need::optional, "the policy's title, by language"},
    {"effective", Need::optional, "from and to: triggers outside open nothing"},
    {"timezone", Need::optional,
     "IANA name of the zone of civil time and of timestamps without offset; default UTC"},
    {"precision", Need::optional,
     "second, minute, hour or millisecond: what event times are floored to"},
    {"currency", Need::optional, "ISO 4217 code for bare amounts"},
    {"unknown_events", Need::optional,
     "ignore (default) or reject events that the vocabulary lacks"},
    {"case", Need::required, "what a case is: its key, its close, when it is forgotten"},
    {"source", Need::optional, "what the log calls time, type, case, by and fields"},
    {"events", Need::here_or_included, "the vocabulary: event types and their fields"},
    {"roles", Need::optional, "who can be liable, and how roles are given in a case"},
    {"calendars", Need::optional, "business hours and holidays, by name"},
    {"fines", Need::optional, "named fines"},
    {"defaults", Need::optional, "rule keys for every clause that does not say otherwise"},
    {"clauses", Need::here_or_included, "the clauses, in the regulation's order"},
};
constexpr KeySpec part_list[] = {
    {"mora", Need::optional, "the language version: 1"},
    {"include", Need::optional, "other files that belong to the policy"},
    {"events", Need::optional, "event types and their fields"},
    {"roles", Need::optional, "who can be liable, and how roles are given in a case"},
    {"calendars", Need::optional, "business hours and holidays, by name"},
    {"fines", Need::optional, "named fines"},
    {"clauses", Need::optional, "clauses"},
};
constexpr KeySpec calendar_list[] = {
    {"weekly", Need::optional, "the hours of each weekday, on the local clock"},
    {"holidays", Need::optional, "days without business hours"},
    {"extra", Need::optional, "working days that win over weekly and holidays"},
    {"include", Need::optional, "a file with the same keys"},
};
constexpr KeySpec title_list[] = {
    {"en", Need::optional, "English"},
    {"zh", Need::optional, "Chinese"},
};
constexpr KeySpec effective_list[] = {
    {"from", Need::optional, "the first day, YYYY-MM-DD"},
    {"to", Need::optional, "the last day, YYYY-MM-DD"},
};
constexpr KeySpec case_list[] = {
    {"key", Need::required, "the field whose value tells cases apart"},
    {"closes_on", Need::optional, "a pattern: the event that closes a case"},
    {"forget_after", Need::optional,
     "a duration: a case without events for that long is forgotten"},
};
constexpr KeySpec event_list[] = {
    {"fields", Need::optional, "the event's fields and their types"},
};
constexpr KeySpec role_list[] = {
    {"title", Need::optional, "the role's title, by language"},
    {"assigned_by", Need::optional, "the event that gives the role in a case"},
};
constexpr KeySpec assigned_by_list[] = {
    {"event", Need::required, "a pattern"},
    {"person", Need::required, "an expression over that event: who holds the role from then on"},
};
constexpr KeySpec fine_list[] = {
    {"amount", Need::optional, "an amount, or amounts by date"},
    {"percent", Need::optional, "a percentage of an amount"},
    {"of", Need::optional, "an expression: what the percentage is of"},
    {"per", Need::optional, "a duration: the amount counts once for each started unit of lateness"},
    {"at_most", Need::optional, "the most that such a fine can grow to"},
    {"aggravated", Need::optional, "higher amounts and the events that lead to them"},
};
constexpr KeySpec aggravation_list[] = {
    {"when", Need::required, "a pattern over events of the same case"},
    {"amount", Need::required, "the higher amount"},
};
constexpr KeySpec pause_list[] = {
    {"from", Need::required, "a pattern: the clock stands from here"},
    {"to", Need::required, "a pattern: the clock goes on from here"},
};
constexpr KeySpec liable_list[] = {
    {"role", Need::required, "the liable role"},
    {"person", Need::optional,
     "an expression: who is liable; default: who holds the role in the case"},
};
constexpr KeySpec clause_list[] = {
    {"id", Need::required, "the clause's number in the regulation"},
    {"title", Need::optional, "a title, by language"},
    {"text", Need::optional, "the clause's own text"},
    {"any_of", Need::optional, "several rules, each with a name"},
};
constexpr KeySpec rule_list[] = {
    {"on", Need::optional, "the trigger: each match opens an obligation"},
    {"require", Need::optional, "what must happen after the trigger"},
    {"forbid", Need::optional, "what must not happen"},
    {"require_prior", Need::optional, "what must have happened before the trigger"},
    {"forbid_prior", Need::optional, "what must not have happened before the trigger"},
    {"assert", Need::optional, "an expression that must hold at the trigger"},
    {"within", Need::optional, "a duration: how long the obligation lives"},
    {"by", Need::optional, "an expression of type time: when it is due"},
    {"until", Need::optional, "a pattern: due when this happens"},
    {"ends", Need::optional, "day: due at the end of the local day"},
    {"times", Need::optional, "how many matches"},
    {"match", Need::optional, "the fields shared with the trigger"},
    {"clock", Need::optional, "the calendar whose hours count"},
    {"pause", Need::optional, "while one of these is on, the clock stands"},
    {"unless", Need::optional, "a pattern that cancels live obligations"},
    {"retrigger", Need::optional, "each, ignore or restart"},
    {"fulfils", Need::optional, "all or oldest"},
    {"causing", Need::optional, "clauses: counts only if one of them is violated at or after it"},
    {"warn", Need::optional, "when to warn before the due time"},
    {"key", Need::optional, "another field whose cases the rule lives in"},
    {"liable", Need::optional, "the role that is liable"},
    {"fine", Need::optional, "the name of a fine, or an amount"},
    {"effective", Need::optional, "from and to dates of the rule"},
};

}  // namespace

const KeySpecs policy_keys = policy_list;
const KeySpecs part_keys = part_list;
const KeySpecs calendar_keys = calendar_list;
const KeySpecs title_keys = title_list;
const KeySpecs effective_keys = effective_list;
const KeySpecs case_keys = case_list;
const KeySpecs event_keys = event_list;
const KeySpecs role_keys = role_list;
const KeySpecs assigned_by_keys = assigned_by_list;
const KeySpecs fine_keys = fine_list;
const KeySpecs aggravation_keys = aggravation_list;
const KeySpecs pause_keys = pause_list;
const KeySpecs liable_keys = liable_list;
const KeySpecs clause_keys = clause_list;
const KeySpecs rule_keys = rule_list;

}  // namespace mora::policy
