#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0
"""Writes sigma-after-sales.jsonl, a sample log for rules/sigma-after-sales.yaml, beside this file.

Forty-four service orders and three contracts of March and April 2026. Every order begins as one of
two stories that keep the regulation to the letter, on site or from a distance, and most stay so;
the others bend their story as SCENARIOS says. Together they violate every rule of the policy at
least once, and two are still open when the log ends. All names are invented.

The same bytes come out on each run: the only source of chance is random() with a fixed seed.
"""

import json
import pathlib
import random
from datetime import datetime, timedelta, timezone

SEED = 20140912
OUTPUT = pathlib.Path(__file__).with_name("sigma-after-sales.jsonl")
BEIJING = timezone(timedelta(hours=8))
FIRST_DAY = datetime(2026, 3, 2, tzinfo=BEIJING)
HOURS_BETWEEN_ORDERS = 31

DISPATCHER = "周敏"
FOREMAN = "施永"
ACCOUNTANT = "沈蓉"
STAFF = {
    "service_staff": ["趙明", "錢麗", "馮濤"],
    "engineer": ["孫強", "李志遠", "魏東"],
    "ticket_buyer": ["吳倩"],
    "purchaser": ["鄭偉"],
    "resident": ["王海", "韓雪"],
    "technician": ["陳思", "楊凡"],
    "supervisor": ["朱國梁", "許文"],
    "sales": ["何佳", "呂峰"],
}
CUSTOMERS = [
    ("濟南恒遠紡織有限公司", "孫建國"),
    ("青島海豐水處理有限公司", "馬曉東"),
    ("鄭州宏達水泥有限公司", "高志剛"),
    ("太原華晉礦山機械有限公司", "田桂芳"),
    ("石家莊瑞康制藥有限公司", "秦雨"),
    ("徐州昌盛造紙有限公司", "尤立新"),
    ("蘭州西河熱力有限公司", "蔣麗華"),
]
PRODUCTS = ["400型變頻器", "220型軟啟動器", "75型伺服驅動器", "630型高壓變頻器", "15型風機控制柜"]
PROBLEMS = ["過流跳閘", "通訊中斷", "過熱報警", "啟動失敗", "顯示異常"]
PARTS = ["冷卻風扇", "驅動板", "電解電容", "IGBT模塊", "操作面板"]


def hours(number):
    return timedelta(hours=number)


def minutes(number):
    return timedelta(minutes=number)


class Chance:
    """Random numbers from random() alone, whose sequence Python promises not to change."""

    def __init__(self, seed):
        self._random = random.Random(seed)

    def between(self, low, high):
        return low + int(self._random.random() * (high - low + 1))

    def minutes(self, low, high):
        return minutes(self.between(low, high))

    def pick(self, choices):
        return choices[self.between(0, len(choices) - 1)]


class Story:
    """What happens in one order. Where a type of event happens once, it serves as a name for it."""

    def __init__(self, number, start, chance):
        self.order = f"SO-{number}"
        self.start = start
        self.chance = chance
        self.people = {role: chance.pick(names) for role, names in STAFF.items()}
        self.customer, self.contact = chance.pick(CUSTOMERS)
        self.product = chance.pick(PRODUCTS)
        self.problem = chance.pick(PROBLEMS)
        self.part = chance.pick(PARTS)
        self.to_the_second = number % 2 == 0
        self._steps = []

    def add(self, time, type_, by, **fields):
        """`by` is a role of the order, or somebody's name."""
        self._steps.append((time, type_, self.people.get(by, by), fields))
        return time

    def at(self, type_):
        return next(time for time, step, _, _ in self._steps if step == type_)

    def move(self, type_, time):
        self._steps = [
            (time if step == type_ else old, step, by, fields)
            for old, step, by, fields in self._steps
        ]

    def change(self, type_, **fields):
        self._steps = [
            (time, step, by, {**old, **fields} if step == type_ else old)
            for time, step, by, old in self._steps
        ]

    def drop(self, *types):
        self._steps = [step for step in self._steps if step[1] not in types]

    def drop_after(self, type_):
        last = self.at(type_)
        self._steps = [step for step in self._steps if step[0] <= last]

    def delay_from(self, type_, delay):
        """This event and all that come after it happen that much later."""
        first = self.at(type_)
        self._steps = [
            (time + delay if time >= first else time, *rest) for time, *rest in self._steps
        ]

    def hand_over(self, role, time):
        """Somebody else takes the role, and does from then on what its holder would have done."""
        old = self.people[role]
        new = next(name for name in STAFF[role] if name != old)
        self._steps = [
            (when, step, new if by == old and when > time else by, fields)
            for when, step, by, fields in self._steps
        ]
        self.people[role] = new
        self.add(time, "role_assigned", DISPATCHER, role=role, person=new)

    def events(self):
        for time, type_, by, fields in self._steps:
            second = self.chance.between(0, 59) if self.to_the_second else 0
            yield event(time.replace(second=second), type_, by, fields, order=self.order)


def event(time, type_, by, fields, order=None):
    case = {} if order is None else {"order": order}
    plain = {k: stamp(v) if isinstance(v, datetime) else v for k, v in fields.items()}
    return {"time": stamp(time), "type": type_, **case, "by": by, **plain}


def stamp(time):
    return time.isoformat(timespec="seconds")


# The two stories that keep the regulation


def begin(story, roles):
    """Roles are assigned; the customer asks, and has an answer and a solution in good time."""
    for before, role in enumerate(reversed(roles), start=1):
        assign(story, role, before)
    story.add(story.start, "service_requested", story.contact,
              customer=story.customer, product=story.product)
    story.add(story.start + minutes(1), "problem_reported", story.contact, problem=story.problem)
    story.add(story.start + story.chance.minutes(12, 110), "service_responded", "service_staff")
    story.add(story.start + story.chance.minutes(130, 320), "solution_proposed", "service_staff")


def assign(story, role, minutes_before):
    story.add(story.start - minutes(minutes_before), "role_assigned", DISPATCHER,
              role=role, person=story.people[role])


def finish(story, training):
    """From the settled problem to the close: training, follow-up call, audit of the record."""
    chance = story.chance
    settled = story.add(story.at("solution_applied") + chance.minutes(20, 50),
                        "problem_settled", "supervisor", problem=story.problem)
    if training:
        given = story.add(settled + chance.minutes(20, 40), "training_given", "engineer")
        story.add(given + chance.minutes(60, 90), "training_rated", story.contact, satisfied=True)
    called = story.add(settled + hours(46) + chance.minutes(0, 90), "follow_up_call",
                       "service_staff", satisfaction=chance.pick(["satisfied", "very_satisfied"]))
    audited = story.add(called + chance.minutes(60, 120), "record_audited", DISPATCHER,
                        filled_in=True, archived=True, missing_items=0)
    story.add(audited + chance.minutes(5, 30), "service_completed", "service_staff",
              training_required=training)


def on_site(story):
    """The engineer travels, repairs, trains."""
    chance = story.chance
    begin(story, ["service_staff", "engineer", "ticket_buyer", "technician", "supervisor", "sales"])
    arrives = story.start + chance.minutes(46 * 60, 50 * 60)
    travel(story, arrives)
    arrived = story.add(arrives + chance.minutes(40, 110), "engineer_arrived", "engineer")
    story.add(arrived + chance.minutes(60, 150), "solution_applied", "technician",
              problem=story.problem)
    finish(story, training=True)


def travel(story, arrives):
    ordered = story.at("solution_proposed") + story.chance.minutes(5, 20)
    story.add(ordered, "travel_ordered", "service_staff", buy_by=ordered + hours(3))
    story.add(ordered + story.chance.minutes(20, 100), "ticket_bought", "ticket_buyer",
              arrives_at=arrives)


def from_a_distance(story):
    """Nobody needs to travel: the technician solves the problem by telephone."""
    begin(story, ["service_staff", "engineer", "technician", "supervisor", "sales"])
    proposed = story.at("solution_proposed")
    story.add(proposed + minutes(4), "on_site_not_needed", "service_staff")
    story.add(proposed + story.chance.minutes(60, 150), "solution_applied", "technician",
              problem=story.problem)
    finish(story, training=False)


# What may happen in a story, and keeps the regulation still


def assistance(story):
    """3.0: the workshop helps within two hours, in the evening too."""
    asked = story.add(story.start.replace(hour=20, minute=10), "assistance_requested",
                      "service_staff", assistance="拆解測試", assignee=FOREMAN)
    story.add(asked + minutes(95), "assistance_completed", FOREMAN, assistance="拆解測試")


def purchase(story):
    """2.8 and 2.13: a part is approved and delivered in time."""
    assign(story, "purchaser", 10)
    asked = story.at("solution_proposed") + minutes(10)
    story.add(asked, "approval_requested", "service_staff", request="采購申請")
    story.add(asked + minutes(70), "approval_given", "supervisor", request="采購申請")
    story.add(asked + minutes(80), "purchase_requested", "service_staff",
              item=story.part, needed_by=asked + hours(28))
    story.add(asked + hours(25), "purchase_delivered", "purchaser", item=story.part)


def parcels(story):
    """2.19 and 2.20: one parcel is sold, one is free, both leave in time."""
    paid = story.at("solution_proposed") + minutes(20)
    story.add(paid, "parts_paid", story.contact, parcel="SF-2601")
    story.add(paid + minutes(5), "free_parts_approved", "supervisor", parcel="SF-2602")
    story.add(paid + minutes(90), "parts_packed", "service_staff", parcel="SF-2602")
    for after, parcel in ((120, "SF-2601"), (121, "SF-2602")):
        story.add(paid + minutes(after), "parts_shipped", "service_staff",
                  parcel=parcel, packed_to_standard=True)
    story.add(paid + hours(40), "parts_received", story.contact, damaged=False)


def snowstorm(story):
    """2.3: the engineer comes after some 78 hours, but for 30 of them the clock stood."""
    story.delay_from("engineer_arrived", hours(30))
    obstacle(story, story.start + hours(26), hours(30), "weather", resumed_after=minutes(45))


def two_obstacles(story):
    """2.3: a power failure and a customer who does not cooperate overlap; the clock awaits both."""
    story.delay_from("engineer_arrived", hours(34))
    first = story.start + hours(25)
    obstacle(story, first, hours(20), "power_failure", resumed_after=minutes(30))
    story.add(first + hours(10), "customer_uncooperative", "service_staff")
    story.add(first + hours(33), "cooperation_restored", "sales")


def obstacle(story, start, duration, cause, resumed_after):
    story.add(start, "obstacle_arose", "service_staff", cause=cause)
    story.add(start + duration, "obstacle_removed", "service_staff", cause=cause)
    story.add(start + duration + resumed_after, "service_resumed", "service_staff")


def slow_supervisor(story):
    """2.13 does not count: the supervisor takes four hours, but no consequence follows."""
    story.add(story.start + hours(1), "escalated_to_supervisor", "service_staff")
    story.add(story.start + hours(5), "supervisor_resolved", "supervisor")


# What violates a clause, and which


def late_response(story):
    """2.1, told late, and raised because the customer is dissatisfied afterwards."""
    story.move("service_responded", story.start + minutes(205))
    story.move("solution_proposed", story.start + minutes(245))
    story.drop("travel_ordered", "ticket_bought")
    travel(story, story.at("engineer_arrived") - minutes(50))
    dissatisfied_with(story, "service_staff", story.start + minutes(220))


def dissatisfied_with(story, role, time):
    story.add(time, "customer_dissatisfied", story.contact,
              cause="personal", person=story.people[role])


def late_solution(story):
    """5.0, then 2.2 at 50 at once: the customer was dissatisfied before it was violated."""
    delay_solution(story, minutes(395))
    dissatisfied_with(story, "service_staff", story.start + minutes(320))


def delay_solution(story, after_request):
    proposed = story.start + after_request
    story.delay_from("solution_proposed", proposed - story.at("solution_proposed"))


def slow_train(story):
    """2.4 arrives_late and 2.3: the ticket arrives after 72 hours, and with it the engineer."""
    arrives = story.start + minutes(73 * 60 + 10)
    story.change("ticket_bought", arrives_at=arrives)
    story.delay_from("engineer_arrived", arrives + hours(1) - story.at("engineer_arrived"))


def ticket_forgotten(story):
    """2.4 bought_late: the ticket is bought after the time that the travel order names."""
    story.move("ticket_bought", story.at("travel_ordered") + minutes(260))


def tools_forgotten(story):
    """2.5: the engineer's tools are missing on site."""
    story.add(story.at("engineer_arrived") + minutes(15), "service_delayed", "engineer",
              cause="tools_missing")


def needs_misunderstood(story):
    """2.6 and 2.7, both raised: the engineer has prepared something else; nobody signs."""
    applied = story.at("solution_applied")
    story.add(story.at("engineer_arrived") + minutes(20), "needs_mismatch_found", "engineer")
    story.add(applied + minutes(10), "acceptance_refused", story.contact, reason="unsatisfied")
    story.add(applied + minutes(12), "customer_dissatisfied", story.contact, cause="personal")


def approval_missing(story):
    """2.8 and 2.13 not_approved: the approval takes five hours, and so the part is late."""
    assign(story, "purchaser", 10)
    asked = story.at("solution_proposed") + minutes(10)
    story.add(asked, "purchase_requested", "service_staff",
              item=story.part, needed_by=asked + hours(24))
    story.add(asked + minutes(6), "approval_requested", "purchaser", request="采購審批")
    story.add(asked + hours(5), "approval_given", "supervisor", request="采購審批")
    story.add(asked + hours(29), "purchase_delivered", "purchaser", item=story.part)


def resident_late_and_wrong(story):
    """2.9 late and inaccurate: the resident colleague comes late and reports what is not so."""
    arrived = send_resident(story, minutes(30))
    story.add(arrived + hours(2), "site_feedback", "resident", accurate=False)


def resident_silent(story):
    """2.9 no_feedback: nothing is heard from the site until the order is closed."""
    send_resident(story, minutes(-25))


def send_resident(story, late):
    assign(story, "resident", 10)
    sent = story.at("solution_proposed") + minutes(8)
    story.add(sent, "resident_dispatched", "service_staff", arrive_by=sent + hours(20))
    return story.add(sent + hours(20) + late, "resident_arrived", "resident")


def problem_comes_back(story):
    """2.10 not_solved and repeated: the technician's solution does not last."""
    back = story.add(story.at("solution_applied") + hours(20), "problem_recurred", story.contact,
                     problem=story.problem)
    story.add(back + hours(1), "repeat_service_opened", "service_staff", cause="solution")


def replacement_fails(story):
    """2.11: the replaced goods do not satisfy the customer either."""
    story.add(story.at("solution_applied") + minutes(55), "goods_replaced", "technician")
    story.add(story.at("solution_applied") + hours(22), "replacement_rejected", story.contact)


def return_report_late(story):
    """2.12 late: the report on returned goods takes four days."""
    returned = story.add(story.at("solution_applied") + minutes(58), "goods_returned",
                         story.contact, item=story.part)
    story.add(returned + hours(95), "return_report_filed", "technician", item=story.part)
    story.move("service_completed", returned + hours(97))


def return_report_careless(story):
    """2.12 careless: the report is in time, but makes nobody responsible."""
    returned = story.add(story.at("solution_applied") + minutes(58), "goods_returned",
                         story.contact, item=story.part)
    story.add(returned + hours(20), "return_report_filed", "technician", item=story.part)
    story.add(returned + hours(24), "return_report_reviewed", "supervisor",
              responsibility_established=False)


def supervisor_hesitates(story):
    """2.13 unresolved and 2.2: the supervisor takes too long, and so does the solution."""
    story.add(story.start + hours(3), "escalated_to_supervisor", "service_staff")
    story.add(story.start + hours(6), "supervisor_resolved", "supervisor")
    story.move("solution_proposed", story.start + minutes(380))
    story.drop("travel_ordered", "ticket_bought")
    travel(story, story.at("engineer_arrived") - minutes(50))


def supervisor_unreachable(story):
    """2.14 and 2.1: nobody can decide, and the customer waits."""
    story.add(story.start + minutes(5), "supervisor_unreachable", "service_staff")
    story.add(story.start + minutes(210), "supervisor_reached", "service_staff")
    story.move("service_responded", story.start + minutes(225))
    story.move("solution_proposed", story.start + minutes(315))
    story.drop("travel_ordered", "ticket_bought")
    travel(story, story.at("engineer_arrived") - minutes(50))


def training_left_out(story):
    """2.15 not_given and, with it, 2.18: closed without training, the problem unsettled."""
    story.drop("training_given", "training_rated", "problem_settled")


def training_disappoints(story):
    """2.15 unsatisfactory, raised: the customer is dissatisfied with the engineer."""
    story.change("training_rated", satisfied=False)
    dissatisfied_with(story, "engineer", story.at("training_rated") + minutes(7))


def bad_follow_up(story):
    """2.17: the customer complains of the engineer's skill in the follow-up call."""
    story.change("follow_up_call", satisfaction="very_dissatisfied", complaint="skill")


def casual_promise(story):
    """2.16, not raised: the customer is dissatisfied with somebody else."""
    arrived = story.at("engineer_arrived")
    story.add(arrived + minutes(30), "conduct_reported", story.contact, kind="unauthorised_promise")
    dissatisfied_with(story, "service_staff", arrived + minutes(42))


def unreasonable_customer(story):
    """4.0: sales does not win the customer's cooperation, and the service is delayed."""
    arrived = story.at("engineer_arrived")
    story.add(arrived + minutes(8), "customer_uncooperative", "engineer")
    story.add(arrived + minutes(48), "service_delayed", "engineer", cause="customer_uncooperative")
    story.add(arrived + minutes(56), "cooperation_restored", "sales")


def parts_neglected(story):
    """2.19 neglected and shipped_late: overlooked at first, the parts leave late."""
    proposed = story.at("solution_proposed")
    story.add(proposed + minutes(30), "parts_request_neglected", story.contact)
    story.add(proposed + minutes(60), "parts_paid", story.contact, parcel="SF-2611")
    story.add(proposed + minutes(390), "parts_shipped", "service_staff",
              parcel="SF-2611", packed_to_standard=True)


def parts_badly_packed(story):
    """2.19 badly_packed and damaged: the parts leave in time, but do not survive the journey."""
    paid = story.add(story.at("solution_proposed") + minutes(50), "parts_paid", story.contact,
                     parcel="SF-2621")
    story.add(paid + hours(3), "parts_shipped", "service_staff",
              parcel="SF-2621", packed_to_standard=False)
    story.add(paid + hours(44), "parts_received", story.contact,
              damaged=True, damage_cause="packing")


def free_parts_slow(story):
    """2.20 packed_late and shipped_late: free parts lie about until the next day."""
    approved = story.add(story.at("solution_proposed") + minutes(40), "free_parts_approved",
                         "supervisor", parcel="SF-2631")
    story.add(approved + hours(5), "parts_packed", "service_staff", parcel="SF-2631")
    story.add(approved + hours(20), "parts_shipped", "service_staff",
              parcel="SF-2631", packed_to_standard=True)


def weather_obstacle(story):
    """2.21: after the storm the service is not resumed within two hours."""
    obstacle(story, story.start + hours(25), hours(6), "weather", resumed_after=minutes(190))


def company_obstacle(story):
    """2.0: the company's cars are back, but the service is not resumed within two hours."""
    story.delay_from("solution_applied", hours(3))
    obstacle(story, story.at("engineer_arrived") + minutes(10), minutes(40), "company",
             resumed_after=minutes(155))


def record_incomplete(story):
    """2.22: the audit finds items missing in the record."""
    story.change("record_audited", missing_items=2)


def assistance_late(story):
    """3.0: the workshop takes more than two hours."""
    asked = story.add(story.at("solution_proposed") + minutes(35), "assistance_requested",
                      "service_staff", assistance="備件試裝", assignee=FOREMAN)
    story.add(asked + minutes(140), "assistance_completed", FOREMAN, assistance="備件試裝")


def simply_dissatisfied(story):
    """5.0: the customer is dissatisfied with the engineer, and no other clause is charged."""
    dissatisfied_with(story, "engineer", story.at("solution_applied") + minutes(14))


def falsified_record(story):
    """7.0: the time of the arrival was invented."""
    story.add(story.at("follow_up_call") + minutes(35), "falsification_confirmed", "supervisor",
              person=story.people["engineer"])


def handed_over(story):
    """2.1, by the colleague who took the order over an hour before the answer was due."""
    delay_solution(story, minutes(330))
    story.move("service_responded", story.start + minutes(184))
    story.hand_over("service_staff", story.start + hours(2))


# What is open when the log ends


def still_travelling(story):
    """The engineer is on the way."""
    story.drop_after("ticket_bought")


def still_held_up(story):
    """The clocks stand: a part is held by customs."""
    story.drop_after("service_responded")
    story.add(story.at("service_responded") + minutes(25), "obstacle_arose", "service_staff",
              cause="customs")


# One line an order: the story, and what happens in it

SCENARIOS = [
    (on_site,),
    (from_a_distance, parcels),
    (on_site, late_response),
    (on_site, purchase),
    (from_a_distance, late_solution),
    (on_site, snowstorm),
    (from_a_distance,),
    (on_site, slow_train),
    (on_site,),
    (on_site, ticket_forgotten, tools_forgotten),
    (on_site, assistance),
    (from_a_distance,),
    (on_site, needs_misunderstood),
    (on_site, approval_missing),
    (on_site,),
    (from_a_distance, purchase),
    (on_site, resident_late_and_wrong),
    (on_site, two_obstacles),
    (on_site, resident_silent, record_incomplete),
    (from_a_distance,),
    (on_site, problem_comes_back),
    (on_site, parcels),
    (from_a_distance, replacement_fails, return_report_careless),
    (on_site,),
    (on_site, supervisor_hesitates),
    (from_a_distance, slow_supervisor),
    (on_site, supervisor_unreachable),
    (on_site, assistance, purchase),
    (on_site, training_left_out),
    (from_a_distance, parcels),
    (on_site,),
    (on_site, training_disappoints, bad_follow_up),
    (on_site, casual_promise, unreasonable_customer),
    (from_a_distance,),
    (from_a_distance, parts_neglected, parts_badly_packed),
    (on_site, purchase),
    (on_site, weather_obstacle, company_obstacle),
    (from_a_distance, free_parts_slow, return_report_late),
    (on_site,),
    (from_a_distance, handed_over, assistance_late),
    (on_site, simply_dissatisfied, falsified_record),
    (from_a_distance, assistance),
    (on_site, still_travelling),
    (from_a_distance, still_held_up),
]


def orders(chance):
    for index, (story_kind, *happenings) in enumerate(SCENARIOS):
        day = FIRST_DAY + hours(HOURS_BETWEEN_ORDERS * index)
        start = day.replace(hour=chance.between(8, 10), minute=chance.between(0, 59))
        story = Story(1001 + index, start, chance)
        story_kind(story)
        for happen in happenings:
            happen(story)
        yield from story.events()


def contracts():
    """1: two contracts promise too much; one of them has cost the company something so far."""

    def at(month, day, hour, minute):
        return datetime(2026, month, day, hour, minute, tzinfo=BEIJING)

    def signed(time, by, contract, beyond):
        return event(time, "contract_signed", by, {"contract": contract, "beyond_handbook": beyond})

    def booked(time, contract, loss):
        return event(time, "loss_booked", ACCOUNTANT, {"contract": contract, "extra_loss": loss})

    yield signed(at(3, 4, 14, 20), "何佳", "HT-2026-031", True)
    yield signed(at(3, 11, 10, 5), "呂峰", "HT-2026-034", False)
    yield signed(at(3, 19, 16, 40), "呂峰", "HT-2026-038", True)
    yield booked(at(4, 2, 9, 30), "HT-2026-031", "1234.50 CNY")
    yield booked(at(4, 16, 9, 30), "HT-2026-034", "860.00 CNY")
    yield booked(at(4, 23, 9, 30), "HT-2026-031", "407.25 CNY")


def main():
    log = sorted([*orders(Chance(SEED)), *contracts()], key=lambda line: line["time"])
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in log)
    OUTPUT.write_bytes(text.encode("utf-8"))


if __name__ == "__main__":
    main()
