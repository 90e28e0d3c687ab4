/** Prints what a build has to say in the format of Astro, without loading all of Astro. */
import consoleDestination from 'astro/logger/console';

/** Where Astro's code writes its messages: warnings and errors only. */
export const destination = consoleDestination({ level: 'warn' });

interface Log {
  warn(message: string): void;
  error(message: string): void;
}

/** @param label shown before each message. */
export function logOf(label: string): Log {
  const write = (level: 'warn' | 'error') => (message: string) =>
    destination.write({ label, level, message, newLine: true });
  return { warn: write('warn'), error: write('error') };
}
