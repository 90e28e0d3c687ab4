/** What a page does when a reader presses something: loaded with the first press, or at once where a page has times or ticks to show. */
import { copyLink } from './copyLink.ts';
import { pressFenceTool } from './fenceTools.ts';
import { switchTheme } from './theme.ts';

export { addLocalTimes } from './localTimes.ts';
export { keepTicks, showTicks } from './recovery.ts';
export { nameTheme } from './theme.ts';

/** Does what a heading's link, a fence's button or the button of the theme is for. */
export function press(pressed: Element): void {
  if (pressed instanceof HTMLAnchorElement) void copyLink(pressed);
  else if (pressed.id === 'theme-toggle') switchTheme();
  else void pressFenceTool(pressed);
}
