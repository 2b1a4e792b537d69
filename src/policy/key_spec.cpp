// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "policy/key_spec.hpp"

namespace mora::policy {

namespace {

constexpr KeySpec policy_list[] = {
    {"mora", true, "the language version: 1"},
    {"policy", true, "the policy's name: small letters, digits and -"},
    {"include", false, "other files whose events, roles, calendars, fines and clauses belong to it"},
    {"title", false, "the policy's title, by language"},
    {"effective", false, "from and to: triggers outside open nothing"},
    {"timezone", false,
     "IANA name of the zone of civil time and of timestamps without offset; default UTC"},
    {"precision", false, "second, minute, hour or millisecond: what event times are floored to"},
    {"currency", false, "ISO 4217 code for bare amounts"},
    {"unknown_events", false, "ignore (default) or reject events that the vocabulary lacks"},
    {"case", true, "what a case is: its key, its close, when it is forgotten"},
    {"events", true, "the vocabulary: event types and their fields"},
    {"roles", false, "who can be liable, and how roles are given in a case"},
    {"calendars", false, "business hours and holidays, by name"},
    {"fines", false, "named fines"},
    {"defaults", false, "rule keys for every clause that does not say otherwise"},
    {"clauses", true, "the clauses, in the regulation's order"},
};
constexpr KeySpec part_list[] = {
    {"mora", false, "the language version: 1"},
    {"include", false, "other files that belong to the policy"},
    {"events", false, "event types and their fields"},
    {"roles", false, "who can be liable, and how roles are given in a case"},
    {"calendars", false, "business hours and holidays, by name"},
    {"fines", false, "named fines"},
    {"clauses", false, "clauses"},
};
constexpr KeySpec calendar_list[] = {
    {"weekly", false, "the hours of each weekday, on the local clock"},
    {"holidays", false, "days without business hours"},
    {"extra", false, "working days that win over weekly and holidays"},
    {"include", false, "a file with the same keys"},
};
constexpr KeySpec title_list[] = {
    {"en", false, "English"},
    {"zh", false, "Chinese"},
};
constexpr KeySpec effective_list[] = {
    {"from", false, "the first day, YYYY-MM-DD"},
    {"to", false, "the last day, YYYY-MM-DD"},
};
constexpr KeySpec case_list[] = {
    {"key", true, "the field whose value tells cases apart"},
    {"closes_on", false, "a pattern: the event that closes a case"},
    {"forget_after", false, "a duration: a case without events for that long is forgotten"},
};
constexpr KeySpec event_list[] = {
    {"fields", false, "the event's fields and their types"},
};
constexpr KeySpec role_list[] = {
    {"title", false, "the role's title, by language"},
    {"assigned_by", false, "the event that gives the role in a case"},
};
constexpr KeySpec assigned_by_list[] = {
    {"event", true, "a pattern"},
    {"person", true, "an expression over that event: who holds the role from then on"},
};
constexpr KeySpec fine_list[] = {
    {"amount", false, "an amount, or amounts by date"},
    {"percent", false, "a percentage of an amount"},
    {"of", false, "an expression: what the percentage is of"},
    {"per", false, "a duration: the amount counts once for each started unit of lateness"},
    {"at_most", false, "the most that such a fine can grow to"},
    {"aggravated", false, "higher amounts and the events that lead to them"},
};
constexpr KeySpec aggravation_list[] = {
    {"when", true, "a pattern over events of the same case"},
    {"amount", true, "the higher amount"},
};
constexpr KeySpec pause_list[] = {
    {"from", true, "a pattern: the clock stands from here"},
    {"to", true, "a pattern: the clock goes on from here"},
};
constexpr KeySpec liable_list[] = {
    {"role", true, "the liable role"},
    {"person", false, "an expression: who is liable; default: who holds the role in the case"},
};
constexpr KeySpec clause_list[] = {
    {"id", true, "the clause's number in the regulation"},
    {"title", false, "a title, by language"},
    {"text", false, "the clause's own text"},
    {"any_of", false, "several rules, each with a name"},
};
constexpr KeySpec rule_list[] = {
    {"on", false, "the trigger: each match opens an obligation"},
    {"require", false, "what must happen after the trigger"},
    {"forbid", false, "what must not happen"},
    {"require_prior", false, "what must have happened before the trigger"},
    {"forbid_prior", false, "what must not have happened before the trigger"},
    {"assert", false, "an expression that must hold at the trigger"},
    {"within", false, "a duration: how long the obligation lives"},
    {"by", false, "an expression of type time: when it is due"},
    {"until", false, "a pattern: due when this happens"},
    {"ends", false, "day: due at the end of the local day"},
    {"times", false, "how many matches"},
    {"match", false, "the fields shared with the trigger"},
    {"clock", false, "the calendar whose hours count"},
    {"pause", false, "while one of these is on, the clock stands"},
    {"unless", false, "a pattern that cancels live obligations"},
    {"retrigger", false, "each, ignore or restart"},
    {"fulfils", false, "all or oldest"},
    {"causing", false, "clauses: counts only if one of them is violated at or after it"},
    {"warn", false, "when to warn before the due time"},
    {"key", false, "another field whose cases the rule lives in"},
    {"liable", false, "the role that is liable"},
    {"fine", false, "the name of a fine, or an amount"},
    {"effective", false, "from and to dates of the rule"},
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
