/** Tests run the real thing (a build, a browser, a shell), on machines that may be slow: time out late. */
import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // One file more at a time than by default: the tests mostly wait for the processes that they start.
    maxWorkers: '100%',
    globalSetup: 'src/e2e/shared.ts',
    // `npm run mutants` keeps copies of the tests there.
    exclude: [...configDefaults.exclude, '.cache/**'],
  },
});
