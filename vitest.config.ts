/** Tests run the real thing (a build, a browser, a shell), on machines that may be slow: time out late. */
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** `npm run mutants` keeps copies of the tests there. */
const exclude = [...configDefaults.exclude, '.cache/**'];

/**
 * The test files that take longest, longest first. Without the times of an earlier run Vitest begins with the largest
 * file, and a long one that begins late keeps one core waiting.
 */
const LONGEST = [
  'e2e/readme',
  'e2e/conformance',
  'e2e/site',
  'e2e/push',
  'e2e/package',
  'e2e/ci',
  'e2e/warmBuild',
  'e2e/hostileInput',
  'e2e/durable',
  'e2e/story',
  'e2e/hostile',
  'e2e/dev',
  'e2e/match',
  'e2e/otherJournal',
  'e2e/answer',
  'e2e/gate',
  'e2e/journal',
  'notes/notesLedger',
  'checks/command',
  'notes/sync',
  'verbs/watch',
  'calendar/reference',
  'calendar/hostZone',
  'http/http',
  'match/floor',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const index = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return index < 0 ? LONGEST.length : index;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // `expect.poll` would give up after a second.
    expect: { poll: { timeout: 60_000 } },
    globalSetup: 'src/e2e/shared.ts',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'commands and site',
          include: ['src/e2e/**/*.test.ts'],
          exclude,
          // More files at a time than there are cores: these mostly wait for the processes that they start.
          maxWorkers: 4,
          // A process runs many files, and starts and loads what they share once.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['{src,scripts}/**/*.test.ts'],
          exclude: [...exclude, 'src/e2e/**'],
          // These files leave nothing behind in their process, so one process runs many of them: half the time.
          isolate: false,
          // The same as above: then these files fill the time in which the last ones of the others run.
          maxWorkers: 4,
        },
      },
    ],
  },
});
