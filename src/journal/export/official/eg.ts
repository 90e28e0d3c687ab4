/** Public holidays of Egypt. */
import type { OfficialCalendar } from './officialCalendar.ts';

/**
 * Source: Decrees of the Prime Minister (cabinet.gov.eg), which move most holidays to a Thursday: 25 January 2026 to the 29th, Eid al-Fitr 2026 from 19 to 23 March.
 *
 * Each holiday is decreed some days ahead. What comes after March 2026 is by the ministerial decision 1193 of 2023 and by the expected moon.
 */
export const EG: OfficialCalendar = {
  checked: { from: '2025-01-01', to: '2026-03-31' },
  years: {
    2025: {
      off: {
        '01-07': 'Coptic Christmas Day',
        '01-25': 'January 25th Revolution and National Police Day',
        '03-30': 'Eid al-Fitr',
        '03-31': 'Eid al-Fitr',
        '04-21': 'Spring Festival',
        '04-25': 'Sinai Liberation Day',
        '05-01': 'Labour Day',
        '06-05': 'Day of Arafah',
        '06-06': 'Eid al-Adha',
        '06-07': 'Eid al-Adha',
        '06-08': 'Eid al-Adha',
        '06-26': 'Islamic New Year',
        '07-03': 'June 30 Revolution Day (substitute day)',
        '07-24': 'July 23 Revolution Day (substitute day)',
        '09-04': 'Prophet’s Birthday',
        '10-09': 'Armed Forces Day (substitute day)',
      },
    },
    2026: {
      off: {
        '01-07': 'Coptic Christmas Day',
        '01-29': 'January 25th Revolution and National Police Day (substitute day)',
        '03-19': 'Eid al-Fitr',
        '03-20': 'Eid al-Fitr',
        '03-21': 'Eid al-Fitr',
        '03-22': 'Eid al-Fitr',
        '03-23': 'Eid al-Fitr',
        '04-13': 'Spring Festival',
        '04-25': 'Sinai Liberation Day',
        '05-01': 'Labour Day',
        '05-26': 'Day of Arafah',
        '05-27': 'Eid al-Adha',
        '05-28': 'Eid al-Adha',
        '05-29': 'Eid al-Adha',
        '06-18': 'Islamic New Year (substitute day)',
        '07-02': 'June 30 Revolution Day (substitute day)',
        '07-23': 'July 23 Revolution Day',
        '08-25': 'Prophet’s Birthday',
        '10-08': 'Armed Forces Day (substitute day)',
      },
    },
    2027: {
      off: {
        '01-07': 'Coptic Christmas Day',
        '01-28': 'January 25th Revolution and National Police Day (substitute day)',
        '03-09': 'Eid al-Fitr',
        '03-10': 'Eid al-Fitr',
        '04-29': 'Sinai Liberation Day (substitute day)',
        '05-01': 'Labour Day',
        '05-03': 'Spring Festival',
        '05-15': 'Day of Arafah',
        '05-16': 'Eid al-Adha',
        '05-17': 'Eid al-Adha',
        '05-18': 'Eid al-Adha',
        '06-10': 'Islamic New Year (substitute day)',
        '07-01': 'June 30 Revolution Day (substitute day)',
        '07-23': 'July 23 Revolution Day',
        '08-14': 'Prophet’s Birthday',
        '10-07': 'Armed Forces Day (substitute day)',
      },
    },
    2028: {
      off: {
        '01-07': 'Coptic Christmas Day',
        '01-27': 'January 25th Revolution and National Police Day (substitute day)',
        '02-26': 'Eid al-Fitr',
        '02-27': 'Eid al-Fitr',
        '04-17': 'Spring Festival',
        '04-27': 'Sinai Liberation Day (substitute day)',
        '05-04': 'Day of Arafah / Labour Day (substitute day)',
        '05-05': 'Eid al-Adha',
        '05-06': 'Eid al-Adha',
        '05-07': 'Eid al-Adha',
        '05-25': 'Islamic New Year',
        '06-30': 'June 30 Revolution Day',
        '07-27': 'July 23 Revolution Day (substitute day)',
        '08-03': 'Prophet’s Birthday',
        '10-06': 'Armed Forces Day',
      },
    },
  },
};
