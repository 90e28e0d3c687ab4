/** The tests that run against each mutant: those of its own folder that take milliseconds. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/decision/*.test.ts',
      'src/gate/{environment,goOnRecord,overrides,pushedBranches,stricterPolicy,told}.test.ts',
      'src/gate/records/{chain,model}.test.ts',
      'src/calendar/*.test.ts',
      'src/rules/*.test.ts',
    ],
    // These start processes, which do not see the mutant.
    exclude: ['src/calendar/hostZone.test.ts'],
    testTimeout: 60_000,
  },
});
