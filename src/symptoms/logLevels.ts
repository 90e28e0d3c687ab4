/** The levels that loggers write in capitals, in the languages whose logs we have seen. */

/** Routine levels. */
export const QUIET_LEVELS = 'TRACE DEBUG INFO NOTICE LOG HINWEIS BİLGİ 信息'.split(' ');

/** Levels of problems. */
export const WARNING_LEVELS = 'WARN WARNING WARNUNG 警告'.split(' ');
export const ERROR_LEVELS =
  'ERROR ERR FATAL CRIT CRITICAL ALERT EMERG SEVERE PANIC FEHLER HATA ERREUR ERRORE ОШИБКА 严重 错误 致命'.split(
    ' ',
  );
export const LOUD_LEVELS = [...WARNING_LEVELS, ...ERROR_LEVELS];

/** A pattern (flag `u`) for any of some words that is not part of a longer one, in any script: `\b` knows only ASCII. */
export function wholeWord(words: readonly string[]): string {
  return String.raw`(?<![\p{L}\p{N}_])(?:${words.join('|')})(?![\p{L}\p{N}_])`;
}

export const LOG_LEVELS: readonly string[] = [...QUIET_LEVELS, ...LOUD_LEVELS];
