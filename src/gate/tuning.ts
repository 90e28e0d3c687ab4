/** The limits of the gate: each with its unit and the reason for its size. */

/** Levels that `rules.json` may be nested. The model needs 6. */
export const MAX_RULES_DEPTH = 32;
/** Levels that `belay.json` may be nested: the parser calls itself once a level, and the model needs 4. */
export const MAX_JSON_DEPTH = 200;
/** Redirects that are followed from an address of rules. Browsers follow 20, `curl` 50 where asked to. */
export const MAX_RULES_REDIRECTS = 5;
/** Milliseconds that a server of rules may take. */
export const MAX_DOWNLOAD_TIME = 30_000;

/** Milliseconds that another clock may be ahead. Machines that set their clock over the network differ by less. */
export const MAX_CLOCK_LEAD = 5 * 60_000;

/** UTF-16 units of a record's line. A run of ten thousand rules takes a third of it. */
export const MAX_RECORD_LENGTH = 32 * 1024 * 1024;
/** UTF-16 units of each command's output that a record holds, from the end. */
export const MAX_RECORDED_OUTPUT = 20_000;
/** Tries to update the notes' ref where others update it, too. With the pauses, they take half a minute at least. */
export const MAX_REF_TRIES = 100;
/** Milliseconds between two of those tries. */
export const MAX_REF_PAUSE = 600;
/** Tries to push the records where others push at the same time. */
export const MAX_PUSH_TRIES = 60;

/** Lines of a command's output that are kept as evidence, from the end. */
export const MAX_OUTPUT_LINES = 20;
/** UTF-16 units of a drift check's output. Nobody has read a list that is longer. */
export const MAX_SNAPSHOT_LENGTH = 1_000_000;
/** Differing lines up to which the smallest diff is looked for. With more it takes long, and nobody reads it. */
export const MAX_DIFF_EDITS = 2000;
/** Lines of a diff that are shown. */
export const MAX_DIFF_LINES = 200;

/** Bytes of an answer to an http check that are read. */
export const MAX_ANSWER_BYTES = 1_000_000;
/** Redirects that an http check follows. */
export const MAX_HTTP_REDIRECTS = 5;
/** Milliseconds between two tries of an http check. */
export const HTTP_PAUSE = 1000;

/** Entries of a folder of libraries, with all below it, that are looked at. */
export const MAX_FOLDER_ENTRIES = 1_000_000;
/** Shared objects of a folder that are read. */
export const MAX_SHARED_OBJECTS = 20_000;
/** Levels of `include` in `ld.so.conf`. Distributions use 1. */
export const MAX_INCLUDE_DEPTH = 5;
/** Files of each sort that a detail names. */
export const MAX_NAMED_FILES = 5;
/** Segments of an ELF file. Linkers write about 12. */
export const MAX_ELF_SEGMENTS = 1000;
/** Bytes of an ELF file's dynamic section. The largest seen have some thousands. */
export const MAX_ELF_DYNAMIC_BYTES = 1_000_000;
/** Libraries that one ELF file needs. */
export const MAX_ELF_NEEDED = 1000;
/** Bytes of a name in an ELF file: the longest path that Linux takes. */
export const MAX_ELF_STRING = 4096;

/** Rows of one table in the summary of a GitHub run. GitHub takes 1 MiB in all. */
export const MAX_SUMMARY_ROWS = 500;
/** Milliseconds between two looks at the clock, where progress is shown. */
export const PROGRESS_INTERVAL = 1000;

/** Part of a rule's characters that a rewording changes. With more, two texts are two rules. Tried on this journal. */
export const MAX_REWORDING = 0.4;
/** Milliseconds in which what was typed before a question is read and dropped. It is there already, in the system. */
export const TYPED_AHEAD_WAIT = 50;
