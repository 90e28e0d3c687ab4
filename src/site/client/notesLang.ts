/** The `lang` of what the notes say; `undefined` if it is that of the page (see `../notesLang.ts`). */
export const notesLang = document.documentElement.dataset['notesLang'];
