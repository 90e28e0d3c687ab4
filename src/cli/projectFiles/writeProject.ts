/** The files that `belay init` puts into a project. */
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { wholeText } from '../../files/wholeFile.ts';
import { DIGEST_FILE, digestLine } from '../../gate/programDigest.ts';
import { type BelayConfig, configSchema } from '../../gate/projectConfig.ts';
import { serializeRules } from '../../journal/export/exportRules.ts';
import type { RulesFile } from '../../rules/model.ts';
import { gateFile } from './gateFile.ts';
import { SHIM, SHIM_CMD } from './shim.ts';

/** What happened to each file, as its path from the project's folder. */
export interface Written {
  written: string[];
  /** Belay's own files that were written by another version. */
  renewed: string[];
  /** Files of the project that existed and were not changed. */
  kept: string[];
}

/** Scripts are executable. */
const EXECUTABLE = 0o755;

/** Writes missing files, and updates Belay's own. A file of the project is written once. */
export async function writeProject(
  root: string,
  config: Partial<BelayConfig>,
  rules: RulesFile,
): Promise<Written> {
  const [bundle, adapter] = await Promise.all([
    gateFile(),
    readFile(new URL('../../dosh/belay.lua', import.meta.url), 'utf8'),
  ]);
  await mkdir(path.join(root, '.belay'), { recursive: true });
  const files: [file: string, text: string, owner: 'project' | 'belay', mode?: number][] = [
    ['.belay/belay.mjs', bundle, 'belay'],
    [`.belay/${DIGEST_FILE}`, digestLine(bundle), 'belay'],
    ['.belay/belay', SHIM, 'belay', EXECUTABLE],
    ['.belay/belay.cmd', SHIM_CMD, 'belay'],
    ['.belay/belay.lua', adapter, 'belay'],
    ['.belay/belay.schema.json', json(configSchema()), 'belay'],
    ['.belay/.gitignore', 'records.jsonl\ngo-*\nwatch.json*\nwatch.lock*\n', 'project'],
    ['.belay/rules.json', serializeRules(rules), 'project'],
    ['belay.json', json(config), 'project'],
  ];
  const result: Written = { written: [], renewed: [], kept: [] };
  for (const [file, text, owner, mode] of files) {
    const whole = path.join(root, file);
    const there = existsSync(whole);
    if (there && owner === 'project') {
      result.kept.push(file);
      continue;
    }
    const same = there && (await wholeText(whole)) === text;
    if (!same) await writeFileAtomic(whole, text);
    if (mode !== undefined) await chmod(whole, mode);
    if (!same) (there ? result.renewed : result.written).push(file);
  }
  return result;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
