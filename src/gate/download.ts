/** Downloads a rules file. */

import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { MAX_FILE_BYTES } from '../files/wholeFile.ts';
import { whyNoAnswer } from './checks/http/failure.ts';
import { overTls, SourceError, shown } from './overTls.ts';
import { MAX_DOWNLOAD_TIME, MAX_RULES_REDIRECTS } from './tuning.ts';

/**
 * Gets a URL, through redirects. The server's certificate has to be good, whatever the environment says.
 *
 * @param token sent as a bearer token only with the first request, never after a redirect, which may lead anywhere.
 * @throws {SourceError} if there is no response in time, or not one that a journal would give.
 */
export async function download(from: URL, token?: string): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(MAX_DOWNLOAD_TIME);
  let url = from;
  try {
    for (let hops = 0; hops <= MAX_RULES_REDIRECTS; hops++) {
      const response = await answerOf(url, signal, hops === 0 ? token : undefined);
      const { statusCode: status = 0, headers } = response;
      if (status === 200) return await bodyOf(response, url);
      response.destroy();
      if (status < 300 || status >= 400 || headers.location === undefined) {
        throw new SourceError(`${shown(url)} answered with status ${status}${hint(status, token)}`);
      }
      if (!URL.canParse(headers.location, url)) {
        throw new SourceError(`${shown(url)} redirects to what is not a URL`);
      }
      url = overTls(new URL(headers.location, url));
    }
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const why = signal.aborted ? `no answer in ${MAX_DOWNLOAD_TIME / 1000} s` : whyNoAnswer(error);
    throw new SourceError(`${shown(url)} could not be reached: ${why}`);
  }
  throw new SourceError(`${shown(from)} redirects more than ${MAX_RULES_REDIRECTS} times`);
}

/** The statuses with which services answer if a file may not be read. */
function hint(status: number, token: string | undefined): string {
  if (![401, 403, 404].includes(status)) return '';
  return token === undefined
    ? '. If it is private, set the environment variable BELAY_TOKEN'
    : ', with the token of BELAY_TOKEN';
}

function answerOf(
  url: URL,
  signal: AbortSignal,
  token: string | undefined,
): Promise<IncomingMessage> {
  const headers = {
    accept: 'application/json',
    'accept-encoding': 'identity',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const options = { signal, headers, agent: false, rejectUnauthorized: true };
  return new Promise((resolve, reject) => {
    get(url, options, resolve).on('error', reject);
  });
}

async function bodyOf(response: IncomingMessage, url: URL): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_FILE_BYTES) throw new SourceError(`${shown(url)} sends more than 32 MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
