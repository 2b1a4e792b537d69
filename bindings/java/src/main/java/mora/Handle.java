// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

import java.lang.ref.Cleaner;
import java.util.function.LongConsumer;

/** What the library gave and must be given back: by close(), or at the latest with its owner. */
final class Handle implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  /** Apart from the owner, so that it does not keep it alive. */
  private static final class Free implements Runnable {
    private final LongConsumer free;
    private long number;

    Free(long number, LongConsumer free) {
      this.number = number;
      this.free = free;
    }

    @Override
    public synchronized void run() {
      if (number != 0) {
        free.accept(number);
      }
      number = 0;
    }
  }

  private final Free free;
  private final Cleaner.Cleanable cleanable;

  Handle(Object owner, long number, LongConsumer free) {
    this.free = new Free(number, free);
    this.cleanable = CLEANER.register(owner, this.free);
  }

  long get() {
    if (free.number == 0) {
      throw new IllegalStateException("it has been closed");
    }
    return free.number;
  }

  @Override
  public void close() {
    cleanable.clean();
  }
}
