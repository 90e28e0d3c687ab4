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
  ['what is no XML', '<svg xmlns="http://www.w3.org/2000/svg"><path></svg>'],
  ['another document', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
  ['nothing', ''],
])('%s is not', (_, content) => {
  expect(isInertSvg(Buffer.from(content))).toBe(false);
});
