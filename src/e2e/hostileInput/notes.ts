/** Notes that somebody wrote to do harm to anyone who lints, exports or builds them. By file name below `content/`. */

const note = (fields: string, body = '') =>
  `---\ntitle: A note\nsummary: It has one.\n${fields}---\n\n${body}`;
const incident = (body: string) =>
  `---\ntitle: An incident\ndate: 2019-06-24\nseverity: sev2\nsummary: It was one.\n---\n\n${body}`;
const rule = (line: string) => incident(`## Before deploy\n\n${line}\n`);
const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
  .concat(
    'bcdefghi'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`)}]`),
  )
  .join('\n');
const RUN = "require('node:child_process').execSync('touch pwned')";
const ASK = "fetch('http://127.0.0.1:1/secret')";

/** Notes that may only cause an error message. */
export const REFUSED: Record<string, string | Uint8Array> = {
  'checklists/aliases-that-grow.md': note(`${bomb}\n`),
  'checklists/alias-of-itself.md': note('tags: &tags [*tags]\n'),
  'checklists/alias-of-nothing.md': note('tags: *nothing\n'),
  'checklists/merge-key.md': note('<<: { stage: after-deploy }\n'),
  'checklists/tag-that-runs.md': note(`stage: !!js/function "function () { ${RUN} }"\n`),
  'checklists/tag-of-python.md': note("stage: !!python/object/apply:os.system ['touch pwned']\n"),
  'checklists/field-proto.md': note('__proto__: { stage: after-deploy }\n'),
  'checklists/field-constructor.md': note('constructor: { prototype: { stage: recovery } }\n'),
  'checklists/field-twice.md': note('stage: before-deploy\nstage: after-deploy\n'),
  'checklists/field-that-includes.md': note('include: ../../../etc/passwd\n'),
  'checklists/field-that-runs.md': note('command: touch pwned\n'),
  'checklists/limits-to-nobody.md': note('appliesTo: { projects: [] }\n'),
  'checklists/nested-deep.md': note(`tags: ${'['.repeat(500)}\n`),
  'checklists/no-end-of-front-matter.md': '---\ntitle: A note\n',
  'checklists/nul.md': note('stage: "before-deploy\u0000"\n'),
  'checklists/not-utf8.md': new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe]),
  'checklists/utf16.md': new Uint8Array([0xff, 0xfe, 0x2d, 0, 0x2d, 0, 0x2d, 0, 0x0a, 0]),
  'incidents/date-of-a-billion.md':
    '---\ntitle: t\ndate: 1e9-01-01\nseverity: sev1\nsummary: s\n---\n',
  'incidents/check-shell.md': rule('- Are tests green? Yes. `shell touch pwned`'),
  'incidents/check-command-of-its-own.md': rule('- Are tests green? Yes. `command touch pwned`'),
  'incidents/check-substitution.md': rule('- Are tests green? Yes. `command $(touch pwned)`'),
  'incidents/check-path.md': rule('- Are tests green? Yes. `drift ../../etc/passwd`'),
  'incidents/check-proto.md': rule('- Are tests green? Yes. `__proto__ x`'),
  'incidents/check-file-url.md': rule('- Is it up? Yes. `http file:///etc/passwd`'),
  'incidents/check-script-url.md': rule('- Is it up? Yes. `http javascript:fetch(1)`'),
  'incidents/check-endless.md': rule(
    '- Is it up? Yes. `http https://shop.example/ within=999999h`',
  ),
  'incidents/id-that-leads-out.md': rule('- Are tests green? Yes. `id=../../../etc/passwd`'),
  'incidents/id-proto.md': rule('- Are tests green? Yes. `id=__proto__`'),
  'incidents/two-answers.md': rule(
    '- Is the one question asked twice? Yes.\n- Is the one question asked twice? No.',
  ),
  'checklists/unclosed.mdx': note('', '<Aside\n'),
  'checklists/expression-that-does-not-end.mdx': note('', `{${RUN}\n`),
};

/** Notes that are read, but never run, followed or looked up. */
export const READ: Record<string, string> = {
  'incidents/import.mdx': incident(
    `import fs from 'node:fs';\nimport evil from './evil.mjs';\n\nText.\n`,
  ),
  'incidents/export.mdx': incident(`export const x = ${RUN};\n\nText.\n`),
  'incidents/expression.mdx': incident(`Text {${RUN}} and {${ASK}}.\n`),
  'incidents/attribute.mdx': incident(`<a href={${RUN}}>link</a>\n`),
  'incidents/spread.mdx': incident(`<a {...${RUN}}>link</a>\n`),
  'incidents/expression-in-a-rule.mdx': rule(`- Are tests green in {${RUN}}? Yes.`),
  'incidents/script.md': incident(`<script>${ASK}</script>\n<img src=x onerror="${ASK}">\n`),
  'incidents/remote-image.md': incident(
    '![x](http://127.0.0.1:1/x.png)\n\n[x]: http://127.0.0.1:1/y\n',
  ),
  'incidents/script-link.md': incident('[x](javascript:alert(1)) <javascript:alert(1)>\n'),
  'incidents/substitution.md': rule(
    '- Is `$(touch pwned)` or `touch pwned; reboot` in the log? No.',
  ),
  'incidents/template.md': rule(
    `- Is \${${RUN}} {{constructor.constructor("x")()}} <%= x %> in the page? No.`,
  ),
  'incidents/quotes-deep.md': incident(`${'> '.repeat(300)}text\n`),
  'incidents/lists-deep.md': incident(
    `${Array.from({ length: 60 }, (_, depth) => `${'  '.repeat(depth)}- text`).join('\n')}\n`,
  ),
  'incidents/brackets.md': incident(`${'['.repeat(500)}\n`),
  'incidents/emphasis.md': incident(`${'*a_'.repeat(500)}\n`),
  'incidents/backticks.md': incident(
    `${Array.from({ length: 300 }, (_, count) => '`'.repeat(count + 1)).join(' ')}\n`,
  ),
  'incidents/table-wide.md': incident(`|${'a|'.repeat(1000)}\n|${'-|'.repeat(1000)}\n`),
  'incidents/long-line.md': incident(`${'word '.repeat(20_000)}\n`),
  'incidents/references.md': incident(
    `${Array.from({ length: 500 }, (_, each) => `[${each}]: http://127.0.0.1:1/${each}`).join('\n')}\n`,
  ),
  'incidents/escapes.md': rule('- Does \u001b[2J\u001b]0;owned\u0007 clear the screen? No.'),
};
