/** Asks the browser to keep the site for offline use, or to delete what it has kept. */
import { href } from '../href.ts';

const workers = navigator.serviceWorker;
if (import.meta.env.JOURNAL_OFFLINE) void workers?.register(href('sw.js'));
// If the site is no longer available offline, its worker removes itself.
else void workers?.getRegistration().then((registration) => registration?.update());
