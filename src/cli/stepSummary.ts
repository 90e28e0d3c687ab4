import { appendFile } from 'node:fs/promises';
import type { Decision } from '../decision/decision.ts';
import { githubSummary } from '../gate/reports/githubSummary.ts';

/**
 * Adds the decision to the page of a GitHub Actions run, where this is one: the runner names the file in
 * `GITHUB_STEP_SUMMARY`. What cannot be written is told; the decision is the same without it.
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
