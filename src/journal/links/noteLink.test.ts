import { expect, test } from 'vitest';
import { resolveLink } from './noteLink.ts';

const HERE = 'incidents/2019/ssl.md';

test.each<
  [
    url: string,
    kind?: string | undefined,
    target?: string | undefined,
    address?: string | undefined,
  ]
>([
  ['../disk.md', 'note', 'incidents/disk.md', '../../../incidents/disk/'],
  ['Disk Full.md#Why', 'note', undefined, '../../../incidents/2019/disk-full/#Why'],
  ['/checklists/a.md', 'note', 'checklists/a.md', '../../../checklists/a/'],
  ['../../../../etc/a.md', 'note', '../etc/a.md', undefined],
  ['../../../content/incidents/a.md', 'note', '../content/incidents/a.md', undefined],
  ['../../docs/README.md', 'note', 'docs/README.md', '../../../notes/docs/'],
  ['#why', 'note', HERE, '#why'],
  ['../../docs/', 'page', 'notes/docs/', '../../../notes/docs/'],
  ['/rules/#x', 'page', 'rules/', '../../../rules/#x'],
  ['/incidents/2019/ssl/', 'page', 'incidents/2019/ssl/', '../../../incidents/2019/ssl/'],
  [
    'img/a%20b.png',
    'file',
    'incidents/2019/img/a b.png',
    '../../../files/incidents/2019/img/a%20b.png',
  ],
  ['a%231%3F.png', 'file', 'incidents/2019/a#1?.png', '../../../files/incidents/2019/a%231%3F.png'],
  ['page.html', 'file', 'incidents/2019/page.html', undefined],
  ['https://example.org/a.md', undefined],
  ['mailto:a@example.org', undefined],
  ['//example.org/a.md', undefined],
  ['javascript:alert(1)', undefined],
  ['java\tscript:alert(1)', undefined],
  ['#', undefined],
])('%s leads to a %s', (url, kind, target, address) => {
  const resolved = resolveLink(url, HERE);
  expect(resolved?.kind).toBe(kind);
  if (target !== undefined) expect(resolved?.target).toBe(target);
  if (address !== undefined) expect(resolved?.url).toBe(address);
  if (kind === 'file' && address === undefined) expect(resolved?.url).toBeUndefined();
});
