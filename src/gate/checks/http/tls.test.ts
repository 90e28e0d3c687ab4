import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { selfSigned } from '../../testing/certificate.ts';
import { checkHttp, type HttpCheck } from './http.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'belay-tls-'));
const hasOpenssl = canRun('openssl');
const server = hasOpenssl
  ? createServer(selfSigned(folder, 'DNS:shop.example'), (request, response) => {
      if (request.url === '/down')
        response.writeHead(302, { location: `http://127.0.0.1:${port}/` });
      response.end('ok');
    })
  : undefined;
let port = 0;

beforeAll(async () => {
  if (!server) return;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server?.close();
  server?.closeAllConnections();
  rmSync(folder, { recursive: true });
});

describe.skipIf(!hasOpenssl)('over TLS', () => {
  test('a self-signed certificate is named', async () => {
    expect(await ask(`https://shop.example:${port}/`)).toEqual({
      answer: 'unknown',
      evidence: `https://shop.example:${port}/ did not answer: its certificate is self-signed (DEPTH_ZERO_SELF_SIGNED_CERT)`,
    });
  });

  test('no setting of the environment makes a bad certificate good', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    const finding = await ask(`https://shop.example:${port}/`);
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    expect(finding.answer).toBe('unknown');
  });

  test('a server that speaks plain HTTP is named', async () => {
    expect((await ask(`http://shop.example:${port}/`)).evidence).toContain(
      'the connection was cut',
    );
  });

  describe.skipIf(!('setDefaultCACertificates' in tls))('from an authority that is trusted', () => {
    beforeAll(() => {
      tls.setDefaultCACertificates([readFileSync(path.join(folder, 'certificate'), 'utf8')]);
    });

    test('a certificate for the name is good', async () => {
      expect((await ask(`https://shop.example:${port}/`)).answer).toBe('good');
    });

    test('its days are counted', async () => {
      // The certificate of this test is good for two days.
      const url = `https://shop.example:${port}/`;
      expect(await ask(url, { tlsDays: 1 })).toMatchObject({
        answer: 'good',
        evidence: expect.stringMatching(/with a certificate until \d{4}-\d\d-\d\d$/),
      });
      expect(await ask(url, { tlsDays: 14 })).toMatchObject({
        answer: 'bad',
        evidence: expect.stringContaining(
          'but its certificate expires in 1 day, not in 14 or more',
        ),
      });
    });

    test('a redirect to where there is no TLS is not followed', async () => {
      expect(await ask(`https://shop.example:${port}/down`)).toMatchObject({
        answer: 'unknown',
        evidence: expect.stringContaining('it redirects from https: to http:'),
      });
    });

    test('a certificate for another name is named', async () => {
      expect(await ask(`https://other.example:${port}/`)).toMatchObject({
        answer: 'unknown',
        evidence: expect.stringContaining(
          'its certificate is for another name (ERR_TLS_CERT_ALTNAME_INVALID)',
        ),
      });
    });
  });
});

function ask(url: string, check: Partial<HttpCheck> = {}) {
  return checkHttp(
    { kind: 'http', url, ...check },
    {
      hosts: [`shop.example:${port}`, `other.example:${port}`, `127.0.0.1:${port}`],
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      ...{ timeout: 30_000, signal: new AbortController().signal, env: {}, redact: [] },
    },
  );
}

function canRun(command: string): boolean {
  try {
    execFileSync(command, ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
