let isUsual = false;

/** Says that this run of a quick verb did what such a verb usually does: the next one will need the same code. */
export function usualRun(): void {
  isUsual = true;
}

/** Whether `usualRun` was called. */
export function wasUsual(): boolean {
  return isUsual;
}
