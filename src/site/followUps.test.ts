import { expect, test } from 'vitest';
import { openFollowUps } from './followUps.ts';

test.each(['Follow-ups', 'Follow-up', 'Follow ups', 'Action items', 'Maßnahmen', 'Takip işleri'])(
  'open tasks under %s are follow-ups',
  (heading) => {
    const note = `# A\n\n## ${heading}\n\n- [ ] Fix \`it\`\n- [x] Told [them](x.md)\n\n## Sources\n\n- [ ] No\n`;
    expect(openFollowUps(note)).toEqual({ heading, texts: ['Fix it'] });
  },
);

test('tasks elsewhere, in a fence, or done do not count', () => {
  const note = '## Before deploy\n\n- [ ] A\n\n## Follow-ups\n\n```md\n- [ ] B\n```\n\n- [x] C\n';
  expect(openFollowUps(note)).toBeUndefined();
});
