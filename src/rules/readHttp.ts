/** Reading the parameters of `http`: what is asked, and what the answer must be. */
import { NAMED_ADDRESS } from './checkName.ts';
import { type Check, JSON_PATH } from './model.ts';
import {
  type CheckProblem,
  problem,
  readTime,
  splitParameter,
  unknownParameter,
} from './parameters.ts';

type HttpCheck = Check & { kind: 'http' };

/** What each parameter of `http` adds to the check, from the text after its `=`. */
const HTTP_PARAMETERS: Record<
  string,
  (value: string, check: HttpCheck) => Partial<HttpCheck> | CheckProblem
> = {
  status: (value) =>
    /^[1-5]\d\d$/.test(value)
      ? { status: Number(value) }
      : problem(`"${value}" is not an HTTP status`),
  contains: (value) =>
    value === ''
      ? problem('`contains=` needs a text', 'Write `contains="ready"`.')
      : { contains: value },
  within: (value) => {
    const within = readTime('within', value);
    return typeof within === 'number' ? { within } : within;
  },
  for: (value) => {
    const holds = readTime('for', value);
    return typeof holds === 'number' ? { for: holds } : holds;
  },
  json: readHttpJson,
  'tls-days': (value, { url }) => {
    if (!/^https:/i.test(url) && !NAMED_ADDRESS.test(url)) {
      return problem('`tls-days=` needs an https URL', 'Only an https server has a certificate.');
    }
    return /^[1-9]\d{0,3}$/.test(value) && Number(value) <= 3650
      ? { tlsDays: Number(value) }
      : problem(`"${value}" is not a number of days`, 'Write `tls-days=14`; the limit is 3650.');
  },
};

/** The URL, then `name=value` each. */
export function readHttp(parameters: string[]): Check | CheckProblem {
  const [url, ...rest] = parameters;
  if (url === undefined || !(isHttpUrl(url) || NAMED_ADDRESS.test(url))) {
    return problem(
      url === undefined ? '`http` needs a URL' : `"${url}" is not an http or https URL`,
      'Write `http https://shop.example/health status=200 within=60s`.',
    );
  }
  let check: HttpCheck = { kind: 'http', url };
  const given = new Set<string>();
  for (const parameter of rest) {
    const [name, value = ''] = splitParameter(parameter);
    const read = Object.hasOwn(HTTP_PARAMETERS, name) ? HTTP_PARAMETERS[name] : undefined;
    if (!read) return unknownParameter('http', name, Object.keys(HTTP_PARAMETERS));
    if (given.has(name)) return problem(`\`${name}=\` is given twice`);
    given.add(name);
    const found = read(value, check);
    if ('code' in found) return found;
    check = { ...check, ...found };
  }
  return check;
}

function readHttpJson(value: string): Partial<HttpCheck> | CheckProblem {
  const [path, equals] = splitParameter(value);
  return equals !== undefined && equals !== '' && JSON_PATH.test(path)
    ? { json: { path, equals } }
    : problem(
        `"${value}" does not name a path and a value in the body`,
        'Write a path and its value: `json=$.status=ok` or `json=$.checks[0].up=true`.',
      );
}

function isHttpUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
