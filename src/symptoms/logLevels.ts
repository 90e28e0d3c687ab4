/** The levels that loggers write in capitals, in the languages whose logs we have seen. */

/** Levels of a good day. */
export const QUIET_LEVELS = 'TRACE DEBUG INFO NOTICE LOG HINWEIS BİLGİ 信息'.split(' ');

/** Levels that say that something is wrong. */
export const LOUD_LEVELS =
  'WARN WARNING ERROR ERR FATAL CRIT CRITICAL ALERT EMERG SEVERE PANIC FEHLER HATA ERREUR ERRORE ОШИБКА WARNUNG 严重 警告 错误 致命'.split(
    ' ',
  );

export const LOG_LEVELS: readonly string[] = [...QUIET_LEVELS, ...LOUD_LEVELS];
