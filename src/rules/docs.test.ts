/** Each example of docs/rules.md is run: a fence of Markdown, then a fence of what Belay reads in it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readRules } from './testing/readRules.ts';

const PAGE = readFileSync(fileURLToPath(new URL('../../docs/rules.md', import.meta.url)), 'utf8');
const EXAMPLES = [...PAGE.matchAll(/^````md\n(.*?)\n````\n\n```text\n(.*?)\n```$/gms)].map(
  ([, markdown = '', read = '']) => [markdown, read] as const,
);

test('the page has examples, and each block of Markdown is one', () => {
  expect(EXAMPLES.length).toBeGreaterThan(12);
  expect(PAGE.match(/^````md$/gm)).toHaveLength(EXAMPLES.length);
});

test.each(EXAMPLES)('%s', (markdown, read) => {
  const { rules, diagnostics } = readRules(`${markdown}\n`, { stage: 'before-deploy' });
  const lines = [
    ...rules.map((rule) => {
      const { text, expect: answer, check, stage, status, because, remark, group, level } = rule;
      const name = 'name' in check ? ` ${check.name}` : 'role' in check ? ` ${check.role}` : '';
      const more = [
        check.kind === 'person' && name === '' ? undefined : `answered by ${check.kind}${name}`,
        stage === 'before-deploy' ? undefined : `at ${stage}`,
        status === 'retired' ? 'retired' : undefined,
        level === 'warn' ? 'only warns' : undefined,
        because && `because: ${because}`,
        remark && `remark: ${remark}`,
        group && `group: ${group}`,
      ].filter(Boolean);
      return [`${text} -> ${answer}`, ...more].join('; ');
    }),
    ...diagnostics.map(({ line, severity, code }) => `line ${line}: ${severity} ${code}`),
  ];
  expect(lines.join('\n')).toBe(read);
});
