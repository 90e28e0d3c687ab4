/** Asks the browser to keep the site for offline use, or to delete what it has kept. */
/** First what the page itself needs. */
const AFTER_MS = 3_000;

/** Registers the site's worker a little later; if the site is no longer available offline, the worker removes itself. */
export function keepOffline(): void {
  if (!import.meta.env.PROD) return;
  setTimeout(async () => {
    const workers = navigator.serviceWorker;
    // The header's link to home has the site's base path. A module for it would be one more file for each page to load.
    const home = document.querySelector<HTMLAnchorElement>('.brand')?.href;
    if (document.documentElement.dataset['offline'] !== 'no')
      await workers?.register(new URL('sw.js', home));
    else await (await workers?.getRegistration())?.update();
  }, AFTER_MS);
}
