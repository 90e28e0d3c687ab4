#!/usr/bin/env node
/**
 * `node scripts/bench/match.ts [--incidents N] [--pastes N] [--pagefind N]`: how well logs are matched,
 * on kinds of systems that nothing was tuned on, compared with alternatives. The weights of the probability come
 * from `match/fit.ts`.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { belay, indexOf } from './match/belay.ts';
import { percentile } from './match/figures.ts';
import { browserTimes, matcherSize, pagefindOutcomes } from './match/inBrowser.ts';
import { KINDS } from './match/kinds/index.ts';
import { oracle, undecidable } from './match/oracle.ts';
import type { Paste } from './match/pastes.ts';
import { outcomes, type Ranker } from './match/ranker.ts';
import { byDamage, comparison, type Ranked, reliabilityTable, worstCases } from './match/report.ts';
import { maskedBigrams, rawWords, tfidf } from './match/tfidf.ts';
import { makeWorld } from './match/world.ts';

const TIMED = { pastes: 400, lines: 50 };

const { values } = parseArgs({
  options: {
    incidents: { type: 'string', default: '2000' },
    pastes: { type: 'string', default: '20000' },
    pagefind: { type: 'string', default: '60' },
    worst: { type: 'string', default: '6' },
  },
});
const print = (text = '') => process.stdout.write(`${text}\n`);

const world = makeWorld({ incidents: Number(values.incidents), pastes: Number(values.pastes) });
const index = indexOf(world);
await report();

async function report(): Promise<void> {
  const tuning = world.pastes.filter(({ kind }) => world.tuning.has(kind));
  const measuring = world.pastes.filter(({ kind }) => !world.tuning.has(kind));
  const rank = async (ranker: Ranker): Promise<Ranked> => ({
    name: ranker.name,
    tuned: await outcomes(ranker, tuning),
    measured: await outcomes(ranker, measuring),
  });
  const size = gzipSync(JSON.stringify(index), { level: 9 }).length;
  print(`${cpus()[0]?.model}, Node ${process.version}`);
  print(
    `${world.journal.length} incidents of ${KINDS.length} kinds of systems; ${world.pastes.length} pastes, half of them of new incidents.`,
  );
  print(
    `Tuned on ${world.tuning.size} kinds, measured on the ${KINDS.length - world.tuning.size} others.\n`,
  );
  print(
    `Index: ${kB((size * 1000) / world.journal.length)} kB gzip for 1,000 incidents. Matcher: ${kB(await matcherSize())} kB gzip.`,
  );
  const timed = measuring.filter(({ text }) => isAbout(text, TIMED.lines)).slice(0, TIMED.pastes);
  const { open, matches } = await browserTimes(index, timed);
  print(
    `In the browser: index open in ${open.toFixed(0)} ms; a paste of about ${TIMED.lines} lines in ${percentile(matches, 0.5).toFixed(1)} ms, p99 ${percentile(matches, 0.99).toFixed(1)} ms (${timed.length} pastes).\n`,
  );

  const ours = await rank(belay(index));
  const best = await rank(oracle(world));
  const ranked = [
    ours,
    await rank(tfidf('TF-IDF, masked, bigrams', maskedBigrams, world)),
    await rank(tfidf('TF-IDF, raw words', rawWords, world)),
    best,
  ];
  const few = (pastes: readonly Paste[]) => pastes.slice(0, Number(values.pagefind) / 2);
  if (few(measuring).length > 0) {
    const found = await pagefindOutcomes(world, [...few(tuning), ...few(measuring)]);
    const half = few(tuning).length;
    ranked.splice(3, 0, {
      name: 'Pagefind',
      tuned: found.slice(0, half),
      measured: found.slice(half),
    });
  }
  print('Open set: at the score that gives 1 % false alarms on the kinds tuned on.');
  print(comparison(ranked, () => false));
  const vague = undecidable(world);
  const share =
    measuring.filter(vague).length / measuring.filter(({ origin }) => origin !== 'journal').length;
  print(
    `\nWithout the ${(share * 100).toFixed(1)} % of new pastes that show nothing but what one note quotes:`,
  );
  print(comparison(ranked, vague));
  print(`\n${byDamage(ours, best)}`);
  print(`\nReliability on the kinds that nothing was tuned on:\n${reliabilityTable(ours)}`);
  print(`\n${worstCases(ours, best, Number(values.worst))}`);
}

function isAbout(text: string, lines: number): boolean {
  return Math.abs(text.split('\n').length - lines) <= lines / 4;
}

function kB(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
