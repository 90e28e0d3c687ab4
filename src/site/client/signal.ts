/** The semaphore that `Signal.astro` draws on the server. */
import type { DayAspect } from '../../decision/decideDay.ts';
import type { Verdict } from '../../decision/decision.ts';
import { element } from './element.ts';

export function signal(aspect: DayAspect | 'none'): HTMLElement {
  return element('span', { class: 'signal', 'data-aspect': aspect, 'aria-hidden': 'true' });
}

/** A rule's verdict as an aspect. */
export function aspectOfVerdict(verdict: Verdict): DayAspect {
  switch (verdict) {
    case 'stop':
      return 'hold';
    case 'unknown':
    case 'warn':
      return verdict;
    default:
      return 'go';
  }
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
