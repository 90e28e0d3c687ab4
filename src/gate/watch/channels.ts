/** Notifies people: with a command, or a webhook of a declared host. */
import { setTimeout as sleep } from 'node:timers/promises';
import { tell as toldOf } from '../checks/command.ts';
import { declaredHosts } from '../checks/http/hosts.ts';
import { runInGroup } from '../checks/processGroup.ts';
import type { BelayConfig } from '../projectConfig.ts';
import type { Run } from '../run.ts';
import { MAX_MESSAGE_TIME, MAX_MESSAGE_TRIES, MESSAGE_PAUSE } from '../tuning.ts';
import type { Message } from './message.ts';

type Channel = BelayConfig['notify'][string];
type Webhook = Extract<Channel, { webhook: string }>;

/** `undefined` if a channel accepted the message, or why it did not. */
type Trouble = { why: string; unsure: boolean } | undefined;

export interface Told {
  /** The channel that accepted the message. */
  by?: string;
  /** Why the channels before it failed. */
  troubles: string[];
  /** One of them gave no answer in time, or broke off: the message may still have arrived. */
  unsure: boolean;
}

/** Sends to the first channel that accepts the message. A channel that fails is tried again, then the next one is used. */
export async function tellPeople(message: Message, run: Run): Promise<Told> {
  const troubles: string[] = [];
  let unsure = false;
  for (const [name, channel] of Object.entries(run.config.notify)) {
    const trouble = await tellBy(channel, message, run);
    if (trouble === undefined) return { by: name, troubles, unsure: false };
    troubles.push(`${name}: ${trouble.why}`);
    unsure ||= trouble.unsure;
    if (run.world.signal.aborted) break;
  }
  return { troubles, unsure };
}

/** Sends to one channel, with several tries. */
export async function tellBy(channel: Channel, message: Message, run: Run): Promise<Trouble> {
  const { signal } = run.world;
  const pause = run.config.watch.retryPause ?? MESSAGE_PAUSE;
  let trouble: Trouble;
  for (let tries = 0; tries < MAX_MESSAGE_TRIES && !signal.aborted; tries++) {
    if (tries > 0) await sleep(pause, undefined, { signal }).catch(() => {});
    trouble = isWebhook(channel)
      ? await post(channel, message, run)
      : await runNotifier(channel, message, run);
    if (trouble === undefined) return undefined;
    // What gave no answer may have taken the message: another try could deliver it twice.
    if (trouble.unsure) return trouble;
  }
  return trouble ?? { why: 'interrupted', unsure: true };
}

function isWebhook(channel: Channel): channel is Webhook {
  return typeof channel === 'object' && !Array.isArray(channel);
}

/** A command gets the message as JSON on its input, and as text in `BELAY_SUBJECT` and `BELAY_TEXT`. */
async function runNotifier(
  command: string | readonly string[],
  message: Message,
  { root, world }: Run,
): Promise<Trouble> {
  const env = { ...world.env, BELAY_SUBJECT: message.subject, BELAY_TEXT: message.text };
  const limits = { cwd: root, env, timeout: MAX_MESSAGE_TIME, signal: world.signal };
  const ran = await runInGroup(command, limits, { input: `${JSON.stringify(message)}\n` });
  const { ending } = ran;
  if (ending.kind === 'exit' && ending.code === 0) return undefined;
  const unsure = ['timeout', 'aborted', 'signal'].includes(ending.kind);
  return { why: toldOf(command, ran, limits), unsure };
}

async function post({ webhook, form }: Webhook, message: Message, run: Run): Promise<Trouble> {
  const { body, headers } = FORMS[form](message);
  const named = { ...headers, 'idempotency-key': message.id };
  return ask(webhook, run, { method: 'POST', body, headers: named });
}

/** Requests a URL of a declared host once. A redirect counts as a failure: it may lead anywhere. */
export async function ask(address: string, run: Run, init: RequestInit): Promise<Trouble> {
  const { config, world } = run;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    return { why: 'its address is not an http or https URL', unsure: false };
  }
  if (!declaredHosts(config.hosts).lists(url)) {
    return { why: `${url.host} is not in the "hosts" of belay.json`, unsure: false };
  }
  try {
    const signal = AbortSignal.any([world.signal, AbortSignal.timeout(MAX_MESSAGE_TIME)]);
    const answer = await fetch(url, { ...init, redirect: 'manual', signal });
    await answer.body?.cancel();
    return answer.ok ? undefined : { why: `${url.host} answered ${answer.status}`, unsure: false };
  } catch (error) {
    const { cause, message, name } = error as Error & { cause?: { code?: string } };
    if (name === 'TimeoutError') {
      return {
        why: `${url.host} did not answer within ${MAX_MESSAGE_TIME / 1000} s`,
        unsure: true,
      };
    }
    // Where no connection was made, nothing has arrived. One that broke off may have brought the message.
    const unsure = ![
      'ECONNREFUSED',
      'ENOTFOUND',
      'EAI_AGAIN',
      'EHOSTUNREACH',
      'ENETUNREACH',
    ].includes(cause?.code ?? '');
    return { why: `${url.host} cannot be reached: ${cause?.code ?? message}`, unsure };
  }
}

interface Body {
  body: string;
  headers: Record<string, string>;
}

const json = (value: unknown): Body => ({
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json' },
});

/** The message format of each service. */
const FORMS: Record<Webhook['form'], (message: Message) => Body> = {
  json: (message) => json(message),
  // https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks: & < > are written as entities.
  slack: ({ text }) =>
    json({ text: text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') }),
  // An adaptive card, as the workflows of Teams expect it.
  teams: ({ text }) =>
    json({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
            type: 'AdaptiveCard',
            version: '1.4',
            body: text.split('\n').map((line) => ({ type: 'TextBlock', text: line, wrap: true })),
          },
        },
      ],
    }),
  // https://docs.ntfy.sh/publish: headers hold ASCII alone, so the title goes into the text.
  ntfy: ({ text, kind }) => ({
    body: text,
    headers: { Priority: kind === 'failed' ? 'high' : 'default' },
  }),
};
