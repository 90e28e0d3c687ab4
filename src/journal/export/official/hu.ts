/** Public holidays of Hungary. */
import type { OfficialCalendar } from './officialCalendar.ts';

/**
 * Source: Labour Code § 102 (net.jogtar.hu), with the decrees on the work schedule: 11/2024. (IV. 8.) NGM for 2025, 10/2025. (IV. 30.) NGM for 2026.
 *
 * Which days are moved in 2027 is not in this list.
 */
export const HU: OfficialCalendar = {
  checked: { from: '2025-01-01', to: '2026-12-31' },
  years: {
    2025: {
      off: {
        '01-01': 'New Year’s Day',
        '03-15': 'National Day',
        '04-18': 'Good Friday',
        '04-20': 'Easter',
        '04-21': 'Easter Monday',
        '05-01': 'Labour Day',
        '05-02': 'Day off, worked on 17 May',
        '06-08': 'Pentecost',
        '06-09': 'Pentecost Monday',
        '08-20': 'State Foundation Day',
        '10-23': 'National Day',
        '10-24': 'Day off, worked on 18 October',
        '11-01': 'All Saints’ Day',
        '12-24': 'Day off, worked on 13 December',
        '12-25': 'Christmas Day',
        '12-26': 'Second Day of Christmas',
      },
      worked: {
        '05-17': 'Working day for 2 May',
        '10-18': 'Working day for 24 October',
        '12-13': 'Working day for 24 December',
      },
    },
    2026: {
      off: {
        '01-01': 'New Year’s Day',
        '01-02': 'Day off, worked on 10 January',
        '03-15': 'National Day',
        '04-03': 'Good Friday',
        '04-05': 'Easter',
        '04-06': 'Easter Monday',
        '05-01': 'Labour Day',
        '05-24': 'Pentecost',
        '05-25': 'Pentecost Monday',
        '08-20': 'State Foundation Day',
        '08-21': 'Day off, worked on 8 August',
        '10-23': 'National Day',
        '11-01': 'All Saints’ Day',
        '12-24': 'Day off, worked on 12 December',
        '12-25': 'Christmas Day',
        '12-26': 'Second Day of Christmas',
      },
      worked: {
        '01-10': 'Working day for 2 January',
        '08-08': 'Working day for 21 August',
        '12-12': 'Working day for 24 December',
      },
    },
    2027: {
      off: {
        '01-01': 'New Year’s Day',
        '03-15': 'National Day',
        '03-26': 'Good Friday',
        '03-28': 'Easter',
        '03-29': 'Easter Monday',
        '05-01': 'Labour Day',
        '05-16': 'Pentecost',
        '05-17': 'Pentecost Monday',
        '08-20': 'State Foundation Day',
        '10-23': 'National Day',
        '11-01': 'All Saints’ Day',
        '12-25': 'Christmas Day',
        '12-26': 'Second Day of Christmas',
      },
    },
    2028: {
      off: {
        '01-01': 'New Year’s Day',
        '03-15': 'National Day',
        '04-14': 'Good Friday',
        '04-16': 'Easter',
        '04-17': 'Easter Monday',
        '05-01': 'Labour Day',
        '06-04': 'Pentecost',
        '06-05': 'Pentecost Monday',
        '08-20': 'State Foundation Day',
        '10-23': 'National Day',
        '11-01': 'All Saints’ Day',
        '12-25': 'Christmas Day',
        '12-26': 'Second Day of Christmas',
      },
    },
  },
};
