import { appendFile } from 'node:fs/promises';
import type { Decision } from '../decision/decision.ts';
import { githubSummary } from '../gate/reports/githubSummary.ts';

/**
 * In a GitHub Actions run, adds the decision to the page of the run: the runner names the file in
 * `GITHUB_STEP_SUMMARY`. If it cannot be written, that is reported; the decision does not change.
 */
export async function appendStepSummary(
  decision: Decision,
  env: Record<string, string | undefined>,
  tell: (line: string) => void,
): Promise<void> {
  const file = env['GITHUB_STEP_SUMMARY'];
  if (!file) return;
  try {
    await appendFile(file, githubSummary(decision));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    tell(`the summary could not be written to ${file}: ${code ?? message}`);
  }
}
