interface ImportMetaEnv {
  /** The folder above the journal's content, absolute. Set by `astro.config.mjs`. */
  readonly JOURNAL_ROOT: string;
  /** The journal's content, absolute. Set there too. */
  readonly JOURNAL_CONTENT: string;
}
