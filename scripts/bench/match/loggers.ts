/** How programs, and the tools that carry their output, prefix a line. */
import type { Kind } from './kinds/kind.ts';
import type { Random } from './random.ts';
import type { Surroundings } from './surroundings.ts';

const LEVELS = ['ERROR', 'WARN', 'INFO'] as const;

/** A line as the program's own logger writes it. */
export function logLine(
  message: string,
  kind: Kind,
  around: Surroundings,
  failure: boolean,
): string {
  const { random } = around;
  const level = failure ? (LEVELS[random.whole(0, 1)] as string) : 'INFO';
  const pid = around.value('pid');
  switch (kind.logger) {
    case 'bare':
      return message;
    case 'python':
      return (
        random.pick([
          `${around.time()} ${level} ${pid} `,
          `[${around.time('isoSpace')} +0000] [${pid}] [${level}] `,
          `${around.time('comma')} - shop.${kind.name} - ${level} - `,
          `[${around.time('comma')}: ${level}/MainProcess] `,
        ]) + message
      );
    case 'log4j':
      return `[${around.time('comma')}] ${level} ${message} (kafka.server.ReplicaManager)`;
    case 'spring':
      return `${around.time('isoSpace')}.${around.digits(3)} ${level.padStart(5)} ${pid} --- [nio-8080-exec-${random.whole(1, 20)}] c.shop.web.ErrorHandler                 : ${message}`;
    case 'bracket':
      return `[${around.time()}] [${level}] ${message}`;
    case 'postgres':
      return `${around.time('isoSpace')}.${around.digits(3)} UTC [${pid}] ${random.chance(0.5) ? 'shop@shop ' : ''}${failure ? 'ERROR' : 'LOG'}:  ${message}`;
    case 'nginx':
      return message.startsWith('{') || /^[\d.a-f:]+ - - /.test(message)
        ? message
        : `${around.time('slashes')} [${failure ? 'error' : 'notice'}] ${pid}#${pid}: *${around.value('n')} ${message}`;
    case 'glog':
      return `${failure ? 'E' : 'I'}0${random.whole(101, 928)} ${around.time('clock')}${around.digits(3)} ${pid.padStart(7)} kuberuntime_manager.go:${random.whole(10, 999)}] ${message}`;
    case 'json':
      return random.chance(0.5)
        ? JSON.stringify({
            level: level.toLowerCase(),
            ts: around.time('iso'),
            caller: `server/util.go:${random.whole(10, 900)}`,
            msg: message,
          })
        : JSON.stringify({
            t: { $date: around.time('iso') },
            s: 'E',
            c: 'STORAGE',
            id: random.whole(20000, 60000),
            ctx: `conn${random.whole(1, 900)}`,
            msg: message,
          });
    case 'logfmt':
      return `time="${around.time('iso')}" level=${level.toLowerCase()} msg=${JSON.stringify(message)}`;
    case 'syslog':
      return message;
    case 'kernel':
      return `[${random.whole(10, 999999)}.${around.digits(6)}] ${message}`;
    case 'rails':
      return random.chance(0.6)
        ? `${failure ? 'E' : 'I'}, [${around.time('iso').replace('Z', '')}123 #${pid}] ${level} -- : ${message}`
        : message;
    case 'dotnet':
      return random.chance(0.6) ? `${failure ? 'fail' : 'info'}: ${message}` : message;
  }
}

/** What carries the output to a person: just a terminal, or one of these. */
export type Carrier = (line: string) => string;

export function drawCarrier(kind: Kind, around: Surroundings): Carrier {
  const { random, host } = around;
  const program = kind.name.split('-')[0] as string;
  const pid = around.value('pid');
  const carriers: Record<string, Carrier> = {
    none: (line) => line,
    syslog: (line) => `${around.time('syslog')} ${host} ${program}[${pid}]: ${line}`,
    isoSyslog: (line) => `${around.time('offset')} ${host} ${program}[${pid}]: ${line}`,
    rfc5424: (line) => `<134>1 ${around.time('iso')} ${host} ${program} ${pid} - - ${line}`,
    compose: (line) => `${program}-${random.whole(1, 3)}  | ${line}`,
    kubectl: (line) => `[pod/${around.value('pod')}/${program}] ${line}`,
    cri: (line) => `${around.time('nano')} stderr F ${line}`,
    jsonFile: (line) =>
      JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: around.time('nano') }),
    timed: (line) => `${around.time()} ${line}`,
  };
  const names =
    kind.logger === 'syslog' || kind.logger === 'kernel'
      ? ['syslog', 'isoSyslog', 'rfc5424', 'none']
      : ['none', 'none', 'none', ...Object.keys(carriers)];
  return carriers[random.pick(names)] as Carrier;
}

/** Colours around the level, as programs write them to a terminal. */
export function colour(line: string, random: Random): string {
  const shade = random.pick(['31', '1;31', '33', '38;5;196', '90']);
  return random.chance(0.5)
    ? `\x1b[${shade}m${line}\x1b[0m`
    : line.replace(/ERROR|WARN|INFO|fail/, (level) => `\x1b[${shade}m${level}\x1b[0m`);
}
