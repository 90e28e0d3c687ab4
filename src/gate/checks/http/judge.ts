/** Judges a server's response to a check. */
import type { Finding } from '../../../decision/decision.ts';
import type { Check } from '../../../rules/model.ts';
import { differs } from './json.ts';
import type { Answer } from './request.ts';

/**
 * Whether a response is the one that a check expects.
 *
 * @param certificateEnds when the first certificate along the redirects expires; infinite if there is none.
 */
export function judge(
  check: Extract<Check, { kind: 'http' }>,
  { status, body, cut }: Answer,
  url: URL,
  certificateEnds: number,
): Finding {
  const { contains, json, tlsDays } = check;
  const at = url.href === new URL(check.url).href ? check.url : `${check.url} (at ${url.href})`;
  const expected = check.status ?? 'any of 200 to 299';
  const detail = body.toString('utf8', 0, 2000).trim().split('\n').slice(0, 20).join('\n');
  const bad = (evidence: string): Finding => ({
    answer: 'bad',
    evidence: `${at} ${evidence}`,
    ...(detail && { detail }),
  });
  const fits = check.status === undefined ? status >= 200 && status < 300 : status === check.status;
  if (!fits) return bad(`answered ${status}, not ${expected}`);
  if (contains !== undefined && !body.includes(contains)) {
    const where = cut ? ' in its first 1 MB' : '';
    return bad(`answered ${status}, but without "${contains}"${where}`);
  }
  const different = json && differs(json, body, cut);
  if (different !== undefined) return bad(`answered ${status}, but ${different}`);
  if (tlsDays !== undefined && !Number.isFinite(certificateEnds)) {
    return bad(`answered ${status}, but has no certificate`);
  }
  if (tlsDays !== undefined) {
    const days = Math.floor((certificateEnds - Date.now()) / 86_400_000);
    if (days < tlsDays) {
      return bad(
        `answered ${status}, but its certificate expires in ${days} ${days === 1 ? 'day' : 'days'}, not in ${tlsDays} or more`,
      );
    }
  }
  const held = [
    contains !== undefined && `with "${contains}"`,
    json && `with ${json.path} ${json.equals}`,
    tlsDays !== undefined &&
      `with a certificate until ${new Date(certificateEnds).toISOString().slice(0, 10)}`,
  ].filter(Boolean);
  return { answer: 'good', evidence: [`${at} answered ${status}`, ...held].join(', ') };
}
