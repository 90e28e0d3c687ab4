/** Lists of days in `journal.yaml`: written out, or in calendar files. */
import * as z from 'zod';
import { Holiday, WrittenVacation } from '../../rules/model.ts';

const Day = z.iso.date('expected a day that exists, such as 2026-10-29');

/** The path of a calendar file, from the content folder. */
const IcsPath = z.string().regex(/\.ics$/i, 'expected the path of an .ics file');

const IcsFile = z.strictObject({
  file: IcsPath.describe('The path of an .ics file, from the content folder.'),
  publish: z
    .boolean()
    .default(true)
    .describe(
      'Whether its days are published in `rules.json`. The site counts them in any case, but without their titles if they are not published.',
    ),
});

const PublicFile = z.preprocess(
  (value) => (typeof value === 'string' ? { file: value } : value),
  z.strictObject({ file: IcsPath }),
);

const NamedDay = z.strictObject({ date: Day, name: z.string().trim().min(1).optional() });

/** A list, or a single entry of one. */
function listOf<Entry extends z.ZodType>(entry: Entry) {
  return z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(entry));
}

/** `vacations:` a list of dates, an `.ics` file, or both. */
export const Vacations = listOf(
  z.union(
    [
      WrittenVacation,
      z.preprocess((value) => (typeof value === 'string' ? { file: value } : value), IcsFile),
    ],
    {
      error: 'expected `{ from: 2026-08-03, to: 2026-08-21 }`, or the path of an .ics file',
    },
  ),
);

/** `holidays:` days that the country's list lacks, an `.ics` file of the authority, or `none`. */
export const Holidays = z.union(
  [
    z.literal('none'),
    listOf(
      z.union([Day, Holiday.partial({ name: true }), PublicFile], {
        error:
          'expected a day, such as 2026-10-21 or `{ date: 2026-10-21, name: Dashain }`, the path of an .ics file, or `none`',
      }),
    ),
  ],
  {
    error:
      'expected a list of days, such as 2026-10-21 or `{ date: 2026-10-21, name: Dashain }`, the path of an .ics file, or `none`',
  },
);

/** `workingDays:` days that are worked although the country's list or the weekend says otherwise. */
export const WorkingDays = listOf(
  z.union([Day, NamedDay, PublicFile], {
    error:
      'expected a day, such as 2026-10-10 or `{ date: 2026-10-10, name: For 7 October }`, or the path of an .ics file',
  }),
);
