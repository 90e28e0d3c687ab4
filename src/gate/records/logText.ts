import { holdsUp } from '../../decision/decide.ts';
import { PLAIN, type Style } from '../../text/style.ts';
import { visibleLine } from '../../text/visible.ts';
import { type BelayRecord, type ForgottenRecord, madeAt, type RunRecord } from './model.ts';

/**
 * Records as text for people: one line each, and below a run the rules that stopped it.
 *
 * @param rule the id of a rule, to show only that rule.
 */
export function logText(
  records: readonly BelayRecord[],
  rule: string | undefined,
  style: Style = PLAIN,
): string {
  return records.flatMap((record) => linesOf(record, rule, style)).join('');
}

function linesOf(record: BelayRecord, rule: string | undefined, style: Style): string[] {
  const time = `${madeAt(record).slice(0, 19).replace('T', ' ')}Z`;
  const who = record.by ?? 'somebody';
  const where = [record.environment, record.commit?.slice(0, 10)];
  const line = (what: string, ...words: (string | undefined)[]) =>
    `${style.dim(time)}  ${what}  ${words.flatMap((word) => (word ? visibleLine(word) : [])).join('  ')}\n`;
  switch (record.kind) {
    case 'run': {
      const { decision, stage, rules, reason } = record;
      const shown = rules.filter((each) =>
        rule === undefined ? isWorthReading(each) : each.id === rule,
      );
      return [
        line(painted(decision, style), stage, ...where, who, ...remarks(record)),
        ...(reason ? [`    ${visibleLine(reason)}\n`] : []),
        ...shown.map((each) => `    ${verdictLine(each)}\n`),
      ];
    }
    case 'answer':
      return [
        line(
          'answer    ',
          `${record.rule}: ${record.answer}`,
          ...where,
          who,
          record.signature && 'signed',
        ),
      ];
    case 'override':
      return [
        line(
          'override  ',
          `${record.rule}: ${record.reason}`,
          ...where,
          who,
          record.expires && `until ${record.expires.slice(0, 16)}Z`,
          record.signature && 'signed',
        ),
      ];
    case 'acceptance':
      return [line('acceptance', record.name, ...where, who, record.reason)];
    case 'watch':
      return [
        line(
          'watch     ',
          WATCHED[record.event],
          record.rule,
          ...where,
          record.told ? `sent by ${record.told}` : 'nobody could be notified',
        ),
        `    ${visibleLine(record.found)}\n`,
      ];
    case 'forgotten':
      return [
        line('forgotten ', `a record of ${nameOfKind(record.was)}`, record.reason, ...where, who),
      ];
    default:
      return record satisfies never;
  }
}

function nameOfKind(kind: ForgottenRecord['was']): string {
  return kind === 'run' ? 'a run' : kind === 'acceptance' ? 'an acceptance' : `an ${kind}`;
}

const WATCHED = {
  failed: 'fails',
  'still-failing': 'still fails',
  recovered: 'good again',
} as const;

function painted(decision: RunRecord['decision'], style: Style): string {
  const word = decision.padEnd('acceptance'.length);
  return decision === 'go' ? style.green(word) : style.red(word);
}

function remarks({ atGivenByHand, at, dirty }: RunRecord): string[] {
  return [
    ...(atGivenByHand ? [`a rehearsal, as of ${at}`] : []),
    ...(dirty ? ['on a work tree that differed'] : []),
  ];
}

function isWorthReading({ verdict }: RunRecord['rules'][number]): boolean {
  return holdsUp(verdict) || verdict === 'overridden';
}

function verdictLine({ id, verdict, evidence, override }: RunRecord['rules'][number]): string {
  const why = override ? `${override.by ?? 'somebody'}: ${override.reason}` : evidence;
  return visibleLine(`${verdict} ${id}: ${why}`);
}
