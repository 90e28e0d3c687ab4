/** Terms in a log that are so specific that two incidents which share one are worth comparing. */

/** Shared libraries, without version and path: `libssl` of `libssl-7f0d4e1a.so.1.0.2o`. */
const LIBRARY = /\b(lib[a-z][a-z0-9+_]*)(?:-[0-9a-f]{6,})?\.so\b/g;
/** `ECONNRESET`, `SIGSEGV`, `0x80070005`, `OperationalError`, `SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE`. */
const CODES = [
  /\bE(?:CONN|ADDR|HOST|NET|TIMED|PIPE|ACCES|PERM|NOENT|NOSPC|MFILE|NFILE|NOMEM|AGAIN)[A-Z]{0,9}\b/g,
  /\bSIG(?:SEGV|ABRT|KILL|TERM|BUS|ILL|FPE)\b/g,
  /\b0x8[\da-fA-F]{7}\b/g,
  /\b[A-Z][a-z][a-zA-Z]{1,60}(?:Error|Exception|Exceeded)\b/g,
  /\b[A-Z]{2,20}_ERR(?:OR)?_[A-Z_]{2,60}\b/g,
];
/** Different spellings of the same signal. */
const SIGNALS: Readonly<Record<string, string>> = {
  'signal 6': 'SIGABRT',
  'signal 9': 'SIGKILL',
  'signal 11': 'SIGSEGV',
  segfault: 'SIGSEGV',
  'segmentation fault': 'SIGSEGV',
};
const SIGNAL = /\bsignal (?:6|9|11)\b|\bsegfault\b|\bsegmentation fault\b/gi;

/** The libraries, error codes and signals that a log names, each once, in the order of the log. */
export function symptomTerms(log: string): string[] {
  const libraries = [...log.matchAll(LIBRARY)].map(([, name = '']) => name);
  const codes = CODES.flatMap((pattern) => log.match(pattern) ?? []);
  const signals = (log.match(SIGNAL) ?? []).map((text) => SIGNALS[text.toLowerCase()] ?? text);
  return [...new Set([...libraries, ...codes, ...signals])];
}
