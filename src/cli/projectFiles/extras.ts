/** The extras of `belay init`: a git hook, and recipes for CI services and the watch. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { whereApplies } from '../../decision/applies.ts';
import { CannotDecide, loadConfig, loadRules } from '../../gate/project.ts';
import type { BelayConfig } from '../../gate/projectConfig.ts';
import { UsageError } from '../../gate/usageError.ts';
import type { Rule } from '../../rules/model.ts';
import type { Option } from '../options.ts';
import type { Io } from '../verb.ts';
import { CI_SERVICES, type CiService, ciRecipes } from './ciRecipes.ts';
import { installHook } from './installHook.ts';
import { placeInRepository } from './repository.ts';
import { WATCH_PLACES, type WatchPlace, watchRecipe } from './watchRecipes.ts';

export const EXTRAS_OPTIONS = {
  hook: {
    type: 'boolean',
    description: 'Install a pre-push hook, which holds a push to a deploy branch.',
  },
  ci: {
    type: 'string',
    value: 'SERVICE',
    choices: CI_SERVICES,
    description:
      'Write a recipe that deploys from github or gitlab, and one that proposes new rules on a schedule.',
  },
  watch: {
    type: 'string',
    value: 'PLACE',
    choices: WATCH_PLACES,
    description: 'Write a recipe that runs `belay watch`: for systemd, cron, github or gitlab.',
  },
} as const satisfies Record<string, Option>;

export interface Extras {
  hook: boolean;
  ci: CiService | undefined;
  watch: WatchPlace | undefined;
}

/**
 * Adds the extras to a project that has its `belay.json` and its pinned rules.
 *
 * @throws {UsageError} if one cannot be added.
 */
export async function addExtras(root: string, { hook, ci, watch }: Extras, io: Io): Promise<void> {
  if (ci !== undefined) await writeRecipe(root, ci, io);
  if (watch !== undefined) await writeWatch(root, watch, io);
  if (hook) await writeHook(root, io);
}

/** @throws {UsageError} if no branch is deployed: a recipe would never run. */
async function refuseWithoutBranches(root: string): Promise<void> {
  if (deploysBranches(await configOf(root))) return;
  throw new UsageError(
    'belay.json names no branches to deploy, so the recipe would never run. Write "environments": { "production": { "branches": ["main"] } } there, and run `belay init --ci` again.',
  );
}

async function writeRecipe(root: string, ci: CiService, io: Io): Promise<void> {
  await refuseWithoutBranches(root);
  const config = await configOf(root);
  const { rules } = await loaded(() => loadRules(path.join(root, PINNED), PINNED));
  const asksAfter = rules.some(
    (rule) => rule.stage === 'after-deploy' && rule.status === 'active' && reaches(rule, config),
  );
  const { top, folder } = await placeInRepository(root, io.env);
  const { environments } = config;
  // The service reads recipes at the top of the repository.
  const recipes = ciRecipes(ci, { environments, asksAfter, folder }).map((recipe) => {
    const whole = path.join(top, recipe.file);
    return { ...recipe, whole, shown: path.relative(root, whole).split(path.sep).join('/') };
  });
  const [deploys] = recipes;
  const missing = recipes.filter(({ whole }) => !existsSync(whole));
  // A project that has the first recipe from an earlier Belay gets the second one.
  if (missing.length === 0) {
    throw new UsageError(`${deploys?.shown} exists already and was not changed.`);
  }
  for (const { whole, shown, text, next } of missing) {
    await mkdir(path.dirname(whole), { recursive: true });
    await writeFileAtomic(whole, text);
    io.stdout.write(`${shown} written; ${next}\n`);
  }
}

async function writeWatch(root: string, place: WatchPlace, io: Io): Promise<void> {
  const { project, environments } = await configOf(root);
  const names = Object.keys(environments);
  const environment = names.find((name) => name === 'production') ?? names[0];
  const { top, folder } = await placeInRepository(root, io.env);
  const watched = { root, folder, node: process.execPath, project, environment };
  const { from, files, next } = watchRecipe(place, watched);
  const written = files.map(([file, text]) => {
    const whole = path.join(from === 'project' ? root : top, file);
    return { text, whole, shown: path.relative(root, whole).split(path.sep).join('/') };
  });
  for (const { whole, shown } of written) {
    if (existsSync(whole)) throw new UsageError(`${shown} exists already and was not changed.`);
  }
  for (const { whole, shown, text } of written) {
    await mkdir(path.dirname(whole), { recursive: true });
    await writeFileAtomic(whole, text);
    io.stdout.write(`${shown} written\n`);
  }
  io.stdout.write(`Now ${next}.\n`);
}

async function writeHook(root: string, io: Io): Promise<void> {
  const config = await configOf(root);
  const { file, kept } = await installHook(root, io.env);
  io.stdout.write(`${path.relative(io.cwd, file)} written\n`);
  if (kept) io.stdout.write('The earlier pre-push hook is kept next to it, and runs first.\n');
  if (deploysBranches(config)) return;
  io.stdout.write('It does not hold any push yet: belay.json names no branches to deploy.\n');
}

const PINNED = '.belay/rules.json';

function configOf(root: string): Promise<BelayConfig> {
  return loaded(() => loadConfig(path.join(root, 'belay.json'), 'belay.json'));
}

async function loaded<File>(load: () => Promise<File>): Promise<File> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof CannotDecide)) throw error;
    throw new UsageError(error.message);
  }
}

function deploysBranches({ environments }: BelayConfig): boolean {
  return Object.values(environments).some(({ branches }) => branches.length > 0);
}

/** In some environment, or in the one without a name. */
function reaches(rule: Rule, { project, stacks, environments }: BelayConfig): boolean {
  const names: (string | undefined)[] = Object.keys(environments);
  return (names.length > 0 ? names : [undefined]).some(
    (environment) =>
      whereApplies(rule, { name: project, stacks, ...(environment && { environment }) }) !==
      undefined,
  );
}
