// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong and how it is told, who keeps what alive, threads, keyed state. */
class MonitorTest {
  private static final String DESK =
      """
      mora: 1
      policy: desk
      timezone: Europe/Berlin
      currency: EUR
      case: {key: ticket}
      events:
        opened: {fields: {priority: string, price: money, n: number, took: duration,
                          urgent: bool, tags: list, since: time}}
        answered: {}
      clauses:
        - {id: "1", on: opened, require: answered, within: 2h, fine: 20}
        - {id: "2", on: opened where n == 0.1 and price == 12.50 EUR and took == 90m and urgent,
           assert: false}
      """;
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  private final Program program = Program.loads("desk.yaml", DESK);

  @AfterEach
  void close() {
    program.close();
  }

  private static Event opened(String ticket) {
    return Event.of("opened").at(MORNING).set("ticket", ticket);
  }

  @Test
  void aProgramTellsWhatItIs() {
    assertEquals("desk", program.policy());
    assertEquals("Europe/Berlin", program.timezone().getId());
    assertEquals("EUR", program.currency().orElseThrow());
    assertEquals("ticket", program.caseKey());
    assertEquals("money", program.events().get("opened").get("price"));
    assertEquals(List.of("1", "2"), program.rules().stream().map(Rule::clause).toList());
    assertEquals(11, program.rules().get(0).line());
  }

  @Test
  void aMistakeHasItsPlaceAndWhatWasMeant() {
    String text = "mora: 1\npolicy: 甲\nclausess: []\n";
    PolicyException told =
        assertThrows(PolicyException.class, () -> Program.loads("wrong.yaml", text));
    Diagnostic wrong =
        told.diagnostics().stream().filter(d -> d.name().equals("unknown_key")).findFirst().get();
    assertEquals(3, wrong.line());
    assertEquals(1, wrong.column());
    assertTrue(wrong.help().contains("clauses"), wrong.help());
    assertTrue(told.getMessage().contains("wrong.yaml:3:1: error"), told.getMessage());
    assertThrows(PolicyException.class, () -> Program.load(Path.of("nowhere.yaml")));
  }

  @Test
  void valuesOfJavaAreThoseOfThePolicy() {
    try (Monitor monitor = Monitor.of(program)) {
      Event event =
          opened("T-1")
              .set("n", 0.1)
              .set("price", new Money(new BigDecimal("12.50"), "EUR"))
              .set("took", Duration.ofMinutes(90))
              .set("urgent", true)
              .set("since", MORNING)
              .set("tags", Arrays.asList("a", 1, 2.5, null, "𝄞"));
      assertEquals(Status.ACCEPTED, monitor.push(event));
      assertEquals(List.of("2"), monitor.take().stream().map(Finding::clause).toList());
    }
  }

  @Test
  void anEventThatThePolicyDoesNotKnowIsTold() {
    try (Monitor monitor = Monitor.of(program)) {
      for (Event wrong :
          List.of(
              opened("T-1").set("colour", "red"),
              opened("T-1").set("n", "seven"),
              opened("T-1").set("priority", 7),
              opened("T-1").set("n", Double.NaN),
              opened("T-1").set("n", new Object()),
              Event.of("opend").at(MORNING),
              Event.of("opened").at("yesterday"),
              Event.of("opened"))) {
        assertThrows(EventException.class, () -> monitor.push(wrong));
      }
      assertEquals(0, monitor.counters().events());
    }
  }

  @Test
  void aFindingHasWhatItSays() {
    try (Monitor monitor = Monitor.of(program)) {
      monitor.push(opened("訂單-1").line(7));
      assertEquals(MORNING.plusSeconds(7200), monitor.nextDue().orElseThrow());
      assertEquals("訂單-1", monitor.open().get(0).caseKey());
      monitor.finish(MORNING.plusSeconds(9000));
      Finding found = monitor.take().get(0);
      assertEquals(Finding.Kind.VIOLATION, found.kind());
      assertEquals("訂單-1", found.caseKey());
      assertEquals("20.00 EUR", found.fine().toString());
      assertEquals(List.of(7L), found.evidence());
      assertEquals(16, found.id().length());
      assertEquals(null, found.person());
      assertTrue(monitor.take().isEmpty());
      assertTrue(monitor.nextDue().isEmpty());
    }
  }

  @Test
  void aConsumerThatThrowsLosesNoFinding() {
    List<String> told = new ArrayList<>();
    Monitor.Builder builder =
        Monitor.builder(program)
            .onFinding(
                finding -> {
                  told.add(finding.caseKey());
                  if (told.size() == 1) {
                    throw new UnsupportedOperationException("the mail server is down");
                  }
                });
    try (Monitor monitor = builder.build()) {
      monitor.push(opened("T-1"));
      monitor.push(opened("T-2"));
      assertThrows(
          UnsupportedOperationException.class, () -> monitor.finish(MORNING.plusSeconds(9000)));
      monitor.advanceTo(MORNING.plusSeconds(9001));
      assertEquals(List.of("T-1", "T-2"), told);
    }
  }

  @Test
  void badLinesAreToldAndTheOthersCount() {
    String line = "{\"time\":\"2026-03-02T09:00:00Z\",\"type\":\"opened\",\"ticket\":\"T-1\"}\n";
    try (Monitor monitor = Monitor.of(program)) {
      Counts counts = monitor.pushJson(line + "{\n" + line.replace("opened", "odd"));
      assertEquals(new Counts(1, 0, 1, 1), counts);
      Rejection rejection = monitor.takeRejections().get(0);
      assertEquals(2, rejection.line());
      assertTrue(rejection.reason().contains("not JSON"));
    }
  }

  @Test
  void aSourceThatNamesNoFieldIsTold() {
    Monitor.Builder builder = Monitor.builder(program).source(Map.of("tiem", "when"));
    IllegalArgumentException told =
        assertThrows(IllegalArgumentException.class, builder::build);
    assertTrue(told.getMessage().contains("tiem"), told.getMessage());
    String line = "{\"when\":\"2026-03-02T09:00:00Z\",\"type\":\"opened\",\"ticket\":\"T-1\"}\n";
    try (Monitor monitor = Monitor.builder(program).source(Map.of("time", "when")).build()) {
      assertEquals(1, monitor.pushJson(line).events());
    }
  }

  @Test
  void aMonitorLivesOnWithoutItsProgram() {
    Monitor monitor;
    try (Program other = Program.loads("desk.yaml", DESK)) {
      monitor = Monitor.of(other);
    }
    monitor.push(opened("T-1"));
    monitor.finish(MORNING.plusSeconds(9000));
    assertEquals(1, monitor.take().size());
    monitor.close();
  }

  @Test
  void whatIsClosedSaysSo() {
    Monitor monitor = Monitor.of(program);
    monitor.close();
    monitor.close();
    assertThrows(IllegalStateException.class, () -> monitor.push(opened("T-1")));
    Program gone = Program.loads("desk.yaml", DESK);
    gone.close();
    assertThrows(IllegalStateException.class, gone::rules);
    assertThrows(IllegalStateException.class, () -> Monitor.of(gone));
  }

  @Test
  void whatNobodyClosedIsCollected() {
    for (int i = 0; i < 2_000; ++i) {
      Monitor monitor = Monitor.of(Program.loads("desk.yaml", DESK));
      monitor.push(opened("T-" + i));
      assertEquals(1, monitor.counters().open());
    }
    System.gc();
  }

  @Test
  void aSnapshotGoesOnWhereItWasTaken() {
    try (Monitor first = Monitor.of(program);
        Monitor second = Monitor.of(program)) {
      first.push(opened("T-1"));
      byte[] snapshot = first.snapshot("line 1");
      assertEquals("line 1", second.restore(program, snapshot, Terms.OLD));
      assertEquals(1, second.counters().open());
      snapshot[snapshot.length / 2] ^= 1;
      assertThrows(
          SnapshotException.class, () -> second.restore(program, snapshot, Terms.OLD));
      assertEquals(1, second.counters().open());
    }
  }

  @Test
  void anEditedPolicyIsAdopted() {
    try (Monitor monitor = Monitor.of(program);
        Program edited = Program.loads("desk.yaml", DESK.replace("2h", "4h"));
        Program other = Program.loads("shop.yaml", DESK.replace("policy: desk", "policy: shop"))) {
      monitor.push(opened("T-1"));
      assertEquals(1, monitor.preview(edited, Terms.NEW).newDue());
      assertEquals(MORNING.plusSeconds(7200), monitor.nextDue().orElseThrow());
      assertEquals(1, monitor.adopt(edited, Terms.NEW).open());
      assertEquals(MORNING.plusSeconds(14400), monitor.nextDue().orElseThrow());
      assertTrue(monitor.push(Event.of("answered").at(MORNING).set("ticket", "T-1")).ok());
      assertTrue(monitor.open().isEmpty());
      assertThrows(AdoptionException.class, () -> monitor.adopt(other, Terms.OLD));
    }
  }

  /** As an engine does that keeps a state for each key. */
  @Test
  void keyedStateFindsWhatOneMonitorFinds() {
    List<String> found = new ArrayList<>();
    Map<String, byte[]> keyed = new HashMap<>();
    Monitor.Builder builder =
        Monitor.builder(program).onFinding(finding -> found.add(finding.caseKey()));
    try (Monitor monitor = builder.build();
        Monitor fresh = Monitor.of(program)) {
      byte[] none = fresh.snapshotCase("");
      for (int i = 0; i < 300; ++i) {
        String ticket = "T-" + i % 100;
        monitor.restoreCase(keyed.getOrDefault(ticket, none));
        String type = i < 100 ? "opened" : i % 2 == 0 ? "answered" : "opened";
        monitor.push(Event.of(type).at(MORNING.plusSeconds(60L * i)).set("ticket", ticket));
        keyed.put(ticket, monitor.snapshotCase(ticket));
      }
      assertTrue(keyed.get("T-7").length < 300, "a case is small: " + keyed.get("T-7").length);
      for (String ticket : keyed.keySet()) {
        monitor.restoreCase(keyed.get(ticket));
        monitor.finish(MORNING.plusSeconds(100_000));
      }
    }
    // Of the fifty that were never answered each was opened three times.
    assertEquals(150, found.size());
    assertFalse(found.contains("T-0"));
    assertTrue(found.contains("T-1"));
  }

  @Test
  void stateThatBelongsToNoOneCaseIsRefused() {
    try (Program ids = Program.loads("desk.yaml", DESK.replace("events:", "dedupe: uid\nevents:"));
        Monitor monitor = Monitor.of(ids)) {
      assertTrue(
          assertThrows(SnapshotException.class, () -> monitor.snapshotCase("T-1"))
              .getMessage()
              .contains("'dedupe'"));
    }
  }

  @Test
  void threadsShareAProgramAndRunSideBySide() throws Exception {
    List<Thread> threads = new ArrayList<>();
    long[] counts = new long[4];
    for (int t = 0; t < counts.length; ++t) {
      int place = t;
      Thread thread =
          new Thread(
              () -> {
                try (Monitor monitor = Monitor.of(program)) {
                  for (int i = 0; i < 3_000; ++i) {
                    monitor.push(opened("T-" + i));
                  }
                  monitor.finish(MORNING.plusSeconds(9000));
                  counts[place] = monitor.take().size();
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(3_000L, 3_000L, 3_000L, 3_000L), Arrays.stream(counts).boxed().toList());
  }
}
