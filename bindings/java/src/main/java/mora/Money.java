// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

import java.math.BigDecimal;

/**
 * An amount of money, exact.
 *
 * @param amount with all places of its currency: 30.00
 * @param currency "EUR"
 */
public record Money(BigDecimal amount, String currency) {
  static Money of(long minor, String currency, long places) {
    return new Money(BigDecimal.valueOf(minor, (int) places), currency);
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
