import type { Collected } from '../../rules/collectRules.ts';
import type { Heading } from '../fields/types.ts';
import type { NoteLink } from '../links/noteLink.ts';

/** What a note's body gives. */
export interface NoteContent {
  collected: Collected;
  links: NoteLink[];
  html?: string;
  headings?: Heading[];
  anchors?: string[];
  moreAnchors?: boolean;
}
