/**
 * A kind of system whose logs the generator can write. A template's slots in lower case change from line to
 * line (`{pid}`, `{ip}`); those that begin with a capital are what the incident is about, and stay the same
 * within it (`{Table}`, `{Errno}`). `{old wording|new wording}` differs between releases of the program.
 */
export interface Kind {
  name: string;
  /** Ways its lines are prefixed where nothing else does it: names of `loggers.ts`. */
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
  /** What it says on a good day too. */
  noise: readonly string[];
  failures: readonly string[];
  stack?: 'python' | 'node' | 'jvm' | 'go' | 'dotnet' | 'c' | 'rust' | 'ruby' | 'php';
  /** Frames of the framework, below those of the program. */
  frames?: readonly string[];
}
