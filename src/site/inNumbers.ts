/** Summarises several incidents in a few numbers. */

import { SEVERITIES, type Severity } from '../rules/model.ts';
import type { IncidentPage } from './journal/siteJournal.ts';

export interface InNumbers {
  count: number;
  worst: Severity;
  /** The day that the latest began. */
  last: string;
  /** Of all whose length is known, together. */
  minutes: number;
  /** How many are not resolved. */
  open: number;
}

/**
 * Summarises incidents.
 *
 * @param incidents at least one.
 */
export function inNumbers(
  incidents: readonly Pick<
    IncidentPage['data'],
    'severity' | 'day' | 'durationMinutes' | 'status'
  >[],
): InNumbers {
  return {
    count: incidents.length,
    worst:
      SEVERITIES.find((level) => incidents.some(({ severity }) => severity === level)) ?? 'sev4',
    last: incidents.reduce((latest, { day }) => (day > latest ? day : latest), ''),
    minutes: incidents.reduce((sum, { durationMinutes = 0 }) => sum + durationMinutes, 0),
    open: incidents.filter(({ status }) => status !== 'resolved').length,
  };
}
