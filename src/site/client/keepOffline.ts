/** Asks the browser to keep the site for times without a network, or to forget what it has kept. */
import { href } from '../href.ts';

const workers = navigator.serviceWorker;
if (import.meta.env.JOURNAL_OFFLINE) void workers?.register(href('sw.js'));
// The worker of a site that is no longer kept removes itself.
else void workers?.getRegistration().then((registration) => registration?.update());
