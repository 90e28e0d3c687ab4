/** If a test here fails, update the page with `node scripts/reference.ts`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_FOLDER } from '../../src/files/packageFolder.ts';
import { references } from './reference.ts';

test.each(Object.entries(references()))('docs/%s has the fields as they are', (name, text) => {
  const page = readFileSync(path.join(PACKAGE_FOLDER, 'docs', name), 'utf8');
  expect(page).toContain(`<!-- fields -->\n${text}<!-- end -->\n`);
});
