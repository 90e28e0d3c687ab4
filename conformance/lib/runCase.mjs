/** Runs one case against a gate, and reports what differs from the expectation. */
import { execFileSync, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import path from 'node:path';
import { changeProject, gitIdentity, makeProject } from './project.mjs';
import { servePages } from './server.mjs';

/** Milliseconds after which a gate that does not end counts as failed. */
const PATIENCE = 60_000;

/**
 * Runs a case in its own folder.
 *
 * @param commands `gate`, and optionally `verify`, `answer`, `log` and `pre-push`: each a program and its first arguments,
 *   or a function from arguments and `{ cwd, env }` to `{ code, stdout, stderr }`.
 * @returns `{ problems, letThrough, missing }`: sentences; whether a bad deploy was let through; and the missing command that the
 *   case needs, because of which it was not run.
 */
export async function runCase(each, commands) {
  const missing = [each, ...(each.then ?? [])]
    .flatMap(({ ask = 'gate', expect }) => [ask, ...(expect.record ? ['log'] : [])])
    .find((name) => !commands[name]);
  if (missing) return { problems: [], letThrough: false, missing };
  const server = each.world?.server && (await servePages(each.world.server));
  const here = server ? withPort(each, server.port) : each;
  const project = makeProject(here);
  const problems = [];
  let letThrough = false;
  try {
    for (const [index, step] of [here, ...(here.then ?? [])].entries()) {
      if (index > 0) changeProject(project, step);
      const world = { ...here.world, ...step.world };
      const { ask = 'gate', expect } = step;
      const args = world.args ?? ARGUMENTS[ask](world);
      const outcome = await run(commands[ask], args, world, project);
      const found = compare(outcome, expect);
      if (expect.record) {
        const { stdout } = await run(commands.log, [], {}, project);
        found.push(...compareRecords(stdout, expect.record));
      }
      problems.push(
        ...found.map((problem) => (index > 0 ? `step ${index + 1}: ${problem}` : problem)),
      );
      letThrough ||= outcome.code === 0 && expect.exit !== 0;
    }
    const unasked = (here.expect.unasked ?? []).filter((page) => server?.asked.includes(page));
    problems.push(...unasked.map((page) => `${page} was asked for, and must not be`));
  } finally {
    server?.close();
    project.remove();
  }
  return { problems, letThrough };
}

/** `{{port}}` in any text of a case is replaced by the port of its server. */
function withPort(each, port) {
  return JSON.parse(JSON.stringify(each).replaceAll('{{port}}', String(port)));
}

/** `{{HEAD}}` and `{{HEAD~1}}` in the standard input are replaced by commit hashes. */
function withCommits(text, place) {
  return text.replaceAll(/\{\{(HEAD[^}]*)\}\}/g, (_, name) =>
    execFileSync('git', ['rev-parse', name], { ...place, encoding: 'utf8' }).trim(),
  );
}

function run(command, args, world, project) {
  const cwd = path.join(project.root, world.cwd ?? '');
  const env = { ...project.env, ...(world.email && gitIdentity(world.email)), ...world.env };
  const stdin = withCommits(world.stdin ?? '', { cwd: project.root, env });
  if (typeof command === 'function') return command(args, { cwd, env, stdin });
  const [file, ...first] = command;
  return new Promise((resolve) => {
    const stdout = world.stdout ? openSync(world.stdout, 'w') : 'pipe';
    const child = spawn(file, [...first, ...args], {
      ...{ cwd, env },
      stdio: ['pipe', stdout, 'pipe'],
    });
    const outcome = { code: -1, stdout: '', stderr: '' };
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
    for (const name of ['stdout', 'stderr']) {
      child[name]?.on('data', (chunk) => {
        outcome[name] += chunk;
      });
    }
    child.on('error', (error) => {
      outcome.stderr += error.message;
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ ...outcome, code: code ?? signal ?? outcome.code });
    });
  });
}

/** The command line for what the case asks of the gate. */
function gateArguments({ stage = 'before-deploy', now = '2026-11-24T10:00', ...world }) {
  const { environment, answers = {}, overrides = {}, options = [] } = world;
  return [
    ...['--stage', stage, '--report', 'json'],
    ...(now ? ['--now', now] : []),
    ...(environment ? ['--environment', environment] : []),
    ...Object.entries(answers).flatMap(([id, answer]) => ['--answer', `${id}=${answer}`]),
    ...Object.entries(overrides).flatMap(([id, reason]) => ['--override', `${id}=${reason}`]),
    ...options,
  ];
}

/** The arguments after each command, unless a case gives the whole command line. */
const ARGUMENTS = {
  gate: gateArguments,
  verify: ({ environment, options = [] }) => [
    ...(environment ? ['--environment', environment] : []),
    ...options,
  ],
  log: () => [],
  'pre-push': () => ['origin', 'git@server.example:shop.git'],
  answer: ({ environment, answers = {}, options = [] }) => [
    ...Object.entries(answers).map(([id, answer]) => `${id}=${answer}`),
    ...(environment ? ['--environment', environment] : []),
    ...options,
  ],
};

const DECISIONS = { 0: 'go', 1: 'stop', 2: 'undecided' };

function compare({ code, stdout, stderr }, expect) {
  const problems = [];
  if (code !== expect.exit) problems.push(`exit code ${code}, expected ${expect.exit}`);
  const report = readReport(stdout);
  // A log is a list, not a report.
  if (report && !Array.isArray(report) && DECISIONS[code] !== report.decision) {
    problems.push(`the report says ${report.decision}, and the exit code ${code}`);
  }
  if (expect.verdicts) problems.push(...compareVerdicts(report, expect.verdicts));
  if (expect.recovery) {
    const steps = (report?.recovery ?? []).map(({ id }) => id).join(', ');
    const wanted = expect.recovery.join(', ');
    if (steps !== wanted) problems.push(`recovery steps "${steps}", expected "${wanted}"`);
  }
  for (const word of [expect.says ?? []].flat()) {
    if (!`${stdout}\n${stderr}`.includes(word)) problems.push(`"${word}" is not said`);
  }
  for (const word of [expect.silent ?? []].flat()) {
    if (`${stdout}\n${stderr}`.includes(word)) problems.push(`"${word}" is said, and must not be`);
  }
  // For anyone who has to find out why.
  if (problems.length > 0 && !report)
    problems.push(`it said: ${`${stdout}${stderr}`.slice(0, 300)}`);
  return problems;
}

function readReport(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function compareVerdicts(report, wanted) {
  const found = new Map((report?.rules ?? []).map(({ id, verdict }) => [id, verdict]));
  const ids = new Set([...found.keys(), ...Object.keys(wanted)]);
  return [...ids]
    .filter((id) => found.get(id) !== wanted[id])
    .map((id) => `${id} is ${found.get(id) ?? 'missing'}, expected ${wanted[id] ?? 'not there'}`);
}

/** Checks that the newest record, the first of a JSON array, has the expected fields. */
function compareRecords(text, wanted) {
  const last = readReport(text)?.[0];
  if (!last) return ['no record was kept'];
  return Object.entries(wanted)
    .map(([path, value]) => [path, value, at(last, path.split('.'))])
    .filter(([, value, found]) => found !== value)
    .map(([path, value, found]) => `the record says ${path} ${found}, expected ${value}`);
}

/** The value at a path; in a list, a step of the path is the `id` of a member. */
function at(value, [step, ...rest]) {
  if (step === undefined) return value;
  const member = Array.isArray(value) ? value.find(({ id }) => id === step) : value?.[step];
  return at(member, rest);
}
