// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event by the names of its type and fields.
 *
 * <p>A text is read as one of a log would be: "30.00 EUR", "2h30m", "2026-03-02 09:00", which is local
 * time of the policy's zone. Beside texts, fields are booleans, numbers ({@code BigDecimal} where
 * digits count), {@code Instant}, {@code Duration}, and lists of these; null is a missing field.
 */
public final class Event {
  private static final int BOOLEAN = 1;
  private static final int NUMBER = 2;
  private static final int STRING = 3;
  private static final int TIME = 4;
  private static final int DURATION = 5;

  final String type;
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private Instant time;
  private String timestamp;
  private long line;

  private Event(String type) {
    this.type = type;
  }

  public static Event of(String type) {
    return new Event(type);
  }

  public Event at(Instant time) {
    this.time = time;
    this.timestamp = null;
    return this;
  }

  public Event at(String timestamp) {
    this.timestamp = timestamp;
    return this;
  }

  /** What findings name as evidence, from 1; by default the monitor counts. */
  public Event line(long line) {
    this.line = line;
    return this;
  }

  public Event set(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  public Event setAll(Map<String, ?> values) {
    fields.putAll(values);
    return this;
  }

  /** What the library makes of it: a Status, or throws. */
  Status push(long monitor) {
    if (time == null && timestamp == null) {
      throw new EventException("the event has no time");
    }
    List<byte[]> names = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    Values values = new Values();
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      if (field.getValue() == null) {
        continue;
      }
      names.add(Native.bytes(field.getKey()));
      counts.add(values.add(field.getValue()));
    }
    Object told =
        Native.push(
            monitor,
            Native.bytes(type),
            timestamp == null ? Times.microseconds(time) : 0,
            timestamp == null ? null : Native.bytes(timestamp),
            line,
            names.toArray(new byte[0][]),
            counts.stream().mapToLong(Long::longValue).toArray(),
            values.texts.toArray(new byte[0][]),
            values.figures.stream().mapToLong(Long::longValue).toArray());
    if (told instanceof byte[] mistake) {
      throw new EventException(Native.text(mistake));
    }
    return Status.values()[(int) ((long[]) told)[0]];
  }

  /** Values as they go over: a text each, or none, and kind, number and exponent. */
  private static final class Values {
    final List<byte[]> texts = new ArrayList<>();
    final List<Long> figures = new ArrayList<>();

    /** How many there were; -1 for one that is no list. */
    long add(Object value) {
      if (!(value instanceof List<?> list)) {
        addPlain(value);
        return -1;
      }
      for (Object item : list) {
        addPlain(item);
      }
      return list.size();
    }

    private void addPlain(Object value) {
      if (value == null) {
        put(null, 0, 0, 0);
      } else if (value instanceof CharSequence text) {
        put(Native.bytes(text.toString()), STRING, 0, 0);
      } else if (value instanceof Boolean truth) {
        put(null, BOOLEAN, truth ? 1 : 0, 0);
      } else if (value instanceof Instant instant) {
        put(null, TIME, Times.microseconds(instant), 0);
      } else if (value instanceof Duration length) {
        put(null, DURATION, Times.microseconds(length), 0);
      } else {
        addNumber(value);
      }
    }

    private void addNumber(Object value) {
      BigDecimal number;
      if (value instanceof BigDecimal decimal) {
        number = decimal;
      } else if (value instanceof BigInteger || value instanceof Number) {
        try {
          number = new BigDecimal(value.toString());
        } catch (NumberFormatException notFinite) {
          throw new EventException("a field of an event cannot be " + value);
        }
      } else if (value instanceof Money money) {
        put(Native.bytes(money.toString()), STRING, 0, 0);
        return;
      } else {
        throw new EventException("a field of an event cannot be a " + value.getClass().getName());
      }
      number = number.stripTrailingZeros();
      if (number.unscaledValue().bitLength() > 63) {
        throw new EventException(value + " has more digits than a number of an event may have");
      }
      put(null, NUMBER, number.unscaledValue().longValueExact(), -number.scale());
    }

    private void put(byte[] text, long kind, long number, long exponent) {
      texts.add(text);
      figures.add(kind);
      figures.add(number);
      figures.add(exponent);
    }
  }
}
