/** What changes from one occurrence to the next: hosts, process numbers, addresses, times, versions, folders. */
import type { Random } from './random.ts';
import { functionName, NOUNS, PLAIN_SERVICES } from './words.ts';

const HEX = '0123456789abcdef';
const SAFE = 'bcdfghjklmnpqrstvwxz2456789';
const DIGITS = '0123456789';
const two = (value: number) => String(value).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

export type TimeFormat = keyof typeof TIME_FORMATS;

const TIME_FORMATS = {
  iso: (time: Date) => time.toISOString(),
  isoSpace: (time: Date) => time.toISOString().slice(0, 19).replace('T', ' '),
  comma: (time: Date) => time.toISOString().slice(0, 23).replace('T', ' ').replace('.', ','),
  offset: (time: Date) => `${time.toISOString().slice(0, 19)}+03:00`,
  nano: (time: Date) => time.toISOString().replace('Z', '482913Z'),
  slashes: (time: Date) => time.toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', '/'),
  syslog: (time: Date) =>
    `${MONTHS[time.getUTCMonth()]} ${String(time.getUTCDate()).padStart(2, ' ')} ${time.toISOString().slice(11, 19)}`,
  ctime: (time: Date) =>
    `${DAYS[time.getUTCDay()]} ${MONTHS[time.getUTCMonth()]} ${String(time.getUTCDate()).padStart(2, ' ')} ${time.toISOString().slice(11, 19)} ${time.getUTCFullYear()}`,
  german: (time: Date) =>
    `${two(time.getUTCDate())}.${two(time.getUTCMonth() + 1)}.${time.getUTCFullYear()} ${time.toISOString().slice(11, 19)}`,
  american: (time: Date) =>
    `${time.getUTCMonth() + 1}/${time.getUTCDate()}/${time.getUTCFullYear()} ${(time.getUTCHours() % 12) + 1}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())} PM`,
  clock: (time: Date) => time.toISOString().slice(11, 23),
  epoch: (time: Date) => (time.getTime() / 1000).toFixed(3),
};

const ALL_TIME_FORMATS = Object.keys(TIME_FORMATS) as TimeFormat[];

/** One occurrence's surroundings. Each slot is drawn again for each line, within what the occurrence fixes. */
export class Surroundings {
  readonly random: Random;
  readonly host: string;
  readonly version: string;
  /** Which wording a template with two wordings uses. */
  readonly release: 0 | 1;
  readonly root: string;
  readonly timeFormat: TimeFormat;
  #time: number;

  constructor(random: Random, release: 0 | 1) {
    this.random = random;
    this.release = release;
    this.host = random.pick([
      () => `web-${random.whole(1, 40)}`,
      () => `ip-10-${random.whole(0, 255)}-${random.whole(0, 255)}-${random.whole(0, 255)}`,
      () =>
        `${random.pick(['db', 'app', 'k8s-node', 'worker'])}${random.whole(1, 90)}.${random.pick(['fra', 'ist', 'iad'])}.internal`,
      () => random.pick(['gandalf', 'osiris', 'juno', 'hermes', 'vega', 'pluto']),
    ])();
    this.version = `${random.whole(1, 9)}.${random.whole(0, 20)}.${random.whole(0, 30)}`;
    this.root = random.pick([
      '/srv/shop',
      '/app',
      '/home/deploy/current',
      '/opt/services/shop-2',
      '/usr/src/app',
      'C:\\apps\\shop',
    ]);
    this.timeFormat = random.pick(ALL_TIME_FORMATS);
    this.#time = Date.UTC(
      random.whole(2012, 2026),
      random.whole(0, 11),
      random.whole(1, 28),
      random.whole(0, 23),
      random.whole(0, 59),
    );
  }

  /** The time of the next line, some milliseconds later. */
  time(format: TimeFormat = this.timeFormat): string {
    this.#time += this.random.chance(0.5) ? this.random.whole(0, 40) : this.random.whole(0, 4000);
    return TIME_FORMATS[format](new Date(this.#time));
  }

  /** The value of a slot that changes: `pid`, `ip`, … */
  value(slot: string): string {
    const { random } = this;
    const whole = (low: number, high: number) => String(random.whole(low, high));
    switch (slot) {
      case 'n':
        return whole(0, random.pick([9, 90, 4000, 900000]));
      case 'float':
        return `${whole(0, 90)}.${whole(1, 999)}`;
      case 'pid':
        return whole(300, 99999);
      case 'port':
        return whole(1024, 65000);
      case 'ip':
        return random.chance(0.9)
          ? `${random.pick(['10', '172', '192', '34'])}.${whole(0, 255)}.${whole(0, 255)}.${whole(1, 254)}`
          : `fd00:${random.text(4, HEX)}::${random.text(4, HEX)}`;
      case 'host':
        return this.host;
      case 'ver':
        return this.version;
      case 'ms':
        return random.pick([
          `${whole(1, 999)}ms`,
          `${whole(1, 9)}.${whole(10, 99)}s`,
          `${whole(1, 9)}m${whole(1, 59)}s`,
        ]);
      case 'hex':
        return `0x${random.text(12, HEX)}`;
      case 'hex16':
        return random.text(16, HEX);
      case 'hash':
        return random.text(12, HEX);
      case 'uuid':
        return [8, 4, 4, 4, 12].map((length) => random.text(length, HEX)).join('-');
      case 'token':
        return random.text(22, `${HEX}ABCDEFGHIJKLMNOPghijklmnop`);
      case 'qid':
        return random.text(10, '0123456789ABCDEF');
      case 'pod':
        return `web-${random.text(9, SAFE)}-${random.text(5, SAFE)}`;
      case 'user':
        return random.pick(['deploy', 'shop', 'alice', 'svc-web', 'mehmet', 'root']);
      case 'app':
        return random.pick(['shop', 'current', 'web', 'backend']);
      case 'noun':
        return random.pick(NOUNS);
      case 'service':
        return random.pick(PLAIN_SERVICES);
      case 'func':
        return functionName(random, 'snake');
      case 'module':
        return random.pick(NOUNS);
      case 'reason':
        return 'connection refused';
      case 'ctime':
        return this.time('ctime');
      case 'apache':
        return `${random.whole(10, 28)}/${random.pick(MONTHS)}/2024:${this.time('clock').slice(0, 8)} +0000`;
      case 'redis':
        return `${random.whole(10, 28)} ${random.pick(MONTHS)} 2024 ${this.time('clock')}`;
      default:
        throw new Error(`no value for the slot ${slot}`);
    }
  }

  digits(length: number): string {
    return this.random.text(length, DIGITS);
  }

  hex(length: number): string {
    return this.random.text(length, HEX);
  }
}
