/** Public holidays of Ukraine. */
import type { OfficialCalendar } from './officialCalendar.ts';

/**
 * Source: Law 2136-IX on labour under martial law, article 6: there are no public holidays while it lasts (zakon.rada.gov.ua).
 *
 * Whether martial law still holds in 2027 is not known.
 */
export const UA: OfficialCalendar = {
  checked: { from: '2025-01-01', to: '2026-12-31' },
  years: {
    2025: {
      off: {},
    },
    2026: {
      off: {},
    },
    2027: {
      off: {},
    },
    2028: {
      off: {},
    },
  },
};
