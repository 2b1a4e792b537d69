// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

/** First in, first out; an array whose shift() does not move what is left, however much that is. */
export class Queue {
  #items = [];
  #next = 0;

  add(item) {
    this.#items.push(item);
  }

  get isEmpty() {
    return this.#next === this.#items.length;
  }

  /** The first, which is gone then. */
  take() {
    const item = this.#items[this.#next];
    this.#items[this.#next] = undefined;
    this.#next += 1;
    if (this.isEmpty) this.takeAll();
    return item;
  }

  /** All that are left, which are gone then. */
  takeAll() {
    const rest = this.#next === 0 ? this.#items : this.#items.slice(this.#next);
    this.#items = [];
    this.#next = 0;
    return rest;
  }
}
