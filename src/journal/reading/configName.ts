/** The file of a journal's own settings, in its content folder. */
export const CONFIG_NAME = 'journal.yaml';
