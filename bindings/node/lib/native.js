// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// The module of C++, which build.mjs puts beside index.js.

import { createRequire } from 'node:module';

export const native = createRequire(import.meta.url)('../mora.node');
