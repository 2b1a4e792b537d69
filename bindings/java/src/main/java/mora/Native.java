// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The library, out of the jar. Texts go over as UTF-8. */
final class Native {
  static final long NO_TIME = Long.MIN_VALUE;

  static {
    load();
  }

  private Native() {}

  private static void load() {
    String name = System.mapLibraryName("mora_jni");
    try (InputStream library = Native.class.getResourceAsStream(name)) {
      if (library == null) {
        throw new UnsatisfiedLinkError("the jar has no " + name + " for this system");
      }
      Path copy = Files.createTempFile("mora", name);
      // A process that is killed leaves it; one that ends does not.
      copy.toFile().deleteOnExit();
      Files.copy(library, copy, StandardCopyOption.REPLACE_EXISTING);
      System.load(copy.toString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(Object bytes) {
    return bytes == null ? null : new String((byte[]) bytes, StandardCharsets.UTF_8);
  }

  /** The texts of an object that came over as {texts, numbers}. */
  static Object[] texts(Object parts) {
    return (Object[]) ((Object[]) parts)[0];
  }

  static long[] numbers(Object parts) {
    return (long[]) ((Object[]) parts)[1];
  }

  static native byte[] version();

  static native Object[] compile(byte[] path, byte[] text, byte[][] folders);

  static native void freeProgram(long program);

  static native Object[] programInfo(long program);

  static native Object[] rules(long program);

  static native Object[] events(long program);

  static native long newMonitor(long program, long[] figures, byte[][] source);

  static native void freeMonitor(long monitor);

  static native long monitorProgram(long monitor);

  static native Object push(
      long monitor,
      byte[] type,
      long time,
      byte[] timestamp,
      long line,
      byte[][] names,
      long[] counts,
      byte[][] texts,
      long[] figures);

  static native long[] pushJson(long monitor, byte[] lines);

  static native Object[] pushTable(long monitor, long stream);

  static native void advanceTo(long monitor, long time);

  static native void finish(long monitor, long asOf);

  static native long nextDue(long monitor);

  static native long[] counters(long monitor);

  static native Object[] open(long monitor);

  static native Object[] adopt(long monitor, long program, int terms, boolean preview);

  static native byte[] snapshot(long monitor, byte[] position);

  static native Object[] restore(long monitor, long program, byte[] snapshot, int terms);

  static native Object[] snapshotCase(long monitor, byte[] key);

  static native byte[] restoreCase(long monitor, byte[] snapshot);

  static native Object[] takeFindings(long monitor);

  static native Object[] takeRejections(long monitor);
}
