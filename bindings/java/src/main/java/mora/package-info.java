// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Rules with deadlines: which clauses of a regulation were violated, when, by whom, and what it costs.
 *
 * <p>{@link mora.Program} compiles a policy, {@link mora.Monitor} takes events and gives findings.
 * Both hold memory outside of the heap: close them.
 */
package mora;
