/** A shop and a receiver of messages on this machine, that fail on demand. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** How the receiver takes a message. All but the refusals have read it. */
export type Manner =
  | 'well'
  | 'garbage'
  | 'endless'
  | 'error 500'
  | 'redirect'
  | 'closes after reading'
  | 'closes before reading'
  | 'not HTTP'
  | 'hangs'
  | 'slow';

interface Posted {
  id: string;
  kind: string;
  repeated?: true;
}

export interface Receiver {
  host: string;
  /** Whether the shop answers well. */
  shop: boolean;
  manner: Manner;
  /** The messages that were read, and answered or not. */
  posted: Posted[];
  close(): void;
}

/** Milliseconds after which a slow receiver answers. */
const SLOW = 2_000;

export async function startReceiver(): Promise<Receiver> {
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    host: `127.0.0.1:${port}`,
    shop: true,
    manner: 'well',
    posted: [],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return receiver;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') {
      response.writeHead(receiver.shop ? 200 : 503).end();
      return;
    }
    const { manner } = receiver;
    if (manner === 'closes before reading') return cut(request.socket);
    const message = JSON.parse((await request.toArray()).join('')) as Posted;
    if (manner !== 'error 500' && manner !== 'redirect') receiver.posted.push(message);
    switch (manner) {
      case 'closes after reading':
        return cut(request.socket);
      case 'not HTTP':
        request.socket.end('hello\r\n\r\n');
        return;
      case 'hangs':
        return;
      case 'slow':
        setTimeout(() => response.end(), SLOW);
        return;
      case 'error 500':
        response.writeHead(500).end('try again');
        return;
      case 'redirect':
        response.writeHead(302, { location: 'http://elsewhere.example/' }).end();
        return;
      case 'garbage':
        response.end(Buffer.from([0xff, 0xfe, 0, 1, 2, 3]));
        return;
      case 'endless':
        response.write('x'.repeat(100_000));
        return;
      default:
        response.end('ok');
    }
  }
}

function cut(socket: Socket): void {
  socket.resetAndDestroy();
}
