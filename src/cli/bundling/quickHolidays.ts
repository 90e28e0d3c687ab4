import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type Holidays from 'date-holidays';

type Arguments = ConstructorParameters<typeof Holidays>;

/** What `date-holidays-parser` exports: it takes the data that `date-holidays` gives it. */
type Parser = new (data: object, ...of: Arguments) => Holidays;

/** Thrown where a holiday needs a part that is left out. */
const LEFT_OUT = new Error('A holiday needs a part of date-holidays that is not bundled.');

function fail(): never {
  throw LEFT_OUT;
}

/** Takes the place of a part that is left out. */
export const leftOut = new Proxy(Object, { get: fail, apply: fail, construct: fail });

/** Takes the place of `moment-timezone`. It knows only times of day in UTC. */
export const onlyUtc = {
  tz(time: string, zone: string) {
    return zone === 'UTC' ? { format: () => `${time.replace(' ', 'T')}Z` } : fail();
  },
};

/**
 * The class of `date-holidays`. It loads the package (105 modules, one of which is all its data as code) only for a
 * country whose holidays need a part that is left out, such as the Chinese calendar.
 *
 * @param Parser the bundled parser, without the parts that are left out.
 * @param required the version of the parser that `date-holidays` asked for when it was bundled. If the installed one asks
 *   for another, its data may need that: then the package is loaded.
 * @param load Node's `require` in the folder of Belay.
 */
export function quickHolidays(
  Parser: Parser,
  required: string,
  load: NodeJS.Require,
): typeof Holidays {
  const whole = (of: Arguments): Holidays => {
    const loaded = load('date-holidays');
    return new (loaded.default ?? loaded)(...of);
  };
  let data: object | undefined;
  return new Proxy(Object as unknown as typeof Holidays, {
    construct(_, of: Arguments) {
      data ??= dataOf(path.dirname(load.resolve('date-holidays/package.json')), required);
      if (data === undefined) return whole(of);
      const quick = new Parser(data, ...of);
      quick.getHolidays = (...when) => {
        try {
          return Parser.prototype.getHolidays.apply(quick, when);
        } catch (error) {
          if (error !== LEFT_OUT) throw error;
          return whole(of).getHolidays(...when);
        }
      };
      return quick;
    },
  });
}

/** The data of the installed package, if it is there and the bundled parser can read it. */
function dataOf(folder: string, required: string): object | undefined {
  const data = path.join(folder, 'data/holidays.json');
  const { dependencies } = readJson(path.join(folder, 'package.json'));
  const isSame = dependencies?.['date-holidays-parser'] === required;
  return isSame && existsSync(data) ? readJson(data) : undefined;
}

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
