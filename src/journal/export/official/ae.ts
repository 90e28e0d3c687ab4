/** Public holidays of the United Arab Emirates. */
import type { OfficialCalendar } from './officialCalendar.ts';

/**
 * Source: Cabinet Resolution 27 of 2024 on public holidays (uaelegislation.gov.ae); Eid al-Fitr 2026 from 19 to 22 March by the Federal Authority for Government Human Resources (fahr.gov.ae).
 *
 * Holidays by the moon are announced some days ahead, and the Cabinet may move a holiday to the beginning or the end of its week.
 */
export const AE: OfficialCalendar = {
  checked: { from: '2025-01-01', to: '2026-04-30' },
  years: {
    2025: {
      off: {
        '01-01': 'New Year’s Day',
        '03-30': 'Eid al-Fitr',
        '03-31': 'Eid al-Fitr Holiday',
        '04-01': 'Eid al-Fitr Holiday',
        '06-03': 'Day of Arafah',
        '06-04': 'Eid al-Adha',
        '06-05': 'Eid al-Adha Holiday',
        '06-06': 'Eid al-Adha Holiday',
        '06-26': 'Islamic New Year',
        '09-05': 'Prophet’s Birthday',
        '12-02': 'National Day',
        '12-03': 'National Day',
      },
    },
    2026: {
      off: {
        '01-01': 'New Year’s Day',
        '03-19': 'Eid al-Fitr',
        '03-20': 'Eid al-Fitr',
        '03-21': 'Eid al-Fitr',
        '03-22': 'Eid al-Fitr',
        '05-26': 'Day of Arafah',
        '05-27': 'Eid al-Adha',
        '05-28': 'Eid al-Adha Holiday',
        '05-29': 'Eid al-Adha Holiday',
        '06-16': 'Islamic New Year',
        '08-25': 'Prophet’s Birthday',
        '12-02': 'National Day',
        '12-03': 'National Day',
      },
    },
    2027: {
      off: {
        '01-01': 'New Year’s Day',
        '03-09': 'Eid al-Fitr',
        '03-10': 'Eid al-Fitr Holiday',
        '03-11': 'Eid al-Fitr Holiday',
        '05-15': 'Day of Arafah',
        '05-16': 'Eid al-Adha',
        '05-17': 'Eid al-Adha Holiday',
        '05-18': 'Eid al-Adha Holiday',
        '06-06': 'Islamic New Year',
        '08-14': 'Prophet’s Birthday',
        '12-02': 'National Day',
        '12-03': 'National Day',
      },
    },
    2028: {
      off: {
        '01-01': 'New Year’s Day',
        '02-26': 'Eid al-Fitr',
        '02-27': 'Eid al-Fitr Holiday',
        '02-28': 'Eid al-Fitr Holiday',
        '05-04': 'Day of Arafah',
        '05-05': 'Eid al-Adha',
        '05-06': 'Eid al-Adha Holiday',
        '05-07': 'Eid al-Adha Holiday',
        '05-25': 'Islamic New Year',
        '08-03': 'Prophet’s Birthday',
        '12-02': 'National Day',
        '12-03': 'National Day',
      },
    },
  },
};
