/** Makes a built site available offline. */
import { createHash } from 'node:crypto';
import type { Output } from './output.ts';

/** Bytes of pages and scripts that a browser is asked to keep: some megabytes. */
const MAX_KEPT_BYTES = 8 * 2 ** 20;
const SCRIPT = 'sw.js';
const LIST = 'offline.json';
/** Left out: what nobody reads in a browser, and what is only for other programs. */
const UNWANTED =
  /^(?:preview\/|pagefind\/(?!pagefind|.*\.pf_|.*wasm)|.*\.(?:md|xml|txt|map)$|rules\.|feed)/;

/**
 * Writes the service worker. Without `offline` it removes itself and everything that it has kept.
 *
 * @param output a complete built site.
 * @param base the site's base path, with a slash at both ends.
 */
export function writeServiceWorker(output: Output, base: string, offline: boolean): void {
  if (!offline) {
    output.write(SCRIPT, REMOVAL);
    return;
  }
  const files = [...output.files]
    .filter(([name]) => !UNWANTED.test(name))
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? 1 : -1));
  const hash = createHash('sha256');
  const kept: string[] = [];
  let bytes = 0;
  for (const [name, file] of files) {
    if (bytes + file.bytes > MAX_KEPT_BYTES) continue;
    bytes += file.bytes;
    hash.update(name).update(file.digest);
    kept.push(base + encodeURI(name.replace(/(^|\/)index\.html$/, '$1')));
  }
  output.write(LIST, JSON.stringify(kept));
  output.write(SCRIPT, workerScript(base, hash.digest('hex').slice(0, 12)));
}

/** The order: first home, scripts and what matching needs; then pages, the latest incidents first; then search. */
function rank(file: string): number {
  if (/^(?:index\.html|_astro\/|symptoms\.json|recovery\.json|404\.html|favicon)/.test(file))
    return 0;
  if (/^(?:incidents|checklists|match|search|services)\//.test(file)) return 1;
  return file.startsWith('pagefind/') ? 2 : 3;
}

/** Asks the network first, so that nothing outdated is shown while online; does not wait for a slow network. */
function workerScript(base: string, version: string): string {
  const name = `belay:${base}:`;
  return `const P=${JSON.stringify(name)},C=P+${JSON.stringify(version)},WAIT=4000;
addEventListener('install',e=>e.waitUntil((async()=>{const c=await caches.open(C),l=await(await fetch('${LIST}',{cache:'no-cache'})).json();const next=async()=>{for(let u;u=l.shift();)try{const r=await fetch(u,{cache:'no-cache'});if(r.ok)await c.put(u,r)}catch{}};await Promise.all([next(),next(),next()]);skipWaiting()})()));
addEventListener('activate',e=>e.waitUntil((async()=>{for(const k of await caches.keys())if(k.startsWith(P)&&k!==C)await caches.delete(k)})()));
addEventListener('fetch',e=>{const q=e.request;if(q.method!=='GET'||new URL(q.url).origin!==location.origin)return;const kept=()=>caches.open(C).then(c=>c.match(q,{ignoreSearch:true}));const net=fetch(q);e.respondWith(q.mode!=='navigate'?net.catch(async x=>{const r=await kept();if(r)return r;throw x}):new Promise((done,fail)=>{const t=setTimeout(()=>kept().then(r=>r&&done(r)),WAIT);net.then(done,async x=>{const r=await kept()||await caches.open(C).then(c=>c.match(${JSON.stringify(`${base}404.html`)}));r?done(r):fail(x)}).finally(()=>clearTimeout(t))}))});
`;
}

const REMOVAL = `addEventListener('install',()=>skipWaiting());
addEventListener('activate',e=>e.waitUntil((async()=>{const p='belay:'+new URL(registration.scope).pathname+':';for(const k of await caches.keys())if(k.startsWith(p))await caches.delete(k);await registration.unregister()})()));
`;
