/**
 * Sets the reader's choice of light or dark before anything is painted. It is inlined in the page exactly as written here, with
 * its hash in the Content-Security-Policy.
 */
export const THEME_SCRIPT = `try{const t=localStorage.getItem('belay-theme');if(t)document.documentElement.dataset.theme=t}catch{}document.documentElement.dataset.js=''`;
