/** Answers a rule that is not a person's: runs the check that it names, as `belay.json` binds it. */
import path from 'node:path';
import type { CalendarCheck } from '../calendar/answer.ts';
import type { Finding } from '../decision/decision.ts';
import type { Check } from '../rules/model.ts';
import type { CommandLimits } from './checks/command.ts';
import type { HttpCheck } from './checks/http/http.ts';
import type { BelayConfig } from './config.ts';
import type { Progress } from './progress.ts';

export interface CheckWorld {
  config: BelayConfig;
  /** What the journal's calendar says now, with the project's own vacations. */
  calendar(check: CalendarCheck): Finding;
  /** The folder of `belay.json`, where commands run. */
  root: string;
  /** Where the deploy goes; each environment has snapshots of its own. */
  environment: string | undefined;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
  /** Says what is being done, as some of it takes time. */
  tell(line: string): void;
  progress: Progress;
}

/**
 * What one check finds out. A name that `belay.json` does not bind is unknown.
 *
 * What a check needs is loaded when it is asked: most gates ask no server and read no libraries.
 */
export async function runCheck(
  check: Exclude<Check, { kind: 'person' }>,
  world: CheckWorld,
): Promise<Finding> {
  switch (check.kind) {
    case 'calendar':
      return world.calendar(check);
    case 'command':
      return command(check.name, world);
    case 'drift':
      return drift(check.name, world);
    case 'http':
      return http(check, world);
    case 'linked-libraries':
      return linkedLibraries(check.name, world);
    default:
      return check satisfies never;
  }
}

async function command(name: string, world: CheckWorld): Promise<Finding> {
  const bound = boundTo(world.config.commands, name);
  if (bound === undefined) return notBound('command', name);
  const { runCommand } = await import('./checks/command.ts');
  return waiting(name, shown(bound), world, () => runCommand(bound, commandLimits(world)));
}

async function drift(name: string, world: CheckWorld): Promise<Finding> {
  const bound = boundTo(world.config.commands, name);
  if (bound === undefined) return notBound('command', name);
  const [{ checkDrift }, { snapshotFile }] = await Promise.all([
    import('./checks/drift.ts'),
    import('./checks/snapshot.ts'),
  ]);
  const file = snapshotFile(world.root, world.environment, name);
  return waiting(name, shown(bound), world, () =>
    checkDrift({ name, command: bound, file }, commandLimits(world)),
  );
}

async function http(check: HttpCheck, world: CheckWorld): Promise<Finding> {
  const { config, signal, env } = world;
  const { checkHttp } = await import('./checks/http/http.ts');
  const patience = check.within === undefined ? '' : `, for up to ${check.within} s`;
  return waiting('http', `${check.url}${patience}`, world, (say) =>
    checkHttp(check, {
      ...{ hosts: config.hosts, timeout: config.timeouts.http * 1000, signal, env },
      ...{ redact: config.redact, tell: say },
    }),
  );
}

async function linkedLibraries(name: string, world: CheckWorld): Promise<Finding> {
  const bound = boundTo(world.config.libraries, name);
  if (bound === undefined) return notBound('folder of libraries', name);
  const { checkLinkedLibraries } = await import('./checks/linkedLibraries/linkedLibraries.ts');
  const folder = path.resolve(world.root, bound);
  return waiting(name, bound, world, () =>
    checkLinkedLibraries({ shown: bound, folder }, { signal: world.signal }),
  );
}

/** Does what takes time, and says so. */
async function waiting(
  name: string,
  what: string,
  { tell, progress, config, env }: CheckWorld,
  work: (say: (news: string) => void) => Promise<Finding>,
): Promise<Finding> {
  const { redactor } = await import('./checks/redact.ts');
  tell(`${name}: ${redactor(config.redact, env)(what)}`);
  const line = progress.begin(name);
  try {
    return await work((news) => line.say(news));
  } finally {
    line.end();
  }
}

/** What holds for the commands that `belay.json` binds. */
export function commandLimits({
  config,
  root,
  env,
  signal,
}: Pick<CheckWorld, 'config' | 'root' | 'env' | 'signal'>): CommandLimits {
  return { cwd: root, env, timeout: config.timeouts.command * 1000, signal, redact: config.redact };
}

/** What a name is bound to. It may be that of a part of every object. */
export function boundTo<Value>(
  names: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}

function notBound(what: string, name: string): Finding {
  return { answer: 'unknown', evidence: `belay.json binds no ${what} to "${name}"` };
}

function shown(bound: string | readonly string[]): string {
  return typeof bound === 'string' ? bound : bound.join(' ');
}
