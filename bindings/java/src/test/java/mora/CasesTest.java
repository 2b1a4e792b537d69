// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case file under tests/cases through the classes: as events, and as lines with a snapshot
 * before each. Reads what export_cases wrote, whose path is in MORA_EXPORTED_CASES.
 */
class CasesTest {
  private static List<JsonNode> cases() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> cases = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(System.getenv("MORA_EXPORTED_CASES")))) {
      cases.add(mapper.readTree(line));
    }
    return cases;
  }

  private static Program compiled(JsonNode written) {
    List<Path> folders = new ArrayList<>();
    written.get("include").forEach(folder -> folders.add(Path.of(folder.asText())));
    Path[] include = folders.toArray(new Path[0]);
    JsonNode policy = written.get("policy");
    return policy.has("text")
        ? Program.loads(policy.get("path").asText(), policy.get("text").asText(), include)
        : Program.load(Path.of(policy.get("path").asText()), include);
  }

  private static Instant instant(JsonNode microseconds) {
    return Instant.EPOCH.plus(microseconds.asLong(), ChronoUnit.MICROS);
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }

  private static String micros(Instant time) {
    return time == null ? "" : Long.toString(time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000);
  }

  private static Map<String, String> facts(Finding f) {
    Map<String, String> facts = new HashMap<>();
    facts.put("kind", f.kind().name().toLowerCase());
    facts.put("policy", f.policy());
    facts.put("clause", f.clause());
    facts.put("rule", text(f.rule()));
    facts.put("case", f.caseKey());
    facts.put("role", text(f.role()));
    facts.put("person", text(f.person()));
    facts.put("opened_at", micros(f.openedAt()));
    facts.put("due_at", micros(f.dueAt()));
    facts.put("at", micros(f.at()));
    facts.put("fine", text(f.fine()));
    facts.put("evidence", f.evidence().toString());
    facts.put("because", f.because());
    facts.put("from", text(f.from()));
    facts.put("to", text(f.to()));
    facts.put("delta", text(f.delta()));
    facts.put("fulfilled_at", micros(f.fulfilledAt()));
    facts.put("late_by", f.lateBy() == null ? "" : Long.toString(f.lateBy().toNanos() / 1_000));
    facts.put("caused.clause", text(f.causedByClause()));
    facts.put("caused.at", micros(f.causedAt()));
    return facts;
  }

  private static boolean agrees(JsonNode expected, Map<String, String> came) {
    boolean same = true;
    for (var fields = expected.fields(); fields.hasNext(); ) {
      var field = fields.next();
      same &= field.getValue().asText().equals(came.get(field.getKey()));
    }
    return same;
  }

  private static void judge(
      JsonNode written, List<Map<String, String>> came, TreeSet<Long> rejected, Counters counters) {
    JsonNode expected = written.get("expect");
    int met = 0;
    for (Map<String, String> facts : came) {
      if (met < expected.size() && agrees(expected.get(met), facts)) {
        ++met;
      }
    }
    assertEquals(expected.size(), met, expected.get(met) + " among " + came);
    if (written.get("nothing_else").asBoolean()) {
      assertEquals(expected.size(), came.size(), came.toString());
    }
    TreeSet<Long> wanted = new TreeSet<>();
    written.get("rejected").forEach(number -> wanted.add(number.asLong()));
    assertEquals(wanted, rejected);
    if (!written.get("open").isNull()) {
      assertEquals(written.get("open").asLong(), counters.open());
    }
    if (!written.get("duplicates").isNull()) {
      assertEquals(written.get("duplicates").asLong(), counters.duplicates());
    }
  }

  private static Object value(JsonNode value) {
    if (value.isObject()) {
      return new BigDecimal(value.get("number").asText());
    }
    if (value.isArray()) {
      List<Object> items = new ArrayList<>();
      value.forEach(item -> items.add(value(item)));
      return items;
    }
    if (value.isNull()) {
      return null;
    }
    return value.isBoolean() ? (Object) value.asBoolean() : value.asText();
  }

  private static Duration lateness(JsonNode written) {
    return Duration.of(written.get("lateness").asLong(), ChronoUnit.MICROS);
  }

  private static void finish(Monitor monitor, JsonNode written) {
    if (written.get("as_of").isNull()) {
      monitor.finish();
    } else {
      monitor.finish(instant(written.get("as_of")));
    }
  }

  private static void asEvents(JsonNode written) {
    TreeSet<Long> rejected = new TreeSet<>();
    List<Map<String, String>> came = new ArrayList<>();
    try (Program program = compiled(written);
        Monitor monitor = Monitor.builder(program).lateness(lateness(written)).build()) {
      long number = 0;
      for (JsonNode event : written.get("events")) {
        ++number;
        if (event.isNull()) {
          rejected.add(number);
          continue;
        }
        Event made =
            Event.of(event.get("type").asText()).at(instant(event.get("time"))).line(number);
        event.get("fields").fields().forEachRemaining(f -> made.set(f.getKey(), value(f.getValue())));
        Status status = monitor.push(made);
        if (!status.ok() && status != Status.DUPLICATE) {
          rejected.add(number);
        }
      }
      finish(monitor, written);
      monitor.take().forEach(finding -> came.add(facts(finding)));
      judge(written, came, rejected, monitor.counters());
    }
  }

  private static void asLines(JsonNode written) {
    TreeSet<Long> rejected = new TreeSet<>();
    List<Map<String, String>> came = new ArrayList<>();
    try (Program program = compiled(written)) {
      Monitor.Builder builder =
          Monitor.builder(program)
              .lateness(lateness(written))
              .onFinding(finding -> came.add(facts(finding)))
              .onRejection(rejection -> rejected.add(rejection.line()));
      Monitor monitor = builder.build();
      long number = 0;
      for (JsonNode event : written.get("events")) {
        byte[] snapshot = monitor.snapshot("event " + ++number);
        monitor.close();
        monitor = builder.firstLine(number).build();
        assertEquals("event " + number, monitor.restore(program, snapshot, Terms.OLD));
        monitor.pushJson(event.isNull() ? "{}\n" : event.get("json").asText() + "\n");
      }
      finish(monitor, written);
      judge(written, came, rejected, monitor.counters());
      monitor.close();
    }
  }

  private static void errors(JsonNode written) {
    String messages;
    try (Program program = compiled(written)) {
      messages = program.messages();
    } catch (PolicyException mistakes) {
      messages = mistakes.getMessage();
    }
    String folder = written.get("folder").asText();
    messages = folder.isEmpty() ? messages : messages.replace(folder, "");
    assertEquals(written.get("errors").asText().stripTrailing(), messages.stripTrailing());
  }

  @TestFactory
  List<DynamicTest> all() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode written : cases()) {
      String name = written.get("name").asText();
      if (written.has("errors")) {
        tests.add(DynamicTest.dynamicTest(name, () -> errors(written)));
        continue;
      }
      tests.add(DynamicTest.dynamicTest(name, () -> asEvents(written)));
      tests.add(DynamicTest.dynamicTest(name + ", lines", () -> asLines(written)));
    }
    return tests;
  }

  @Test
  void thereAreAsManyAsInTheFolder() throws Exception {
    assertTrue(cases().size() > 700);
  }
}
