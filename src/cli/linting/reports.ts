/** Diagnostics in the formats that services read. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Log } from 'sarif';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts';
import { visible, visibleLine } from '../../text/visible.ts';

/**
 * The folder where the paths of a report for a service start: the top of the repository that the service checked out,
 * if `cwd` is in it; otherwise `cwd`.
 *
 * @param env GitHub sets `GITHUB_WORKSPACE`, GitLab sets `CI_PROJECT_DIR`.
 */
export function reportRoot(env: Record<string, string | undefined>, cwd: string): string {
  const top = env['GITHUB_WORKSPACE'] || env['CI_PROJECT_DIR'];
  if (!top) return cwd;
  const inside = path.relative(top, cwd);
  return inside.startsWith('..') || path.isAbsolute(inside) ? cwd : top;
}

/** Workflow commands of GitHub Actions: an annotation at each place. */
function githubText(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ path, line, column, endLine, endColumn, severity, message, note, code }) => {
      const properties = Object.entries({
        file: path,
        line,
        col: column,
        endLine,
        endColumn,
        title: code,
      })
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
      const text = [message, note].filter(Boolean).join('\n');
      return `::${severity} ${properties.join(',')}::${escapeData(visible(text))}\n`;
    })
    .join('');
}

/**
 * GitLab's Code Quality report, which a merge request shows.
 * Format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
function gitlabText(diagnostics: readonly Diagnostic[]): string {
  const seen = new Map<string, number>();
  const findings = diagnostics.map(({ path: file, line, severity, code, message, note }) => {
    // Without the line, so that a finding that moves is not reported as new.
    const same = JSON.stringify([file, code, message]);
    const count = seen.get(same) ?? 0;
    seen.set(same, count + 1);
    return {
      description: visible([message, note].filter(Boolean).join('\n')),
      check_name: code,
      fingerprint: createHash('sha256').update(`${same}${count}`).digest('hex'),
      severity: severity === 'error' ? 'major' : 'minor',
      location: { path: file, lines: { begin: line } },
    };
  });
  return `${JSON.stringify(findings, null, 2)}\n`;
}

/** By the value of `--report`. */
export const SERVICE_REPORTS = { github: githubText, gitlab: gitlabText, sarif: sarifText };

/** SARIF 2.1.0: one result per diagnostic, with its code. */
function sarifText(diagnostics: readonly Diagnostic[]): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Belay', rules: codes.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map(({ code, severity, message, note, related, ...place }) => ({
          ruleId: code,
          ruleIndex: codes.indexOf(code),
          level: severity,
          message: { text: visible([message, note].filter(Boolean).join('\n')) },
          locations: [{ physicalLocation: location(place) }],
          ...(related && {
            relatedLocations: [
              {
                physicalLocation: location(related),
                message: { text: visibleLine(related.message) },
              },
            ],
          }),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function location({ path, line, column, endLine, endColumn }: Place) {
  return {
    artifactLocation: { uri: encodeURI(path) },
    region: {
      startLine: line,
      startColumn: column,
      ...(endLine !== undefined && { endLine }),
      ...(endColumn !== undefined && { endColumn }),
    },
  };
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
