/**
 * A kind of system whose logs the generator can write. A template's slots in lower case change from line to
 * line (`{pid}`, `{ip}`); those that begin with a capital are what the incident is about, and are constant
 * within it (`{Table}`, `{Errno}`). `{old wording|new wording}` differs between releases of the program.
 */
export interface Kind {
  name: string;
  /** How its lines are prefixed if no carrier does it: names from `loggers.ts`. */
  logger:
    | 'bare'
    | 'python'
    | 'log4j'
    | 'spring'
    | 'bracket'
    | 'postgres'
    | 'nginx'
    | 'glog'
    | 'json'
    | 'logfmt'
    | 'syslog'
    | 'kernel'
    | 'rails'
    | 'dotnet';
  /** Routine lines, which it also prints when all is well. */
  noise: readonly string[];
  failures: readonly string[];
  stack?: 'python' | 'node' | 'jvm' | 'go' | 'dotnet' | 'c' | 'rust' | 'ruby' | 'php';
  /** Frames of the framework, below those of the program. */
  frames?: readonly string[];
}
