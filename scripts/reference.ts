#!/usr/bin/env node
/** `node scripts/reference.ts`: updates the tables of fields in `docs/journal.md` and `docs/project.md`. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PACKAGE_FOLDER } from '../src/files/packageFolder.ts';
import { references } from './package/reference.ts';

for (const [name, text] of Object.entries(references())) {
  const file = path.join(PACKAGE_FOLDER, 'docs', name);
  const [before = '', , after = ''] = readFileSync(file, 'utf8').split(/<!-- (?:fields|end) -->\n/);
  writeFileSync(file, `${before}<!-- fields -->\n${text}<!-- end -->\n${after}`);
}
