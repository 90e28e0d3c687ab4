interface ImportMetaEnv {
  /** The journal's content folder, absolute. Set by `astro.config.mjs`. */
  readonly JOURNAL_CONTENT: string;
}
