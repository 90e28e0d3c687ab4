import { DATABASE_KINDS } from './databases.ts';
import { JVM_KINDS } from './jvm.ts';
import type { Kind } from './kind.ts';
import { PLATFORM_KINDS } from './platform.ts';
import { PYTHON_KINDS } from './python.ts';
import { SYSTEM_KINDS } from './system.ts';
import { WEB_KINDS } from './web.ts';

/** Every kind of system. Those at even positions are for tuning, those at odd positions for measuring. */
export const KINDS: readonly Kind[] = [
  ...PYTHON_KINDS,
  ...WEB_KINDS,
  ...JVM_KINDS,
  ...DATABASE_KINDS,
  ...PLATFORM_KINDS,
  ...SYSTEM_KINDS,
];
