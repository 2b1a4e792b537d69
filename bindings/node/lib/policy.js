// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Policies: YAML in, a program or all of its mistakes out.

import { fileURLToPath } from 'node:url';

import { native } from './native.js';

const SEVERITIES = ['error', 'warning', 'note'];
const KINDS = ['null', 'boolean', 'number', 'string', 'time', 'duration', 'money', 'list'];

// Who may make a Program: load() and loads().
const MAKING = Symbol('making');

/** What is wrong with a policy, and where. */
export class Diagnostic {
  constructor(told) {
    Object.assign(this, told, { severity: SEVERITIES[told.severity] });
    Object.freeze(this);
  }

  toString() {
    const place = this.line ? `${this.file}:${this.line}:${this.column}: ` : '';
    return `${place}${this.severity}: ${this.message} [${this.id}]`;
  }
}

/** A policy has mistakes. The message shows all of them, with their lines. */
export class PolicyError extends Error {
  constructor(text, diagnostics) {
    super(text);
    this.diagnostics = diagnostics;
  }
}
PolicyError.prototype.name = 'PolicyError';

/** For this package alone: what the module of C++ knows a program by. */
export let handleOf;

/** A compiled policy. It never changes. */
export class Program {
  #handle;
  #info;
  #diagnostics;

  constructor(making, handle, diagnostics) {
    if (making !== MAKING) throw new TypeError('a Program is made by load() or loads()');
    this.#handle = handle;
    this.#info = handle.info();
    this.#diagnostics = diagnostics;
  }

  get policy() {
    return this.#info.policy;
  }

  get title() {
    return this.#info.titleEn || this.#info.titleZh;
  }

  get timezone() {
    return this.#info.timezone;
  }

  get caseKey() {
    return this.#info.caseKey;
  }

  get currency() {
    return this.#info.currency || null;
  }

  get rules() {
    return this.#handle.rules().map((told) => ({
      ...told,
      name: told.name || null,
      role: told.role || null,
    }));
  }

  get events() {
    // Without a prototype: an event may be called as a property of every object is.
    const events = Object.create(null);
    for (const { name, fields } of this.#handle.events()) {
      events[name] = Object.create(null);
      for (const field of fields) events[name][field.name] = KINDS[field.kind];
    }
    return events;
  }

  get diagnostics() {
    return this.#diagnostics;
  }

  get messages() {
    return this.#handle.messages();
  }

  static {
    handleOf = (program) => {
      if (program === null || typeof program !== 'object' || !(#handle in program)) {
        throw new TypeError('a Program is wanted, as load() and loads() make it');
      }
      return program.#handle;
    };
  }
}

/** Compiles the policy in a file. */
export function load(path, { includeFrom = [] } = {}) {
  return compiled({ path: pathOf(path), includeFrom: Array.from(includeFrom, pathOf) });
}

/** Compiles a policy from its text. */
export function loads(text, { name = 'policy.yaml', includeFrom = [] } = {}) {
  if (typeof text !== 'string') throw new TypeError('the text of a policy is a string');
  return compiled({ text, name: String(name), includeFrom: Array.from(includeFrom, pathOf) });
}

/** A path as the file system has it. */
export function pathOf(path) {
  if (path instanceof URL) return fileURLToPath(path);
  if (typeof path !== 'string') throw new TypeError('a path is a string or a URL of a file');
  return path;
}

function compiled(wanted) {
  const handle = new native.Program(wanted);
  const diagnostics = Object.freeze(handle.diagnostics().map((told) => new Diagnostic(told)));
  if (!handle.isSound()) throw new PolicyError(handle.messages(), diagnostics);
  return new Program(MAKING, handle, diagnostics);
}
