/** Finds the case files and reads their cases: the fields of a file, a table and a case are merged. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * All cases below a folder, in the order of files and lines.
 *
 * @throws if two cases have the same name, or a row does not fit its table.
 */
export function readCases(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const cases = files.toSorted().flatMap((file) => {
    const { theme, given = {}, cases: own = [], tables = [] } = readFile(path.join(folder, file));
    return [...own, ...tables.flatMap(tableCases)].map((each) => ({
      file,
      theme,
      ...merged(given, each),
    }));
  });
  const seen = new Set();
  for (const { name, file } of cases) {
    if (seen.has(name)) throw new Error(`${file}: two cases are named "${name}".`);
    seen.add(name);
  }
  return cases;
}

function readFile(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error.message}`);
  }
}

/** One case per row. A column is the path of a field: `world.now`. Cases of a table share its `given`. */
function tableCases({ given = {}, columns, rows }) {
  return rows.map((row) => {
    if (row.length !== columns.length) {
      throw new Error(`${JSON.stringify(row)} does not fit the columns ${columns.join(', ')}.`);
    }
    const each = {};
    for (const [index, column] of columns.entries()) set(each, column.split('.'), row[index]);
    return merged(given, each);
  });
}

function set(object, [field, ...rest], value) {
  if (rest.length === 0) object[field] = value;
  else {
    object[field] ??= {};
    set(object[field], rest, value);
  }
}

/** Fields of `config`, `calendar`, `world` and `expect` are merged; any other field replaces the shared one. */
function merged(given, own) {
  const result = { ...given, ...own };
  for (const field of ['config', 'calendar', 'world', 'expect']) {
    if (given[field] && own[field]) result[field] = { ...given[field], ...own[field] };
  }
  return result;
}
