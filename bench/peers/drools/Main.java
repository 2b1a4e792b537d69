// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

package peers.drools;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.conf.EventProcessingOption;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.time.SessionPseudoClock;
import org.kie.internal.io.ResourceFactory;
import org.kie.internal.utils.KieHelper;
import peers.Answer;
import peers.LogEvent;

/** Main LOG: the rule in Drools (answers.drl), in stream mode, with a clock that the log sets. */
public final class Main {
  private final KieSession session;
  private final SessionPseudoClock clock;
  private final Violations violations = new Violations();
  private long events;

  private Main() {
    KieBase rules =
        new KieHelper()
            .addResource(ResourceFactory.newClassPathResource("answers.drl"), ResourceType.DRL)
            .build(ExecutableModelProject.class, EventProcessingOption.STREAM);
    KieSessionConfiguration configuration = KieServices.get().newKieSessionConfiguration();
    configuration.setOption(ClockTypeOption.PSEUDO);
    session = rules.newKieSession(configuration, null);
    session.setGlobal("violations", violations);
    clock = session.getSessionClock();
  }

  private void replay(Path log) throws Exception {
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      for (String line; (line = lines.readLine()) != null; ++events) {
        LogEvent event = LogEvent.parse(line);
        advanceTo(event.time());
        session.insert(
            event.isRequest()
                ? new Request(event.time(), event.order())
                : new Response(event.time(), event.order()));
        session.fireAllRules();
      }
    }
  }

  private void advanceTo(long now) {
    clock.advanceTime(now - clock.getCurrentTime(), TimeUnit.MILLISECONDS);
  }

  public static void main(String[] arguments) throws Exception {
    Main main = new Main();
    long begin = System.nanoTime();
    main.replay(Path.of(arguments[0]));
    double seconds = (System.nanoTime() - begin) / 1e9;
    new Answer(main.events, main.violations.count(), seconds).print();
  }
}
