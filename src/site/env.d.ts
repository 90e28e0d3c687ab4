/** What `server/astroConfig.ts` tells the pages. */
interface ImportMetaEnv {
  /** The journal's content folder, absolute. */
  readonly JOURNAL_CONTENT: string;
  /** The folder that shown paths start from, absolute. */
  readonly JOURNAL_CWD: string;
  /** Whether warnings fail a build. */
  readonly JOURNAL_STRICT: boolean;
  /** Whether browsers keep the pages for times without a network. */
  readonly JOURNAL_OFFLINE: boolean;
}
