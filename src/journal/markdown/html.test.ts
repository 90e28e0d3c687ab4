import { describe, expect, test } from 'vitest';
import { noteCompiler } from '../compiling/compileNote.ts';

const compile = noteCompiler(
  {
    headings: { 'before-deploy': [], 'after-deploy': [], recovery: [] },
    answers: { yes: [], no: [], so: [] },
  },
  'pages',
);

/** The HTML of a note's body. */
async function html(body: string): Promise<string> {
  const text = `---\ntitle: A\ndate: 2019-06-24\nseverity: sev2\nsummary: B\n---\n\n${body}\n`;
  const source = { path: 'incidents/a.md', collection: 'incidents', format: 'md' } as const;
  const { note, diagnostics } = await compile({ ...source, text });
  expect(diagnostics).toEqual([]);
  return note?.html ?? '';
}

const fence = (info: string, ...lines: string[]) => `\`\`\`${info}\n${lines.join('\n')}\n\`\`\``;

describe('Markdown becomes HTML', () => {
  test.each<[what: string, markdown: string, parts: string[]]>([
    [
      'a heading is a link to itself',
      '## One `code` heading',
      [
        '<h2 id="one-code-heading"><a href="#one-code-heading" class="anchor">One <code>code</code> heading</a></h2>',
      ],
    ],
    [
      'a heading with a link has its own link beside it',
      '## See [this](https://example.org)',
      ['>this</a><a href="#see-this" class="anchor" aria-label="Link to this section"></a></h2>'],
    ],
    [
      'help of a rule is folded if it is only prose',
      '## Recovery\n\n- [ ] Stop it\n\n  Ask first.',
      ['Stop it</p>\n\n<details class="how"><summary>How</summary><p>Ask first.</p></details>'],
    ],
    [
      'code after the steps of a rule stays after them',
      '## Recovery\n\n- [ ] Stop it\n\n  - [ ] Ask first\n\n  Then:\n\n  ```sh\n  stop\n  ```',
      ['Ask first', '</ul>\n<p>Then:</p>\n<div class="fence" data-language="sh">'],
    ],
    ...['sh', 'nosuch', 'log', 'sh {1}', 'sh title="a.sh"'].map(
      (info): [string, string, string[]] => [
        `help of a rule stays in sight and in order if it has code: ${info}`,
        `## Recovery\n\n- [ ] Stop it\n\n  First:\n\n  \`\`\`${info}\n  stop\n  \`\`\`\n\n  Then wait.`,
        [
          info.includes('title')
            ? '<p>First:</p>\n<figure class="fence"'
            : '<p>First:</p>\n<div class="fence"',
          info.includes('title') ? '</figure>\n<p>Then wait.</p>' : '</div>\n<p>Then wait.</p>',
        ],
      ],
    ),
    [
      'a log is what a program wrote, line by line',
      fence('log {2}', '10:20:31 got SIGSEGV', '', '<script> failed'),
      [
        '<div class="fence" data-language="log"><pre class="code log" tabindex="0"><samp><span class="line"><span class="log-time">10:20:31</span> got <span class="log-signal">SIGSEGV</span>\n</span>',
        '<span class="line highlighted">\n</span>',
        '&#x3C;script> <span class="log-error">failed</span>',
      ],
    ],
    [
      'a fence has a title and marked lines',
      fence('sh title="deploy.sh" {2}', 'a', 'b'),
      [
        '<figure class="fence" data-language="sh"><figcaption>deploy.sh</figcaption><pre class="code" tabindex="0">',
        '<span class="line highlighted">',
      ],
    ],
    [
      'code shows what came and went, without the comment that says so',
      fence('sh', 'a # [!code --]', 'b # [!code ++]', 'c'),
      [
        '<pre class="code has-diff"',
        '<span class="line diff remove">',
        '<span class="line diff add">',
      ],
    ],
    [
      'the longest code is plain',
      fence('sh title="all.sh"', 'echo "$a"', ...Array<string>(12_000).fill('echo "$a"')),
      ['<figcaption>all.sh</figcaption>', '<code>echo "$a"\necho "$a"\n'],
    ],
    [
      'a list without blank lines is tight, and its items may differ',
      '- a\n- [x] b\n  - c',
      ['<li>a</li>', ' b\n<ul>\n<li>c</li>\n</ul>\n</li>'],
    ],
    [
      'a list with a blank line anywhere is loose',
      '- a\n- b\n\n  - c',
      ['<li>\n<p>a</p>\n</li>', '<li>\n<p>b</p>\n<ul>\n<li>c</li>\n</ul>\n</li>'],
    ],
    ['an unknown language is shown as it is', fence('nosuch', 'hi'), ['<code>hi</code>']],
    [
      'an alert is an aside',
      '> [!WARNING]\n> Not on a Friday.',
      [
        '<aside class="aside" data-kind="warning" aria-label="Warning"><p class="aside-title">Warning</p>',
        '<p>Not on a Friday.</p>',
      ],
    ],
    ['a quote stays one', '> [!SHOUTING]\n> Aloud', ['<blockquote>', '[!SHOUTING]']],
    [
      'a wide table scrolls and can be reached',
      '| a | b | c |\n| - | - | - |\n| 1 | 2 | 3 |',
      ['<div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table>'],
    ],
    [
      'a table of times is a course of events',
      '| Time | What |\n| - | - |\n| 10:20 | Out |',
      ['<div class="table-scroll"><table class="by-time">'],
    ],
    ['a picture waits until it is near', '![A rack](rack.png)', ['alt="A rack" loading="lazy"']],
    [
      'a footnote leads there and back',
      'Yes[^1].\n\n[^1]: Why.',
      [
        'href="#fn-1"',
        '<li id="fn-1">',
        'href="#fnref-1"',
        '<h2 class="sr-only" id="footnote-label">Footnotes</h2>',
      ],
    ],
    [
      'details stay',
      '<details><summary>More</summary>\n\n**x**\n\n</details>',
      ['<details><summary>More</summary>', '<strong>x</strong>'],
    ],
  ])('%s', async (_, markdown, parts) => {
    const made = await html(markdown);
    for (const part of parts) expect(made).toContain(part);
  });

  test('a diagram is drawn, without what could be run in it', async () => {
    const made = await html(
      fence(
        'dot title="Who calls whom"',
        'digraph { rankdir=LR; app -> libssl [label="1.0.2"]; app [URL="javascript:alert(1)" tooltip="<b>"] }',
      ),
    );
    expect(made).toMatch(
      /<figure class="diagram"><svg [^>]*role="img" aria-label="Who calls whom"/,
    );
    expect(made).toMatch(/<text [^>]*>libssl<\/text>/);
    expect(made).toContain('<figcaption>Who calls whom</figcaption>');
    expect(made).not.toMatch(/javascript:|<a |xlink|<title|style=/);
  });

  test('a diagram that cannot be drawn stays as it was written', async () => {
    expect(await html(fence('dot', 'digraph {'))).toContain('digraph {');
  });

  test('no script of a note reaches the page', async () => {
    const made = await html(
      '<script>alert(1)</script><img src=x onerror=alert(1)>\n\n[x](javascript:alert(1)) <a href="javascript:alert(1)" style="color:red">y</a>',
    );
    expect(made).not.toMatch(/<script|onerror|javascript:|style=/);
  });
});
