/** The calendar of the tests: Istanbul in 2024 to 2026, with a summer vacation. */
import type { Calendar, Holiday } from '../../rules/model.ts';

/** Days off in Turkey by Law 2429; the bayrams by the yearly list of religious days of Diyanet. */
const HOLIDAYS: Holiday[] = [
  ...days('New Year', ['2024-01-01', '2025-01-01', '2026-01-01']),
  ...bayram('Ramazan Bayramı', '2024-04-09', ['2024-04-10', '2024-04-11', '2024-04-12']),
  ...bayram('Kurban Bayramı', '2024-06-15', [
    '2024-06-16',
    '2024-06-17',
    '2024-06-18',
    '2024-06-19',
  ]),
  ...bayram('Ramazan Bayramı', '2025-03-29', ['2025-03-30', '2025-03-31', '2025-04-01']),
  ...bayram('Kurban Bayramı', '2025-06-05', [
    '2025-06-06',
    '2025-06-07',
    '2025-06-08',
    '2025-06-09',
  ]),
  ...bayram('Ramazan Bayramı', '2026-03-19', ['2026-03-20', '2026-03-21', '2026-03-22']),
  ...bayram('Kurban Bayramı', '2026-05-26', [
    '2026-05-27',
    '2026-05-28',
    '2026-05-29',
    '2026-05-30',
  ]),
  ...days('Labour Day', ['2024-05-01', '2025-05-01', '2026-05-01']),
  ...bayram('Republic Day', '2026-10-28', ['2026-10-29']),
];

function days(name: string, dates: string[]): Holiday[] {
  return dates.map((date) => ({ date, name }));
}

function bayram(name: string, eve: string, dates: string[]): Holiday[] {
  return [{ date: eve, name: `Eve of ${name}`, from: '13:00' }, ...days(name, dates)];
}

export const ISTANBUL: Calendar = {
  timeZone: 'Europe/Istanbul',
  weekend: ['saturday', 'sunday'],
  holidays: HOLIDAYS,
  vacations: [{ from: '2026-08-03', to: '2026-08-21', name: 'the summer vacation' }],
  until: '2026-12-31',
};
