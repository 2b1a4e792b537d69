// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md shows compiles, runs, and prints what it says. */
class ReadmeTest {
  private static String block(Path page, String language) throws Exception {
    String text = Files.readString(page);
    Matcher found =
        Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(text);
    assertTrue(found.find(), page + " has no " + language);
    return found.group(1);
  }

  @Test
  void theQuickStartPrintsWhatItSays(@TempDir Path folder) throws Exception {
    Path readme = Path.of("README.md");
    Files.writeString(
        folder.resolve("support-desk.yaml"), block(Path.of("../../README.md"), "yaml"));
    Path source = folder.resolve("QuickStart.java");
    Files.writeString(source, block(readme, "java"));
    String classes = System.getProperty("java.class.path");
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", classes, "-d", folder.toString(), source.toString());
    assertEquals(0, compiled);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes + ":" + folder,
                "QuickStart")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    assertEquals(block(readme, "text"), printed);
  }

  @Test
  void theVersionIsTheLibrarys() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    String version = Native.text(Native.version());
    assertTrue(pom.contains("<version>" + version + "</version>"), version);
  }
}
