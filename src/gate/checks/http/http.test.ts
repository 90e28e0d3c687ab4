import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { checkHttp, type HttpCheck, type HttpLimits } from './http.ts';

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<string> {
  servers.push(server);
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that speaks HTTP. */
function serve(listener: RequestListener): Promise<string> {
  return listen(createServer(listener));
}

/** A server that says these bytes to anyone who asks, and then ends the connection, or holds it. */
function say(text: string, hold = false): Promise<string> {
  return listen(
    createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => (hold ? socket.write(text) : socket.end(text)));
    }),
  );
}

function ask(host: string, check: Partial<HttpCheck> = {}, limits: Partial<HttpLimits> = {}) {
  return checkHttp(
    { kind: 'http', url: `http://${host}/health`, ...check },
    {
      ...{ hosts: [host], timeout: 30_000, signal: new AbortController().signal, pause: 10 },
      ...{ env: {}, redact: [], ...limits },
    },
  );
}

describe('a server that answers', () => {
  test.each<[number, Partial<HttpCheck>, string, string]>([
    [200, {}, 'good', '/health answered 200'],
    [204, {}, 'good', 'answered 204'],
    [500, {}, 'bad', 'answered 500, not any of 200 to 299'],
    [404, {}, 'bad', 'answered 404'],
    [304, {}, 'bad', 'answered 304'],
    [404, { status: 404 }, 'good', 'answered 404'],
    [204, { status: 200 }, 'bad', 'answered 204, not 200'],
    [302, { status: 302 }, 'good', 'answered 302'],
    [200, { contains: 'çok iyi' }, 'good', 'with "çok iyi"'],
    [200, { contains: 'Çok' }, 'bad', 'but without "Çok"'],
    [500, { contains: 'iyi' }, 'bad', 'answered 500'],
  ])('%i, where %j is asked for: %s', async (status, check, answer, evidence) => {
    const host = await serve((_, response) => {
      response.writeHead(status, { location: '/elsewhere' }).end('hepsi çok iyi\n');
    });
    const finding = await ask(host, check);
    expect(finding).toMatchObject({ answer, evidence: expect.stringContaining(evidence) });
  });

  test('badly is shown with what it said, which cannot steer a terminal', async () => {
    const host = await serve((_, response) => {
      response.writeHead(503).end('\u001b[2Jdatabase gone\nkey tiger-lily');
    });
    const { detail } = await ask(host, {}, { env: { KEY: 'tiger-lily' }, redact: ['KEY'] });
    expect(detail).toBe('\\x1b[2Jdatabase gone\nkey [KEY]');
  });

  test('with more than a megabyte is read no further', async () => {
    const host = await serve((_, response) => {
      response.write(`${'x'.repeat(1_000_000)}end`);
    });
    expect((await ask(host)).answer).toBe('good');
    expect(await ask(host, { contains: 'end' })).toMatchObject({
      answer: 'bad',
      evidence: expect.stringContaining('without "end" in its first 1 MB'),
    });
  });
});

describe('a JSON body', () => {
  const BODY = '{"status":"ok","checks":[{"up":true,"lag":1.5}],"note":null,"7":"seven"}';
  test.each<[string, string, string, string]>([
    ['$.status', 'ok', 'good', 'answered 200, with $.status ok'],
    ['$.checks[0].up', 'true', 'good', 'with $.checks[0].up true'],
    ['$.checks[0].lag', '1.5', 'good', ''],
    ['$.note', 'null', 'good', ''],
    ['$.status', 'OK', 'bad', 'but $.status is "ok", not OK'],
    ['$.checks[1].up', 'true', 'bad', 'but there is no $.checks[1].up in its body'],
    ['$.status.length', '2', 'bad', 'but there is no $.status.length in its body'],
    ['$.toString', 'x', 'bad', 'but there is no $.toString in its body'],
  ])('%s=%s is %s', async (path, equals, answer, evidence) => {
    const host = await serve((_, response) => response.end(BODY));
    expect(await ask(host, { json: { path, equals } })).toMatchObject({
      answer,
      evidence: expect.stringContaining(evidence),
    });
  });

  test('that is no JSON is bad', async () => {
    const host = await serve((_, response) => response.end('<html>'));
    expect(await ask(host, { json: { path: '$.status', equals: 'ok' } })).toMatchObject({
      answer: 'bad',
      evidence: expect.stringContaining('but its body is not JSON'),
    });
  });
});

describe('for a time', () => {
  test('an answer that stays right passes', async () => {
    let asked = 0;
    const host = await serve((_, response) => {
      asked += 1;
      response.end('ok');
    });
    const finding = await ask(host, { for: 1 }, { pause: 100 });
    expect(finding).toMatchObject({
      answer: 'good',
      evidence: expect.stringMatching(/answered 200, for 1 s, at try \d+$/),
    });
    expect(asked).toBeGreaterThan(2);
  });

  test('a server that answers once and dies is not well', async () => {
    let asked = 0;
    const host = await serve((_, response) => {
      asked += 1;
      response.writeHead(asked === 1 ? 200 : 500).end();
    });
    expect(await ask(host, { for: 60 })).toMatchObject({
      answer: 'bad',
      evidence: expect.stringContaining(
        'answered 500, not any of 200 to 299, after 0 s of the right answer',
      ),
    });
  });

  test('within a time, it may begin again', async () => {
    let asked = 0;
    const host = await serve((_, response) => {
      asked += 1;
      response.writeHead(asked === 2 ? 500 : 200).end();
    });
    const finding = await ask(host, { for: 1, within: 60 }, { pause: 100 });
    expect(finding.answer).toBe('good');
  });

  test('an interruption is no good answer', async () => {
    const controller = new AbortController();
    const host = await serve((_, response) => {
      response.end('ok', () => setTimeout(() => controller.abort(), 50));
    });
    const finding = await ask(host, { for: 3600 }, { signal: controller.signal, pause: 1_800_000 });
    expect(finding.answer).toBe('unknown');
  });
});

describe('a server that gives no answer', () => {
  test('hangs', async () => {
    const host = await serve(() => {});
    expect(await ask(host, {}, { timeout: 200 })).toEqual({
      answer: 'unknown',
      evidence: `http://${host}/health did not answer: no complete response within 0.2 s`,
    });
  });

  test('drips for ever, in its headers or its body', async () => {
    const drip = (head: string) =>
      listen(
        createTcpServer((socket) => {
          socket.on('error', () => {});
          socket.write(head);
          const timer = setInterval(() => socket.write('x'), 20);
          socket.on('close', () => clearInterval(timer));
        }),
      );
    for (const head of ['HTTP/1.1 200 OK\r\nX-', 'HTTP/1.1 200 OK\r\n\r\n']) {
      const finding = await ask(await drip(head), {}, { timeout: 300 });
      expect(finding.evidence).toContain('no complete response within 0.3 s');
    }
  });

  test.each([
    ['promises more than it sends', 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nok', 'cut'],
    ['ends in a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nok', 'cut'],
    ['says nothing', '', 'the connection was cut (ECONNRESET)'],
    ['speaks no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', 'does not speak HTTP (HPE_'],
    [
      'has two lengths',
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nok',
      '(HPE_',
    ],
    [
      'has headers without end',
      `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(99_999)}`,
      '(HPE_HEADER_OVERFLOW)',
    ],
  ])('%s', async (_, text, evidence) => {
    expect(await ask(await say(text))).toMatchObject({
      answer: 'unknown',
      evidence: expect.stringContaining(evidence),
    });
  });

  test('is not there', async () => {
    const host = await serve(() => {});
    servers.at(-1)?.close();
    expect(await ask(host)).toMatchObject({
      answer: 'unknown',
      evidence: expect.stringContaining('nothing listens at that port (ECONNREFUSED)'),
    });
  });

  test('has a name that does not exist', async () => {
    const resolve = async () => {
      throw Object.assign(new Error('x'), { code: 'ENOTFOUND' });
    };
    expect(await ask('shop.example', {}, { resolve })).toMatchObject({
      answer: 'unknown',
      evidence: expect.stringContaining('the name does not exist (ENOTFOUND)'),
    });
  });

  test('has a name that takes too long to look up', async () => {
    const finding = await ask(
      'shop.example',
      {},
      { resolve: () => new Promise(() => {}), timeout: 50 },
    );
    expect(finding.answer).toBe('unknown');
  });
});

describe('redirects', () => {
  test('are followed within the listed hosts', async () => {
    const there = await serve((_, response) => response.end('there'));
    const host = await serve((request, response) => {
      const to = request.url === '/health' ? '/next' : `http://${there}/`;
      response.writeHead(302, { location: to }).end();
    });
    expect(await ask(host, {}, { hosts: [host, there] })).toEqual({
      answer: 'good',
      evidence: `http://${host}/health (at http://${there}/) answered 200`,
    });
  });

  test.each([
    ['http://127.0.0.1:1/', '127.0.0.1:1 is not in the "hosts"'],
    ['http://evil.example/', 'evil.example is not in the "hosts"'],
    ['//evil.example/', 'evil.example is not in the "hosts"'],
    ['http://169.254.169.254/latest/meta-data/', '169.254.169.254 is not in the "hosts"'],
    ['file:///etc/passwd', 'file: is not http: or https:'],
    ['http://[', 'redirects to what is not a URL'],
  ])('to %s are not followed', async (location, evidence) => {
    let asked = 0;
    const host = await serve((_, response) => {
      asked++;
      response.writeHead(302, { location }).end();
    });
    const finding = await ask(host, { within: 30 });
    expect(finding).toMatchObject({
      answer: 'unknown',
      evidence: expect.stringContaining(evidence),
    });
    expect(asked).toBe(1);
  });

  test('in a circle end', async () => {
    let asked = 0;
    const host = await serve((_, response) => {
      asked++;
      response.writeHead(302, { location: '/health' }).end();
    });
    expect(await ask(host)).toMatchObject({
      answer: 'unknown',
      evidence: expect.stringContaining('redirects more than 5 times'),
    });
    expect(asked).toBe(6);
  });
});

describe('a name', () => {
  test('that is not listed is not even looked up', async () => {
    let looked = false;
    const resolve = async () => {
      looked = true;
      return [];
    };
    const finding = await ask('evil.example', {}, { hosts: ['shop.example'], resolve });
    expect([finding.answer, looked]).toEqual(['unknown', false]);
  });

  test.each([['127.0.0.1'], ['10.0.0.1'], ['::1'], ['::ffff:127.0.0.1'], ['169.254.169.254']])(
    'that leads to %s is not followed there',
    async (address) => {
      const resolve = async () => [
        { address: '8.8.8.8', family: 4 },
        { address, family: address.includes(':') ? 6 : 4 },
      ];
      expect(await ask('shop.example', {}, { resolve })).toEqual({
        answer: 'unknown',
        evidence: `http://shop.example/health: shop.example is at ${address}, which is not a public address; if that is intended, also list the address in the "hosts" of belay.json`,
      });
    },
  );

  test('is looked up once, and reached at the address that was looked at', async () => {
    const host = await serve((request, response) => response.end(request.headers.host));
    const port = host.split(':')[1];
    let looked = 0;
    const resolve = async () => {
      looked++;
      return [{ address: looked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
    };
    const hosts = [`shop.example:${port}`, host];
    const check = { url: `http://shop.example:${port}/`, contains: `shop.example:${port}` };
    expect((await ask(host, check, { hosts, resolve })).answer).toBe('good');
    expect(looked).toBe(1);
  });

  test('and a password in a URL are not sent', async () => {
    const host = await serve((request, response) => {
      response.end(String(request.headers.authorization));
    });
    const finding = await ask(host, { url: `http://ada:key@${host}/`, contains: 'undefined' });
    expect(finding.answer).toBe('good');
  });
});

describe('within a time', () => {
  test('it asks until the answer is right, and says how it goes', async () => {
    let asked = 0;
    const host = await serve((_, response) => {
      asked++;
      response.writeHead(asked < 3 ? 503 : 200).end();
    });
    const lines: string[] = [];
    const finding = await ask(host, { within: 60 }, { tell: (line) => lines.push(line) });
    expect(finding).toEqual({
      answer: 'good',
      evidence: `http://${host}/health answered 200, at try 3`,
    });
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('answered 503');
  });

  test('that is over, the last answer counts', async () => {
    const host = await serve((_, response) => response.writeHead(503).end());
    const finding = await ask(host, { within: 1 }, { pause: 300 });
    expect(finding.answer).toBe('bad');
    expect(finding.evidence).toMatch(/answered 503, not any of 200 to 299(?:, at try \d)?$/);
  });

  test('an interruption ends it at once', async () => {
    const controller = new AbortController();
    const host = await serve((_, response) => response.writeHead(503).end());
    const asking = ask(host, { within: 3600 }, { signal: controller.signal, pause: 3_600_000 / 2 });
    await sleep(50);
    controller.abort();
    expect((await asking).answer).not.toBe('good');
  });
});
