// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

package peers.flink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import peers.Answer;
import peers.LogEvent;

/**
 * Main LOG: the rule as a pattern of Flink CEP, in one process. Flink counts event time in
 * milliseconds; here its unit is the microsecond of the log, so a Duration is a thousand times too
 * long.
 */
public final class Main {
  private Main() {}

  /** Reads a line, and remembers how many there were and when the last event was. */
  private static final class Parse extends RichMapFunction<String, LogEvent> {
    private final LongCounter events = new LongCounter();
    private final LongMaximum last = new LongMaximum();

    @Override
    public void open(OpenContext context) {
      getRuntimeContext().addAccumulator("events", events);
      getRuntimeContext().addAccumulator("last", last);
    }

    @Override
    public LogEvent map(String line) throws Exception {
      LogEvent event = LogEvent.parse(line);
      events.add(1);
      last.add(event.time());
      return event;
    }
  }

  private static final class Due extends PatternProcessFunction<LogEvent, Long> {
    @Override
    public void processMatch(
        Map<String, List<LogEvent>> match, Context context, Collector<Long> dues) {
      dues.collect(match.get("request").get(0).time() + LogEvent.LIMIT);
    }
  }

  /** The end of a bounded stream ends all time, so what is due after the last event comes too. */
  private static final class KeepAll extends RichMapFunction<Long, Long> {
    private final ListAccumulator<Long> dues = new ListAccumulator<>();

    @Override
    public void open(OpenContext context) {
      getRuntimeContext().addAccumulator("dues", dues);
    }

    @Override
    public Long map(Long due) {
      dues.add(due);
      return due;
    }
  }

  private static Pattern<LogEvent, ?> unanswered() {
    // The end of within() is outside: a response exactly at the due time is in time.
    return Pattern.<LogEvent>begin("request")
        .where(SimpleCondition.of(LogEvent::isRequest))
        .notFollowedBy("response")
        .where(SimpleCondition.of(LogEvent::isResponse))
        .within(Duration.ofMillis(LogEvent.LIMIT + 1));
  }

  private static JobExecutionResult run(Path log) throws Exception {
    StreamExecutionEnvironment flink = StreamExecutionEnvironment.getExecutionEnvironment();
    flink.setParallelism(1);
    flink.getConfig().enableObjectReuse();
    FileSource<String> file =
        FileSource.forRecordStreamFormat(
                new TextLineInputFormat(),
                new org.apache.flink.core.fs.Path(log.toAbsolutePath().toString()))
            .build();
    DataStream<LogEvent> events =
        flink
            .fromSource(file, WatermarkStrategy.noWatermarks(), "log")
            .map(new Parse())
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<LogEvent>forMonotonousTimestamps()
                    .withTimestampAssigner((event, before) -> event.time()));
    CEP.pattern(events.keyBy(LogEvent::order), unanswered())
        .inEventTime()
        .process(new Due())
        .map(new KeepAll())
        .sinkTo(new DiscardingSink<>());
    return flink.execute();
  }

  public static void main(String[] arguments) throws Exception {
    JobExecutionResult result = run(Path.of(arguments[0]));
    long events = result.getAccumulatorResult("events");
    long last = result.getAccumulatorResult("last");
    List<Long> dues = result.getAccumulatorResult("dues");
    long violations = dues.stream().filter(due -> due <= last).count();
    new Answer(events, violations, result.getNetRuntime(TimeUnit.MILLISECONDS) / 1e3).print();
  }
}
