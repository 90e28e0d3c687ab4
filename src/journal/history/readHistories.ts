/** The histories that projects publish, read from where `journal.yaml` says, as one. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { digestOfText } from '../../files/digest.ts';
import { wholeFile } from '../../files/wholeFile.ts';
import { EMPTY_HISTORY, History, mergeHistories } from '../../gate/history.ts';
import { SourceError } from '../../gate/overTls.ts';
import { fetchRules } from '../../gate/source.ts';

/** Days after which a history is old: a project that deploys exports at each deploy. */
const MAX_AGE_DAYS = 30;
const DAY = 24 * 60 * 60_000;

/** The history that is read without being named: what `belay log --export` writes into a journal by hand. */
const OWN_FILE = 'history.json';

/** One file or address, and how it was found. */
export interface HistorySource {
  /** As `journal.yaml` names it. */
  from: string;
  runs: number;
  /** When it was exported, or its newest run was, ISO 8601. */
  asOf?: string;
  /** What is wrong with it, as a sentence without its end; left out where all is well. */
  trouble?: string;
}

export interface Histories {
  history: History;
  sources: HistorySource[];
}

export interface HistoryReading {
  /** The content folder, absolute. */
  contentDir: string;
  /** Files, from the content folder, and addresses. */
  from: readonly string[];
  now: Date;
  env: NodeJS.ProcessEnv;
  /** Where to keep what an address gave last, for a day when it cannot be reached. */
  keepIn?: string;
}

/**
 * Reads and merges all histories of a journal. Never throws: what cannot be read is reported with its source, and what an
 * address gave last is used in its place.
 */
export async function readHistories(reading: HistoryReading): Promise<Histories> {
  const named = reading.from.map((from) => readOne(from, reading));
  const read = await Promise.all([readOwn(reading), ...named]);
  return {
    history: mergeHistories(read.map(({ history }) => history)),
    sources: read.flatMap(({ source }) => source ?? []),
  };
}

interface One {
  history: History;
  source?: HistorySource;
}

async function readOwn({ contentDir, from, now }: HistoryReading): Promise<One> {
  const file = path.join(contentDir, OWN_FILE);
  if (from.some((each) => path.resolve(contentDir, each) === file))
    return { history: EMPTY_HISTORY };
  try {
    const history = historyIn(await wholeFile(file));
    return { history, source: sourceOf(OWN_FILE, history, now) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { history: EMPTY_HISTORY };
    return broken(OWN_FILE, error);
  }
}

async function readOne(from: string, reading: HistoryReading): Promise<One> {
  const { contentDir, now, env, keepIn } = reading;
  const kept = keepIn === undefined ? undefined : path.join(keepIn, `history-${nameOf(from)}.json`);
  try {
    const bytes = await fetchRules(from, contentDir, tokenFor(from, env));
    const history = historyIn(bytes);
    if (kept !== undefined && URL.canParse(from)) await keep(kept, bytes);
    return { history, source: sourceOf(from, history, now) };
  } catch (error) {
    const failed = broken(from, error);
    const last = kept === undefined ? undefined : await lastCopy(kept);
    if (!last || !failed.source) return failed;
    const { trouble } = failed.source;
    const source = sourceOf(from, last, now);
    return {
      history: last,
      source: { ...source, trouble: `${trouble}; its last copy is used` },
    };
  }
}

function historyIn(bytes: Uint8Array): History {
  return History.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
}

function broken(from: string, error: unknown): One {
  const trouble =
    error instanceof SourceError
      ? error.message
      : `${from} is not what \`belay log --export\` writes`;
  return { history: EMPTY_HISTORY, source: { from, runs: 0, trouble } };
}

function sourceOf(from: string, history: History, now: Date): HistorySource {
  const asOf = history.exported ?? history.runs[0]?.at;
  const age = asOf === undefined ? 0 : Math.floor((now.getTime() - Date.parse(asOf)) / DAY);
  return {
    from,
    runs: history.runs.length,
    ...(asOf !== undefined && { asOf }),
    ...(age > MAX_AGE_DAYS && { trouble: `${from} is old: it was exported ${age} days ago` }),
  };
}

/** A token goes to one host alone: the histories of a journal lie on several. */
function tokenFor(from: string, env: NodeJS.ProcessEnv): string | undefined {
  const host = env['BELAY_TOKEN_HOST'];
  if (!host || !URL.canParse(from) || new URL(from).host !== host) return undefined;
  return env['BELAY_TOKEN']?.trim() || undefined;
}

function nameOf(from: string): string {
  return digestOfText(from).slice('sha256-'.length).replaceAll(/\W/g, '').slice(0, 24);
}

async function keep(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFileAtomic(file, Buffer.from(bytes));
  } catch {
    // A copy for worse days: without it the build is as good today.
  }
}

async function lastCopy(file: string): Promise<History | undefined> {
  try {
    return historyIn(await wholeFile(file));
  } catch {
    return undefined;
  }
}
