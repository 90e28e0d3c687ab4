/** The site's words: English here, and in a build those of the journal's language (see `languagePlugin.ts`). */
export * from './en.ts';
