import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { interruptible } from './interruptible.ts';

const SIGNAL = 'SIGHUP';

// The timer that ends the process would end this one, while other tests run.
beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] }));
afterEach(() => vi.useRealTimers());

test('a signal is handled as long as the work has not ended, as libraries see it', async () => {
  const before = process.listeners(SIGNAL).length;
  let others = 0;
  // A library that writes files ends the process if nobody else listens.
  const library = () => {
    others = process.listeners(SIGNAL).length - 1;
  };
  const code = await interruptible(async (signal) => {
    process.on(SIGNAL, library);
    process.emit(SIGNAL, SIGNAL);
    await setImmediate();
    process.off(SIGNAL, library);
    return signal.aborted ? 130 : 0;
  });
  expect(code).toBe(130);
  expect(others).toBeGreaterThan(before);
  expect(process.listeners(SIGNAL).length).toBe(before);
});
