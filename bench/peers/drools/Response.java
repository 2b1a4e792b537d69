// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

package peers.drools;

public final class Response {
  private final long time;
  private final String order;

  public Response(long time, String order) {
    this.time = time;
    this.order = order;
  }

  public long getTime() {
    return time;
  }

  public String getOrder() {
    return order;
  }
}
