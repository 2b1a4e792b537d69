// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

package peers.drools;

public final class Violations {
  private long count;

  public void add() {
    ++count;
  }

  public long count() {
    return count;
  }
}
