import type { Decision } from '../../decision/decision.ts';

/** The decision as one JSON document. */
export function jsonReport(decision: Decision): string {
  return jsonText(decision);
}

/** Indented JSON, with terminal control characters escaped. */
export function jsonText(value: object): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replaceAll(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, escapeUnit)}\n`;
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
