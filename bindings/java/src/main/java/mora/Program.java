// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A compiled policy. It never changes, and threads may share it. */
public final class Program implements AutoCloseable {
  private static final String[] KINDS = {
    "null", "boolean", "number", "string", "time", "duration", "money", "list"
  };

  private final Handle handle;
  private final List<Diagnostic> diagnostics;
  private final String messages;
  private final String[] info;

  Program(long number, List<Diagnostic> diagnostics, String messages) {
    this.handle = new Handle(this, number, Native::freeProgram);
    this.diagnostics = diagnostics;
    this.messages = messages;
    Object[] texts = Native.programInfo(number);
    this.info = new String[texts.length];
    for (int i = 0; i < texts.length; ++i) {
      info[i] = texts[i] == null ? "" : Native.text(texts[i]);
    }
  }

  /**
   * Compiles the policy in a file. It may include files of its own folder, those below it, and those
   * in {@code includeFrom}.
   *
   * @throws PolicyException where it has mistakes, or cannot be read
   */
  public static Program load(Path path, Path... includeFrom) {
    return compiled(path.toString(), null, includeFrom);
  }

  /** Compiles a policy from its text; {@code name} is what messages call it. */
  public static Program loads(String name, String text, Path... includeFrom) {
    return compiled(name, Native.bytes(text), includeFrom);
  }

  private static Program compiled(String name, byte[] text, Path... includeFrom) {
    byte[][] folders = new byte[includeFrom.length][];
    for (int i = 0; i < folders.length; ++i) {
      folders[i] = Native.bytes(includeFrom[i].toString());
    }
    Object[] told = Native.compile(Native.bytes(name), text, folders);
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (int i = 2; i < told.length; ++i) {
      diagnostics.add(Diagnostic.of(told[i]));
    }
    diagnostics = Collections.unmodifiableList(diagnostics);
    String messages = told[1] == null ? "" : Native.text(told[1]);
    long number = ((long[]) told[0])[0];
    if (number == 0) {
      throw new PolicyException(messages, diagnostics);
    }
    return new Program(number, diagnostics, messages);
  }

  /** Whoever uses it keeps the program reachable until the library is done with it. */
  long handle() {
    return handle.get();
  }

  /** The policy's name. */
  public String policy() {
    return info[0];
  }

  /** The policy's title, in English where it has one. */
  public String title() {
    return info[1].isEmpty() ? info[2] : info[1];
  }

  public ZoneId timezone() {
    return ZoneId.of(info[3]);
  }

  /** The field that cases go by. */
  public String caseKey() {
    return info[4];
  }

  /** Of amounts that name none. */
  public Optional<String> currency() {
    return info[5].isEmpty() ? Optional.empty() : Optional.of(info[5]);
  }

  /** In the policy's order. */
  public List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    for (Object parts : Native.rules(handle())) {
      rules.add(Rule.of(parts));
    }
    Reference.reachabilityFence(this);
    return rules;
  }

  /** The event types, each with its fields and their kinds. */
  public Map<String, Map<String, String>> events() {
    Map<String, Map<String, String>> events = new LinkedHashMap<>();
    for (Object parts : Native.events(handle())) {
      Object[] texts = Native.texts(parts);
      long[] kinds = Native.numbers(parts);
      Map<String, String> fields = new LinkedHashMap<>();
      for (int i = 0; i < kinds.length; ++i) {
        fields.put(Native.text(texts[i + 1]), KINDS[(int) kinds[i]]);
      }
      events.put(Native.text(texts[0]), fields);
    }
    Reference.reachabilityFence(this);
    return events;
  }

  /** Warnings: what is likely a mistake, though the policy works. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** All of them as a text, with their lines; empty if there are none. */
  public String messages() {
    return messages;
  }

  /** Monitors of it live on. */
  @Override
  public void close() {
    handle.close();
  }
}
