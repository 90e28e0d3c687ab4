/** Tests run the real thing (a build, a browser, a shell), on machines that may be slow: time out late. */
import { configDefaults, defineConfig } from 'vitest/config';

/** `npm run mutants` keeps copies of the tests there. */
const exclude = [...configDefaults.exclude, '.cache/**'];

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 300_000,
    globalSetup: 'src/e2e/shared.ts',
    projects: [
      {
        extends: true,
        test: {
          name: 'commands and site',
          include: ['src/e2e/**/*.test.ts'],
          exclude,
          // More files at a time than there are cores: these mostly wait for the processes that they start.
          maxWorkers: 4,
          sequence: { groupOrder: 1 },
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
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
