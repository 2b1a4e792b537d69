// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
package mora;

import java.util.List;

/** A policy has mistakes. The message shows all of them, with their lines. */
public final class PolicyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Diagnostic> diagnostics;

  PolicyException(String text, List<Diagnostic> diagnostics) {
    super(text);
    this.diagnostics = diagnostics;
  }

  /** The mistakes one by one. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
