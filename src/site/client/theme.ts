/** Light, dark, or the system's theme. `themeScript.ts` restores the choice before the first paint. */
import * as words from '../language/words.ts';

const KEY = 'belay-theme';
const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const { dataset } = document.documentElement;

/** Says on the header's button which theme the reader chose. A page is written with the system's. */
export function nameTheme(): void {
  const button = document.querySelector('#theme-toggle');
  if (button) button.textContent = words.theme(words.themeNames[theme()]);
}

/** Switches to the next theme, and remembers it in this browser. */
export function switchTheme(): void {
  const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length] ?? 'system';
  if (next === 'system') delete dataset['theme'];
  else dataset['theme'] = next;
  remember(next);
  nameTheme();
}

function theme(): Theme {
  return (dataset['theme'] ?? 'system') as Theme;
}

function remember(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Without storage the choice lasts for this page.
  }
}
