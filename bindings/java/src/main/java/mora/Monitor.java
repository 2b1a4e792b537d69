// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

import java.lang.ref.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Takes the events of one stream and gives findings: to {@code onFinding}, where there is one, else
 * to {@link #take()}. It has no clock: time is what events and {@link #advanceTo} say.
 *
 * <p>A monitor is of one thread at a time; its methods wait for each other. It lives on without the
 * program that it was made of.
 */
public final class Monitor implements AutoCloseable {
  /** What a monitor is made with. */
  public static final class Builder {
    private final Program program;
    private Consumer<Finding> onFinding;
    private Consumer<Rejection> onRejection;
    private final long[] figures = {0, 0, 0, 0, 1};
    private final List<byte[]> source = new ArrayList<>();

    private Builder(Program program) {
      this.program = program;
    }

    /** It may use the monitor, and may throw: no finding is lost. */
    public Builder onFinding(Consumer<Finding> consumer) {
      onFinding = consumer;
      return this;
    }

    /** Is told of lines and rows that are no events. */
    public Builder onRejection(Consumer<Rejection> consumer) {
      onRejection = consumer;
      return this;
    }

    /** How far an event may lie behind the latest one before it is rejected. */
    public Builder lateness(Duration lateness) {
      figures[0] = Times.microseconds(lateness);
      return this;
    }

    /** How many obligations may be live at a time, in all and in one case; 0: any number. */
    public Builder maxOpen(long all, long perCase) {
      figures[1] = all;
      figures[2] = perCase;
      return this;
    }

    /** Sentences in Chinese, not in English. */
    public Builder chinese() {
      figures[3] = 1;
      return this;
    }

    /** The number of the first line of JSON, and of the first row. */
    public Builder firstLine(long line) {
      figures[4] = line;
      return this;
    }

    /** What a log calls a field: {"time": "timestamp"}. */
    public Builder source(Map<String, String> columns) {
      columns.forEach(
          (field, column) -> {
            source.add(Native.bytes(field));
            source.add(Native.bytes(column));
          });
      return this;
    }

    public Monitor build() {
      return new Monitor(this);
    }
  }

  private final Consumer<Finding> onFinding;
  private final Consumer<Rejection> onRejection;
  private final Handle handle;
  private final Queue<Finding> findings = new ArrayDeque<>();
  private final Queue<Rejection> rejections = new ArrayDeque<>();
  private List<Rule> rules;

  private Monitor(Builder builder) {
    onFinding = builder.onFinding;
    onRejection = builder.onRejection;
    long number =
        Native.newMonitor(
            builder.program.handle(), builder.figures, builder.source.toArray(new byte[0][]));
    handle = new Handle(this, number, Native::freeMonitor);
    rules = builder.program.rules();
    Reference.reachabilityFence(builder.program);
  }

  public static Builder builder(Program program) {
    return new Builder(program);
  }

  public static Monitor of(Program program) {
    return builder(program).build();
  }

  /**
   * Takes one event.
   *
   * @throws EventException where the policy has no such event, field or value
   */
  public synchronized Status push(Event event) {
    Status status = event.push(handle.get());
    tell();
    return status;
  }

  /**
   * Takes JSON Lines in UTF-8, in whatever pieces: what stands behind the last line end waits for the
   * next piece, or for the finish.
   */
  public synchronized Counts pushJson(byte[] lines) {
    Counts counts = Counts.of(Native.pushJson(handle.get(), lines));
    tell();
    return counts;
  }

  public Counts pushJson(String lines) {
    return pushJson(Native.bytes(lines));
  }

  /**
   * Takes the rows of a table by Arrow's C stream interface: the address of an ArrowArrayStream, which
   * is a released one afterwards (ArrowArrayStream.memoryAddress() of Arrow's own library).
   *
   * @throws TableException where it cannot be read
   */
  public synchronized Counts pushTable(long stream) {
    Object[] told = Native.pushTable(handle.get(), stream);
    tell();
    if (told[1] != null) {
      throw new TableException(Native.text(told[1]));
    }
    return Counts.of(told[0]);
  }

  /** Every event at or before {@code time} has been delivered: what is due falls due. */
  public synchronized void advanceTo(Instant time) {
    Native.advanceTo(handle.get(), Times.microseconds(time));
    tell();
  }

  /** The end of the log: what is held takes effect, and what is due by the last event falls due. */
  public synchronized void finish() {
    Native.finish(handle.get(), Native.NO_TIME);
    tell();
  }

  /** The same, up to {@code asOf}. */
  public synchronized void finish(Instant asOf) {
    Native.finish(handle.get(), Times.microseconds(asOf));
    tell();
  }

  /** When something falls due or a warning is given next. */
  public synchronized Optional<Instant> nextDue() {
    return Optional.ofNullable(Times.instant(Native.nextDue(handle.get())));
  }

  public synchronized Counters counters() {
    long[] n = Native.counters(handle.get());
    return new Counters(n[0], n[1], n[2], n[3], n[4], n[5]);
  }

  /** All live obligations, case by case. */
  public synchronized List<Open> open() {
    List<Open> all = new ArrayList<>();
    for (Object parts : Native.open(handle.get())) {
      long[] numbers = Native.numbers(parts);
      Rule rule = rules.get((int) numbers[0]);
      all.add(
          new Open(
              rule.clause(),
              rule.name(),
              Native.text(Native.texts(parts)[0]),
              Times.instant(numbers[1]),
              Times.instant(numbers[2]),
              numbers[3] != 0));
    }
    return all;
  }

  /** The findings that nobody has taken yet, and that no {@code onFinding} was told; each once. */
  public synchronized List<Finding> take() {
    List<Finding> taken = new ArrayList<>(findings);
    findings.clear();
    return taken;
  }

  /** The lines and rows that were rejected, unless {@code onRejection} is told; each once. */
  public synchronized List<Rejection> takeRejections() {
    List<Rejection> taken = new ArrayList<>(rejections);
    rejections.clear();
    return taken;
  }

  /**
   * Goes on under an edited policy without losing what it knows.
   *
   * @throws AdoptionException where it cannot
   */
  public synchronized Adoption adopt(Program next, Terms terms) {
    Adoption adoption = adoption(next, terms, false);
    follow();
    return adoption;
  }

  /** What {@link #adopt} would do; changes nothing. */
  public synchronized Adoption preview(Program next, Terms terms) {
    return adoption(next, terms, true);
  }

  private Adoption adoption(Program next, Terms terms, boolean preview) {
    Object[] told = Native.adopt(handle.get(), next.handle(), terms.ordinal(), preview);
    Reference.reachabilityFence(next);
    if (told[0] == null) {
      throw new AdoptionException(Native.text(told[1]));
    }
    long[] n = (long[]) told[0];
    return new Adoption(
        Native.text(told[1]), n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]);
  }

  /**
   * All that the monitor knows. {@code position} comes back from {@link #restore}: how far you are in
   * your input, in your own words. Findings that nobody has taken are not in it.
   */
  public synchronized byte[] snapshot(String position) {
    return Native.snapshot(handle.get(), Native.bytes(position));
  }

  /**
   * Forgets everything and goes on where the snapshot was taken; gives its position. Where {@code
   * program} is of an edited policy that is adopted.
   *
   * @throws SnapshotException where it cannot be restored; nothing has changed then
   */
  public synchronized String restore(Program program, byte[] snapshot, Terms terms) {
    Object[] told = Native.restore(handle.get(), program.handle(), snapshot, terms.ordinal());
    Reference.reachabilityFence(program);
    if (told[0] == null) {
      throw new SnapshotException(Native.text(told[1]));
    }
    follow();
    return Native.text(told[0]);
  }

  /**
   * The state of one case alone, also of one that does not exist yet: for engines that keep the state
   * of each key and move it about.
   *
   * @throws SnapshotException for a policy with {@code dedupe} or with rules that go by a key of their
   *     own
   */
  public synchronized byte[] snapshotCase(String caseKey) {
    Object[] told = Native.snapshotCase(handle.get(), Native.bytes(caseKey));
    if (told[0] == null) {
      throw new SnapshotException(Native.text(told[1]));
    }
    return (byte[]) told[0];
  }

  /**
   * Forgets everything and goes on with the case.
   *
   * @throws SnapshotException where it cannot be restored, and under any other policy; nothing has
   *     changed then
   */
  public synchronized void restoreCase(byte[] snapshot) {
    byte[] refusal = Native.restoreCase(handle.get(), snapshot);
    if (refusal != null) {
      throw new SnapshotException(Native.text(refusal));
    }
  }

  /** Rules are counted as the monitor counts them: behind the policy's stand former ones. */
  private void follow() {
    try (Program now = new Program(Native.monitorProgram(handle.get()), List.of(), "")) {
      rules = now.rules();
    }
  }

  /** Each is gone before it is told: one that throws is not told again. */
  private void tell() {
    for (Object parts : Native.takeFindings(handle.get())) {
      findings.add(Finding.of(parts));
    }
    for (Object parts : Native.takeRejections(handle.get())) {
      rejections.add(
          new Rejection(Native.numbers(parts)[0], Native.text(Native.texts(parts)[0])));
    }
    while (onRejection != null && !rejections.isEmpty()) {
      onRejection.accept(rejections.remove());
    }
    while (onFinding != null && !findings.isEmpty()) {
      onFinding.accept(findings.remove());
    }
  }

  @Override
  public synchronized void close() {
    handle.close();
  }
}
