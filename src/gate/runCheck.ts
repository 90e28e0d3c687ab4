/** Runs the check of a rule, as `belay.json` binds it. */
import path from 'node:path';
import type { Finding, Unbound } from '../decision/decision.ts';
import { NAMED_ADDRESS } from '../rules/checkName.ts';
import type { Check } from '../rules/model.ts';
import type { CommandLimits } from './checks/command.ts';
import type { HttpCheck } from './checks/http/http.ts';
import type { OpenProject } from './openProject.ts';
import type { BelayConfig } from './projectConfig.ts';
import type { Run, World } from './run.ts';

/**
 * The finding of a check. A name that `belay.json` does not bind gives unknown.
 *
 * The code of each check is loaded on demand: most gates request no server and read no libraries.
 */
export async function runCheck(
  run: Run,
  check: Exclude<Check, { kind: 'person' }>,
): Promise<Finding> {
  switch (check.kind) {
    case 'calendar':
      return run.calendar(check);
    case 'command':
      return command(run, check);
    case 'drift':
      return drift(run, check.name);
    case 'http':
      return http(run, check);
    case 'linked-libraries':
      return linkedLibraries(run, check.name);
    default:
      return check satisfies never;
  }
}

async function command(
  run: Run,
  { name, for: seconds }: Extract<Check, { kind: 'command' }>,
): Promise<Finding> {
  const bound = boundTo(run.config.commands, name);
  if (bound === undefined) return notBound('command', 'commands', name);
  const { holdCommand, runCommand } = await import('./checks/command.ts');
  return waiting(run, name, shown(bound), (say) =>
    seconds === undefined
      ? runCommand(bound, limitsOf(run))
      : holdCommand(bound, limitsOf(run), seconds, say),
  );
}

async function drift(run: Run, name: string): Promise<Finding> {
  const bound = boundTo(run.config.commands, name);
  if (bound === undefined) return notBound('command', 'commands', name);
  const [{ checkDrift }, { snapshotFile }] = await Promise.all([
    import('./checks/drift.ts'),
    import('./checks/snapshot.ts'),
  ]);
  const file = snapshotFile(run.root, run.project.environment, name);
  return waiting(run, name, shown(bound), () =>
    checkDrift({ name, command: bound, file, environment: run.project.environment }, limitsOf(run)),
  );
}

async function http(run: Run, asked: HttpCheck): Promise<Finding> {
  const { config, world } = run;
  const check = withAddress(asked, config, run.project.environment);
  if (check === undefined) return notBound('address', 'urls', asked.url.replace(/\/.*/s, ''));
  const { checkHttp } = await import('./checks/http/http.ts');
  const patience = check.within === undefined ? '' : `, for up to ${check.within} s`;
  return waiting(run, 'http', `${check.url}${patience}`, (say) =>
    checkHttp(check, {
      // A URL that belay.json binds to a name need not be listed again.
      hosts: check === asked ? config.hosts : [...config.hosts, new URL(check.url).host],
      timeout: config.timeouts.http * 1000,
      signal: world.signal,
      env: world.env,
      redact: config.redact,
      tell: say,
    }),
  );
}

/**
 * A check with its name replaced by the URL that `belay.json` binds to it.
 *
 * @returns `undefined` if the name has no URL in the environment.
 */
export function withAddress(
  check: HttpCheck,
  { urls }: Pick<BelayConfig, 'urls'>,
  environment: string | undefined,
): HttpCheck | undefined {
  const [, name, below] = NAMED_ADDRESS.exec(check.url) ?? [];
  if (name === undefined || below === undefined) return check;
  const bound = boundTo(urls, name);
  const address = typeof bound === 'object' ? boundTo(bound, environment ?? '') : bound;
  return address === undefined
    ? undefined
    : { ...check, url: `${address.replace(/\/+$/, '')}${below === '/' ? '' : below}` };
}

async function linkedLibraries(run: Run, name: string): Promise<Finding> {
  const bound = boundTo(run.config.libraries, name);
  if (bound === undefined) return notBound('folder of libraries', 'libraries', name);
  const { checkLinkedLibraries } = await import('./checks/linkedLibraries/linkedLibraries.ts');
  const folder = path.resolve(run.root, bound);
  return waiting(run, name, bound, () =>
    checkLinkedLibraries({ shown: bound, folder }, { signal: run.world.signal }),
  );
}

/** Runs something slow and shows progress. */
async function waiting(
  { config, world: { tell, progress, env } }: Run,
  name: string,
  what: string,
  work: (say: (news: string) => void) => Promise<Finding>,
): Promise<Finding> {
  const { masker } = await import('./checks/redact.ts');
  tell(`${name}: ${masker(config.redact, env)(what)}`);
  const line = progress.begin(name);
  try {
    return await work((news) => line.say(news));
  } finally {
    line.end();
  }
}

function limitsOf({ config, root, world }: Run): CommandLimits {
  return commandLimits({ config, root }, world);
}

/** The settings for commands that `belay.json` binds. */
export function commandLimits(
  { config, root }: Pick<OpenProject, 'config' | 'root'>,
  { env, signal }: Pick<World, 'env' | 'signal'>,
): CommandLimits {
  return { cwd: root, env, timeout: config.timeouts.command * 1000, signal, redact: config.redact };
}

/** What a name is bound to. Safe for names such as `constructor`, which every object has. */
export function boundTo<Value>(
  names: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}

function notBound(what: string, field: Unbound['field'], name: string): Finding {
  const evidence = `belay.json binds no ${what} to "${name}"`;
  return { answer: 'unknown', evidence, unbound: { field, name } };
}

function shown(bound: string | readonly string[]): string {
  return typeof bound === 'string' ? bound : bound.join(' ');
}
