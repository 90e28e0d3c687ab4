/** What `server/astroConfig.ts` tells the pages. */
interface ImportMetaEnv {
  /** Whether browsers keep the pages for times without a network. */
  readonly JOURNAL_OFFLINE: boolean;
}
