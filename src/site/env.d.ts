/** Constants that `server/astroConfig.ts` passes to the pages. */
interface ImportMetaEnv {
  /** Whether browsers keep the pages for offline use. */
  readonly JOURNAL_OFFLINE: boolean;
}
