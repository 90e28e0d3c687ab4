import { expect, test } from 'vitest';
import { isInertSvg } from './inertSvg.ts';

const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;

test.each<[string, string]>([
  ['a drawing', svg('<g fill="#fff"><path d="M0 0"/><text x="1">A &amp; B</text></g>')],
  [
    'a declaration, a comment and a document type',
    `<?xml version="1.0" encoding="UTF-8"?><!-- a --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">${svg('')}`,
  ],
  [
    'a gradient that another one uses',
    svg('<linearGradient id="a"/><linearGradient xlink:href="#a"/>'),
  ],
  ['a picture that is part of it', svg('<image href="data:image/png;base64,AAAA"/>')],
  ['a link to the web', svg('<a href="https://example.org/"><text>more</text></a>')],
  [
    'what a drawing program adds',
    svg('<i:grid i:x="1"/>', 'xmlns:i="http://www.inkscape.org/namespaces/inkscape"'),
  ],
  ['styles', svg('<style>path { fill: red }</style><path style="stroke: blue"/>')],
  [
    'styles that use a part of it',
    svg(
      '<style><![CDATA[@font-face { font-family: A; src: url(data:font/woff2;base64,AA) format("woff2") } @media print { g { fill: url("#a") } }]]></style><g clip-path="url(#b)" style="font-family:\'A B\';filter:url(#c)"/>',
    ),
  ],
  [
    'attributes of programs and of ARIA',
    svg(
      '<g data-name="a" aria-label="b" role="img" font-feature-settings="x" xml:space="preserve" i:label="c" xlink:title="d"/>',
      'xmlns:i="http://www.inkscape.org/namespaces/inkscape" xml:id="e" enable-background="new" focusable="false"',
    ),
  ],
  ['a prefix for all of it', '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:path/></s:svg>'],
])('%s is published', (_, text) => {
  expect(isInertSvg(Buffer.from(text))).toBe(true);
});

test.each<[string, string | Uint8Array]>([
  ['a script', svg('<script>alert(1)</script>')],
  [
    'a script by a bound prefix',
    svg('<s:script>alert(1)</s:script>', 'xmlns:s="http://www.w3.org/2000/svg"'),
  ],
  [
    'a script of HTML',
    svg('<h:script>alert(1)</h:script>', 'xmlns:h="http://www.w3.org/1999/xhtml"'),
  ],
  ['a script in UTF-16', Buffer.from(`\ufeff${svg('<script>alert(1)</script>')}`, 'utf16le')],
  ['another encoding', `<?xml version="1.0" encoding="UTF-7"?>${svg('')}`],
  ['a handler', svg('<path onload="alert(1)"/>')],
  ['a handler in capitals', svg('<path ONCLICK="alert(1)"/>')],
  ['a handler on the root', svg('', 'onload="alert(1)"')],
  ['a link that is a program', svg('<a href="javascript:alert(1)"><text>x</text></a>')],
  [
    'one with a character reference',
    svg('<a xlink:href="java&#x0a;script:alert(1)"><text>x</text></a>'),
  ],
  [
    'a link under another prefix',
    svg('<a l:href="javascript:alert(1)"/>', 'xmlns:l="http://www.w3.org/1999/xlink"'),
  ],
  ['a page as data', svg('<a href="data:text/html,x"><text>x</text></a>')],
  ['another file that is used', svg('<use href="other.svg#x"/>')],
  ['an SVG as a picture', svg('<image href="data:image/svg+xml;base64,AAAA"/>')],
  [
    'HTML inside',
    svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'),
  ],
  [
    'an address that is set later',
    svg('<a href="#"><set attributeName="href" to="javascript:alert(1)"/></a>'),
  ],
  [
    'an animated address',
    svg('<a href="#"><animate attributeName="href" values="javascript:alert(1)"/></a>'),
  ],
  ['an entity', `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('&x;')}`],
  ['a style sheet that is a program', `<?xml-stylesheet type="text/xsl" href="x.xsl"?>${svg('')}`],
  ['a font from elsewhere', svg('<style>@font-face { src: url(https://a.example/f) }</style>')],
  ['a style sheet from elsewhere', svg('<style>@import "https://a.example/s.css";</style>')],
  ['a picture by a style', svg('<path style="fill: URL( \'//a.example/x\')"/>')],
  ['a picture by a string', svg('<style>g { mask: image-set("x.png" 1x) }</style>')],
  ['an address with an escape', svg('<style>g { fill: \\75rl(//a.example/x) }</style>')],
  ['an address in references', svg('<style>g { fill: u&#114;l(//a.example/x) }</style>')],
  ['a style in CDATA', svg('<style><![CDATA[g { fill: url(x.svg) }]]></style>')],
  ['a filter from elsewhere', svg('<g filter="url(https://a.example/f#x)"/>')],
  ['an attribute that SVG does not have', svg('<g src="https://a.example/x"/>')],
  ['an attribute of another namespace', svg('<g x:y="1"/>', 'xmlns:x="urn:x"')],
  ['a message at a click', svg('<a href="https://a.example/" ping="https://b.example/"/>')],
  ['another base', svg('<a href="#x" xml:base="https://a.example/"/>')],
  ['what is no XML', '<svg xmlns="http://www.w3.org/2000/svg"><path></svg>'],
  ['another document', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
  ['nothing', ''],
])('%s is not', (_, content) => {
  expect(isInertSvg(Buffer.from(content))).toBe(false);
});
