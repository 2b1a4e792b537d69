// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

package peers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.time.Instant;

/** One line of the log; {@code time} in microseconds since 1970, as the log has them. */
public record LogEvent(long time, String type, String order) {
  public static final long LIMIT = 3L * 3600 * 1_000_000;

  private static final ObjectReader JSON =
      new ObjectMapper()
          .readerFor(LogEvent.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @JsonCreator
  static LogEvent of(
      @JsonProperty("time") String time,
      @JsonProperty("type") String type,
      @JsonProperty("order") String order) {
    Instant instant = Instant.parse(time);
    return new LogEvent(
        instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000, type, order);
  }

  public static LogEvent parse(String line) throws JsonProcessingException {
    return JSON.readValue(line);
  }

  public boolean isRequest() {
    return type.equals("request");
  }

  public boolean isResponse() {
    return type.equals("response");
  }
}
