/** The logs that a note quotes. */
import type { RootContent } from 'mdast';
import { looksLikeLog } from '../../symptoms/looksLikeLog.ts';
import type { Symptom } from '../fields/types.ts';
import { LOG_LANGUAGES } from '../markdown/logLanguages.ts';

/** Fences that may contain one, by their shape. */
const TEXTS = new Set(['', 'text', 'txt', 'plain', 'plaintext', 'output']);

/** Finds fences marked as logs, and those of plain text that have a log's shape. Quotes and lists are looked into. */
export function findSymptoms(parent: { children: readonly RootContent[] }): Symptom[] {
  const symptoms: Symptom[] = [];
  for (const node of parent.children) {
    if (node.type === 'code') {
      const language = node.lang?.toLowerCase() ?? '';
      if (LOG_LANGUAGES.has(language) || (TEXTS.has(language) && looksLikeLog(node.value))) {
        symptoms.push({ text: node.value, line: (node.position?.start.line ?? 0) + 1 });
      }
    } else if ('children' in node && node.type !== 'paragraph') {
      symptoms.push(...findSymptoms(node as { children: RootContent[] }));
    }
  }
  return symptoms;
}
