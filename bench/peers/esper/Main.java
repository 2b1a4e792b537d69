// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

package peers.esper;

import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPEventService;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import com.espertech.esper.runtime.client.EPStatement;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import peers.Answer;
import peers.LogEvent;

/** Main LOG: the rule as an Esper pattern. Esper's time is the log's, in microseconds. */
public final class Main {
  // A timer fires when time reaches it, before the events of that instant are sent; a response
  // exactly at the due time is in time, so the timer is a microsecond later.
  private static final String RULE =
      """
      @public @buseventtype create objectarray schema Request(orderId string);
      @public @buseventtype create objectarray schema Response(orderId string);
      @name('unanswered')
      select request.orderId from pattern [
        every request=Request ->
          (timer:interval(3 hours 1 microseconds) and not Response(orderId = request.orderId))];
      """;

  private long violations;
  private long events;

  private EPEventService start() throws Exception {
    Configuration configuration = new Configuration();
    configuration.getCommon().getTimeSource().setTimeUnit(TimeUnit.MICROSECONDS);
    configuration.getRuntime().getThreading().setInternalTimerEnabled(false);
    EPCompiled rule =
        EPCompilerProvider.getCompiler().compile(RULE, new CompilerArguments(configuration));
    EPRuntime runtime = EPRuntimeProvider.getDefaultRuntime(configuration);
    String deployment = runtime.getDeploymentService().deploy(rule).getDeploymentId();
    EPStatement unanswered =
        runtime.getDeploymentService().getStatement(deployment, "unanswered");
    unanswered.addListener((found, gone, statement, from) -> violations += found.length);
    return runtime.getEventService();
  }

  private void replay(EPEventService engine, Path log) throws Exception {
    long now = 0;
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      for (String line; (line = lines.readLine()) != null; ++events) {
        LogEvent event = LogEvent.parse(line);
        now = event.time();
        engine.advanceTime(now);
        String type = event.isRequest() ? "Request" : "Response";
        engine.sendEventObjectArray(new Object[] {event.order()}, type);
      }
    }
    engine.advanceTime(now + 1);
  }

  public static void main(String[] arguments) throws Exception {
    Main main = new Main();
    EPEventService engine = main.start();
    long begin = System.nanoTime();
    main.replay(engine, Path.of(arguments[0]));
    new Answer(main.events, main.violations, (System.nanoTime() - begin) / 1e9).print();
  }
}
