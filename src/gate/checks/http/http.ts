import { setTimeout as sleep } from 'node:timers/promises';
import type { Finding } from '../../../decision/decision.ts';
import type { Check } from '../../../rules/model.ts';
import { visible, visibleLine } from '../../../text/visible.ts';
import { HTTP_PAUSE, MAX_HTTP_REDIRECTS } from '../../tuning.ts';
import { masker } from '../redact.ts';
import { whyNoAnswer } from './failure.ts';
import { declaredHosts } from './hosts.ts';
import { judge } from './judge.ts';
import { type Answer, get, NotAllowed, type Reach } from './request.ts';

export type HttpCheck = Extract<Check, { kind: 'http' }>;

export interface HttpLimits {
  /** The `hosts` of `belay.json`. */
  hosts: readonly string[];
  /** The time limit for one try with its redirects, in milliseconds. */
  timeout: number;
  signal: AbortSignal;
  env: Record<string, string | undefined>;
  /** Environment variables whose values are masked in what is shown. */
  redact: readonly string[];
  /** Called with the result of each try except the last. */
  tell?: (line: string) => void;
  /** Milliseconds between two tries. Default: a second. */
  pause?: number;
  resolve?: Reach['resolve'];
}

/**
 * Requests a URL until the response is as expected, or `within` is over; once if there is no `within`. With `for` it goes on
 * requesting: the response must stay right for that long.
 *
 * The right response is good, another one bad. No response, or a host that is not allowed, is unknown.
 */
export async function checkHttp(check: HttpCheck, limits: HttpLimits): Promise<Finding> {
  const { within = 0 } = check;
  const holdFor = (check.for ?? 0) * 1000;
  const { signal, pause = HTTP_PAUSE, tell } = limits;
  const end = performance.now() + within * 1000;
  const blank = masker(limits.redact, limits.env);
  let goodSince: number | undefined;
  for (let tries = 1; ; tries++) {
    const left = end - performance.now();
    const finding = await tryOnce(
      check,
      limits,
      goodSince === undefined && within > 0 ? left : limits.timeout,
    );
    const now = performance.now();
    if (finding.answer === 'good') {
      goodSince ??= now;
      if (now - goodSince >= holdFor) return told(withDuration(finding, check.for), tries, blank);
      tell?.(
        blank(
          visibleLine(`${finding.evidence}, for ${seconds(now - goodSince)} of ${check.for} s`),
        ),
      );
    } else {
      const lost: Try =
        goodSince === undefined
          ? finding
          : {
              ...finding,
              evidence: `${finding.evidence}, after ${seconds(now - goodSince)} s of the right answer`,
            };
      goodSince = undefined;
      if (finding.final || now + pause >= end) return told(lost, tries, blank);
      tell?.(blank(visibleLine(lost.evidence)));
    }
    if (!signal.aborted) await sleep(pause, undefined, { signal }).catch(() => {});
    // It was right, but not for long enough.
    if (signal.aborted) {
      return told(finding.answer === 'good' ? interrupted(check) : finding, tries, blank);
    }
  }
}

function withDuration(finding: Try, held: number | undefined): Try {
  return held === undefined
    ? finding
    : { ...finding, evidence: `${finding.evidence}, for ${held} s` };
}

function interrupted({ url }: HttpCheck): Try {
  return { answer: 'unknown', evidence: `${url} was interrupted`, final: true };
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}

/** `final`: another try would have the same result. */
type Try = Finding & { final?: boolean };

function told(
  { final: _, ...finding }: Try,
  tries: number,
  blank: (text: string) => string,
): Finding {
  const { evidence, detail } = finding;
  const count = tries > 1 ? `, at try ${tries}` : '';
  return {
    ...finding,
    evidence: blank(visibleLine(evidence)) + count,
    ...(detail && { detail: visible(blank(detail)) }),
  };
}

async function tryOnce(check: HttpCheck, limits: HttpLimits, left: number): Promise<Try> {
  if (!URL.canParse(check.url)) {
    return { answer: 'unknown', evidence: `${check.url} is not a URL`, final: true };
  }
  const controller = new AbortController();
  const abort = () => controller.abort();
  const limit = Math.max(1, Math.min(limits.timeout, left));
  const timer = setTimeout(abort, limit);
  limits.signal.addEventListener('abort', abort);
  if (limits.signal.aborted) abort();
  try {
    return await follow(check, limits, controller.signal);
  } catch (error) {
    if (limits.signal.aborted) {
      return interrupted(check);
    }
    if (error instanceof NotAllowed) {
      return { answer: 'unknown', evidence: `${check.url}: ${error.message}`, final: true };
    }
    const why = controller.signal.aborted
      ? `no complete response within ${(limit / 1000).toFixed(1)} s`
      : whyNoAnswer(error);
    return { answer: 'unknown', evidence: `${check.url} did not answer: ${why}` };
  } finally {
    clearTimeout(timer);
    limits.signal.removeEventListener('abort', abort);
  }
}

async function follow(check: HttpCheck, limits: HttpLimits, signal: AbortSignal): Promise<Try> {
  const { resolve } = limits;
  const reach: Reach = { hosts: declaredHosts(limits.hosts), ...(resolve && { resolve }) };
  let url = new URL(check.url);
  const certificates: number[] = [];
  for (let redirects = 0; redirects <= MAX_HTTP_REDIRECTS; redirects++) {
    const answer = await get(url, reach, signal).catch((error: unknown) => {
      if (redirects === 0 || !(error instanceof NotAllowed)) throw error;
      throw new NotAllowed(`it redirects to ${url.href.slice(0, 200)}: ${error.message}`);
    });
    certificates.push(...(answer.certificateEnds === undefined ? [] : [answer.certificateEnds]));
    const next = redirectOf(check, answer, url);
    if (!next) return judge(check, answer, url, Math.min(...certificates));
    url = next;
  }
  return {
    answer: 'unknown',
    evidence: `${check.url} redirects more than ${MAX_HTTP_REDIRECTS} times`,
  };
}

/** Where a response redirects to; `undefined` if it is not a redirect. */
function redirectOf(check: HttpCheck, { status, location }: Answer, from: URL): URL | undefined {
  const sends = [301, 302, 303, 307, 308].includes(status) && location !== undefined;
  if (!sends || status === check.status) return undefined;
  if (!URL.canParse(location, from)) throw new NotAllowed('it redirects to what is not a URL');
  const to = new URL(location, from);
  if (from.protocol === 'https:' && to.protocol !== 'https:') {
    throw new NotAllowed(`it redirects from https: to ${to.protocol}`);
  }
  return to;
}
