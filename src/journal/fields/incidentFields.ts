/** The front matter of incidents. People read what the descriptions say. */
import * as z from 'zod';
import { AppliesTo, SEVERITIES } from '../../rules/model.ts';
import { isDate, minutesBetween, readDuration } from './dates.ts';
import { Aliases, Text, Texts } from './fieldTypes.ts';
import { INCIDENT_STATUSES, type IncidentData } from './types.ts';

const NoteDate = z
  .string()
  .refine(isDate, 'expected a date that exists, such as 2019-06-24 or 2019-06-24T09:40Z');
const Duration = z
  .string()
  .refine(
    (text) => readDuration(text) !== undefined,
    'expected a duration, such as 45m, 2h 50m or 14d',
  );

/** Front matter of `incidents/`. */
export const IncidentFrontMatter = z
  .strictObject({
    title: Text.meta({
      description: 'What went wrong, short enough for a list.',
      examples: ['The workers died after the deploy'],
    }),
    date: NoteDate.meta({
      description: 'When it began: a date, or a time. Without a time zone it is in the journal’s.',
      examples: ['2019-06-24', '2019-06-24T09:40Z'],
    }),
    resolved: NoteDate.optional().meta({
      description: 'When it ended. Give either this or `duration`.',
      examples: ['2019-06-24T14:10Z'],
    }),
    duration: Duration.optional().meta({
      description: 'How long it lasted, as `45m`, `2h 50m` or `14d`.',
      examples: ['2h 50m'],
    }),
    severity: z.enum(SEVERITIES).meta({ description: '`sev1` is the worst.', examples: ['sev2'] }),
    status: z
      .enum(INCIDENT_STATUSES)
      .default('resolved')
      .meta({ description: 'Whether it is still open.' }),
    services: Texts.default([]).meta({
      description: 'The affected services. Each service has a page.',
      examples: [['checkout', 'mail']],
    }),
    tags: Texts.default([]).meta({
      description: 'Its topics. Each tag has a page.',
      examples: [['openssl', 'vacation']],
    }),
    summary: Text.optional().meta({
      description:
        'One or two sentences, for lists and search. Without it, the first paragraph is shown.',
      examples: ['Every worker died in libssl, an hour after a package upgrade.'],
    }),
    detectedBy: Text.optional().meta({
      description: 'Who or what noticed it first.',
      examples: ['a customer'],
    }),
    symptoms: Texts.default([]).meta({
      description:
        'Lines of a log that identify this incident, in addition to those in the note’s log fences.',
      examples: [['segfault at 0 in libssl.so.1.0.2']],
    }),
    notSymptoms: Texts.default([]).meta({
      description:
        'Lines of logs that were matched with this incident by mistake. `belay match --not` adds them.',
      examples: [['worker ‹number› exited on signal 11']],
    }),
    aliases: Aliases,
    appliesTo: AppliesTo.default({}).meta({
      description:
        'Where the note’s rules are asked: all given lists must match. Default: everywhere.',
      examples: [{ projects: ['shop'], environments: ['production'], stacks: ['django'] }],
    }),
  })
  .superRefine(({ date, resolved, duration }, context) => {
    if (resolved !== undefined && duration !== undefined) {
      context.addIssue({
        code: 'custom',
        path: ['duration'],
        message: '`resolved` already says when it ended; leave one of them out',
      });
    }
    if (resolved !== undefined && (resolved < date || (minutesBetween(date, resolved) ?? 0) < 0)) {
      context.addIssue({
        code: 'custom',
        path: ['resolved'],
        message: `that is before the incident began (${date})`,
      });
    }
  });

/**
 * Fills in what an incident's front matter leaves to be worked out.
 *
 * @param lead the beginning of the note's text, for one without a summary.
 */
export function incidentData(
  fields: z.infer<typeof IncidentFrontMatter>,
  lead: string,
): IncidentData {
  const { resolved, duration, detectedBy, summary = lead, ...rest } = fields;
  const minutes =
    duration !== undefined
      ? readDuration(duration)
      : resolved !== undefined
        ? minutesBetween(fields.date, resolved)
        : undefined;
  return {
    ...rest,
    summary,
    ...(resolved !== undefined && { resolved }),
    ...(detectedBy !== undefined && { detectedBy }),
    ...(minutes !== undefined && { durationMinutes: Math.round(minutes) }),
  };
}
