/** Which pictures a build takes from the build before. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { shareJournal } from '../../journal/sharedJournal.ts';
import type { SiteJournal } from '../../journal/siteJournal.ts';
import { PREVIEW_KINDS } from '../../previewPicture.ts';
import { planPreviews } from './planPreviews.ts';

const NO_NOTES = {
  settings: { title: 'Mine', language: 'en' },
  incidents: [],
  checklists: [],
  rules: [],
};
const FILE = `preview/${PREVIEW_KINDS[0]}.png`;

test.each(['', 'null', '7', '{}', '[]', `{"${FILE}":null}`, `{"${FILE}":{"digest":"d"}}`])(
  'all pictures are drawn if the list of the build before is %s, and those of the list after it are not',
  async (text) => {
    shareJournal(NO_NOTES as unknown as SiteJournal);
    const folder = mkdtempSync(path.join(tmpdir(), 'belay-previews-'));
    try {
      const list = path.join(folder, 'previews.json');
      writeFileSync(list, text);
      const earlier = new Map([[FILE, 'd']]);
      const plan = await planPreviews(earlier, list);
      expect([plan.missing.length, plan.same.size]).toEqual([PREVIEW_KINDS.length, 0]);
      await plan.save(new Map([[FILE, { digest: 'd', bytes: 1, same: false }]]));
      const next = await planPreviews(earlier, list);
      expect([...next.same.keys()]).toEqual([FILE]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
