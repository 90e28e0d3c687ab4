/** Filters records. */
import { compareText } from '../../text/compareText.ts';
import { type BelayRecord, madeAt } from './model.ts';

export interface Wish {
  commit?: string;
  /** The id of a rule. */
  rule?: string;
  /** An e-mail address. */
  person?: string;
}

/** The records that match all filters, newest first. */
export function selectRecords(records: readonly BelayRecord[], wish: Wish): BelayRecord[] {
  const { commit, rule } = wish;
  const person = wish.person?.toLowerCase();
  return records
    .filter(
      (record) =>
        (commit === undefined || record.commit === commit) &&
        (rule === undefined || rulesIn(record).includes(rule)) &&
        (person === undefined || peopleIn(record).includes(person)),
    )
    .toSorted(
      (a, b) =>
        compareText(madeAt(b), madeAt(a)) || compareText(JSON.stringify(a), JSON.stringify(b)),
    );
}

function rulesIn(record: BelayRecord): string[] {
  switch (record.kind) {
    case 'run':
      return record.rules.map(({ id }) => id);
    case 'answer':
    case 'watch':
    case 'override':
      return [record.rule];
    case 'acceptance':
    case 'forgotten':
      return [];
    default:
      return record satisfies never;
  }
}

/** All people in a record: who ran, answered, overrode or accepted. */
function peopleIn(record: BelayRecord): string[] {
  const verdicts = record.kind === 'run' ? record.rules : [];
  return [record.by, ...verdicts.flatMap(({ by, override }) => [by, override?.by])].flatMap(
    (address) => address?.toLowerCase() ?? [],
  );
}
