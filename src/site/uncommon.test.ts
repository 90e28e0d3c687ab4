import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hasUncommon } from './uncommon.ts';

/** What the sheet draws from the journal's history, not from the note's text. */
const FROM_HISTORY = /\.outages|\.course/;

test.each(selectors())('an incident page with %s loads the sheet for it', (selector) => {
  expect(hasUncommon(fitting(selector))).toBe(true);
});

test.each([
  '<h2 id="why"><a href="#why" class="anchor">Why</a></h2>',
  '<pre class="code log" tabindex="0"><span class="line"><span class="log-error">error</span></span></pre>',
  '<span class="tok-string">x</span>',
  '<table class="by-time"><tr><td>10:10</td></tr></table>',
  '<p>An info, an error, a diagram, a timeline.</p>',
])('an incident page with only %s does not', (html) => {
  expect(hasUncommon(html)).toBe(false);
});

/** Each selector of the sheet that is about a note's text. */
function selectors(): string[] {
  const sheet = readFileSync(new URL('../styles/uncommon.css', import.meta.url), 'utf8');
  const rules = sheet.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/(?:^|[{};])\s*([^{}@;]+)\{/g);
  const found = [...rules].flatMap(([, list = '']) => list.trim().split(/,\s*(?![^(]*\))/));
  return found.filter((one) => !FROM_HISTORY.test(one));
}

/** The least HTML that a selector asks for: its elements, classes and attributes, without `:not(…)`, the first of each `:is(…)`. */
function fitting(selector: string): string {
  const plain = selector
    .replaceAll(/:not\([^)]*\)/g, '')
    .replaceAll(/:is\(([^),]*)[^)]*\)/g, '$1')
    .replaceAll(/::?[a-z-]+/g, '');
  const parts = plain.split(/[\s>+*]+/).filter(Boolean);
  return parts
    .map((part) => {
      const [, name = 'div', rest = ''] = /^([a-z][a-z0-9]*)?(.*)$/.exec(part) ?? [];
      const classes = [...rest.matchAll(/\.([\w-]+)/g)].map(([, one]) => one);
      const attributes = [...rest.matchAll(/\[([^\]]*)\]/g)].map(([, one = '']) =>
        one.includes('=') ? ` ${one}` : ` ${one}=""`,
      );
      return `<${name} class="${classes.join(' ')}"${attributes.join('')}>`;
    })
    .join('');
}
