/** Public holidays of Thailand. */
import type { OfficialCalendar } from './officialCalendar.ts';

/**
 * Source: Cabinet resolutions on public holidays (soc.go.th, bot.or.th), and Labour Day by the Labour Protection Act; without the Royal Ploughing Ceremony, which only the government keeps.
 *
 * From 2027 on by the rule that a day on a weekend is made up on the next working day.
 */
export const TH: OfficialCalendar = {
  checked: { from: '2025-01-01', to: '2026-12-31' },
  years: {
    2025: {
      off: {
        '01-01': 'New Year’s Day',
        '02-12': 'Makha Bucha',
        '04-06': 'Chakri Memorial Day',
        '04-07': 'Chakri Memorial Day (substitute day)',
        '04-13': 'Songkran Festival',
        '04-14': 'Songkran Festival',
        '04-15': 'Songkran Festival',
        '04-16': 'Songkran Festival (substitute day)',
        '05-01': 'National Labour Day',
        '05-04': 'Coronation Day',
        '05-05': 'Coronation Day (substitute day)',
        '05-11': 'Visakha Bucha',
        '05-12': 'Visakha Bucha (substitute day)',
        '06-02': 'Bridge Public Holiday',
        '06-03': 'HM Queen Suthida’s Birthday',
        '07-10': 'Asarnha Bucha',
        '07-11': 'Buddhist Lent Day',
        '07-28': 'HM King Maha Vajiralongkorn’s Birthday',
        '08-11': 'Bridge Public Holiday',
        '08-12': 'HM Queen Sirikit The Queen Mother’s Birthday / National Mother’s Day',
        '10-13': 'HM King Bhumibol Adulyadej Memorial Day',
        '10-23': 'HM King Chulalongkorn Memorial Day',
        '12-05':
          'HM King Bhumibol Adulyadej the Great’s Birthday / National Day / National Father’s Day',
        '12-10': 'Constitution Day',
        '12-31': 'New Year’s Eve',
      },
    },
    2026: {
      off: {
        '01-01': 'New Year’s Day',
        '01-02': 'Bridge Public Holiday',
        '03-03': 'Makha Bucha',
        '04-06': 'Chakri Memorial Day',
        '04-13': 'Songkran Festival',
        '04-14': 'Songkran Festival',
        '04-15': 'Songkran Festival',
        '05-01': 'National Labour Day',
        '05-04': 'Coronation Day',
        '05-31': 'Visakha Bucha',
        '06-01': 'Visakha Bucha (substitute day)',
        '06-03': 'HM Queen Suthida’s Birthday',
        '07-28': 'HM King Maha Vajiralongkorn’s Birthday',
        '07-29': 'Asarnha Bucha',
        '07-30': 'Buddhist Lent Day',
        '08-12': 'HM Queen Sirikit The Queen Mother’s Birthday / National Mother’s Day',
        '10-13': 'HM King Bhumibol Adulyadej Memorial Day',
        '10-23': 'HM King Chulalongkorn Memorial Day',
        '12-05':
          'HM King Bhumibol Adulyadej the Great’s Birthday / National Day / National Father’s Day',
        '12-07':
          'HM King Bhumibol Adulyadej the Great’s Birthday (substitute day) / National Day (substitute day) / National Father’s Day (substitute day)',
        '12-10': 'Constitution Day',
        '12-31': 'New Year’s Eve',
      },
    },
    2027: {
      off: {
        '01-01': 'New Year’s Day',
        '02-21': 'Makha Bucha',
        '02-22': 'Makha Bucha (substitute day)',
        '04-06': 'Chakri Memorial Day',
        '04-13': 'Songkran Festival',
        '04-14': 'Songkran Festival',
        '04-15': 'Songkran Festival',
        '05-01': 'National Labour Day',
        '05-03': 'National Labour Day (substitute day)',
        '05-04': 'Coronation Day',
        '05-20': 'Visakha Bucha',
        '06-03': 'HM Queen Suthida’s Birthday',
        '07-18': 'Asarnha Bucha',
        '07-19': 'Buddhist Lent Day',
        '07-20': 'Asarnha Bucha (substitute day)',
        '07-28': 'HM King Maha Vajiralongkorn’s Birthday',
        '08-12': 'HM Queen Sirikit The Queen Mother’s Birthday / National Mother’s Day',
        '10-13': 'HM King Bhumibol Adulyadej Memorial Day',
        '10-23': 'HM King Chulalongkorn Memorial Day',
        '10-25': 'HM King Chulalongkorn Memorial Day (substitute day)',
        '12-05':
          'HM King Bhumibol Adulyadej the Great’s Birthday / National Day / National Father’s Day',
        '12-06':
          'HM King Bhumibol Adulyadej the Great’s Birthday (substitute day) / National Day (substitute day) / National Father’s Day (substitute day)',
        '12-10': 'Constitution Day',
        '12-31': 'New Year’s Eve',
      },
    },
    2028: {
      off: {
        '01-01': 'New Year’s Day',
        '01-03': 'New Year’s Day (substitute day)',
        '02-10': 'Makha Bucha',
        '04-06': 'Chakri Memorial Day',
        '04-13': 'Songkran Festival',
        '04-14': 'Songkran Festival',
        '04-15': 'Songkran Festival',
        '04-17': 'Songkran Festival (substitute day)',
        '05-01': 'National Labour Day',
        '05-04': 'Coronation Day',
        '05-08': 'Visakha Bucha',
        '06-03': 'HM Queen Suthida’s Birthday',
        '06-05': 'HM Queen Suthida’s Birthday (substitute day)',
        '07-06': 'Asarnha Bucha',
        '07-07': 'Buddhist Lent Day',
        '07-28': 'HM King Maha Vajiralongkorn’s Birthday',
        '08-12': 'HM Queen Sirikit The Queen Mother’s Birthday / National Mother’s Day',
        '08-14':
          'HM Queen Sirikit The Queen Mother’s Birthday (substitute day) / National Mother’s Day (substitute day)',
        '10-13': 'HM King Bhumibol Adulyadej Memorial Day',
        '10-23': 'HM King Chulalongkorn Memorial Day',
        '12-05':
          'HM King Bhumibol Adulyadej the Great’s Birthday / National Day / National Father’s Day',
        '12-10': 'Constitution Day',
        '12-11': 'Constitution Day (substitute day)',
        '12-31': 'New Year’s Eve',
      },
    },
  },
};
