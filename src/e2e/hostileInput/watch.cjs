/**
 * Loaded into a Node before anything else (`node --require`): writes a line for each process that it starts and for each
 * address that it turns to. It sits where JavaScript ends, below `child_process`, `net`, `dgram` and `dns`, so that
 * no way of asking goes around it. Works in worker threads, too.
 */
const { appendFileSync } = require('node:fs');

const file = process.env.WATCH_LOG;

function note(what, ...details) {
  appendFileSync(file, `${JSON.stringify([what, ...details])}\n`);
}

/** Puts a note before each call of a method. */
function before(holder, method, tell) {
  const original = holder[method];
  holder[method] = function (...args) {
    note(...tell(...args));
    return original.apply(this, args);
  };
}

/** Options in one object, or in a row, as later versions of Node have it. */
function command(first, ...more) {
  const { file, args } = typeof first === 'object' ? first : { file: first, args: more[0] };
  return ['process', file, args];
}

const { Process } = process.binding('process_wrap');
before(Process.prototype, 'spawn', command);
before(process.binding('spawn_sync'), 'spawn', command);
const { TCP } = process.binding('tcp_wrap');
for (const method of ['connect', 'connect6']) {
  before(TCP.prototype, method, (_, address, port) => ['connect', address, port]);
}
before(process.binding('pipe_wrap').Pipe.prototype, 'connect', (_, path) => ['connect', path]);
const { UDP } = process.binding('udp_wrap');
for (const method of ['send', 'send6', 'connect', 'connect6']) {
  before(UDP.prototype, method, (...args) => ['datagram', args.at(-2)]);
}
const names = process.binding('cares_wrap');
before(names, 'getaddrinfo', (_, name) => ['name', name]);
before(names.ChannelWrap.prototype, 'queryAny', (_, name) => ['name', name]);
for (const method of ['queryA', 'queryAaaa', 'queryTxt', 'queryMx', 'querySrv']) {
  before(names.ChannelWrap.prototype, method, (_, name) => ['name', name]);
}
