/** Light, dark, or the system's theme. `themeScript.ts` restores the choice before the first paint. */
import * as words from '../language/words.ts';

const KEY = 'belay-theme';
const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** Makes the header's button switch to the next theme, and remembers it in this browser. */
export function keepTheme(): void {
  const button = document.querySelector('#theme-toggle');
  const { dataset } = document.documentElement;
  const label = () => {
    if (button)
      button.textContent = words.theme(words.themeNames[(dataset['theme'] ?? 'system') as Theme]);
  };
  button?.addEventListener('click', () => {
    const now = THEMES.indexOf((dataset['theme'] ?? 'system') as Theme);
    const next = THEMES[(now + 1) % THEMES.length] ?? 'system';
    if (next === 'system') delete dataset['theme'];
    else dataset['theme'] = next;
    remember(next);
    label();
  });
  label();
}

function remember(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Without storage the choice lasts for this page.
  }
}
