/** The limits of the gate: each with its unit and the reason for its value. */

/** Maximum nesting of `rules.json`, in levels. The model needs 6. */
export const MAX_RULES_DEPTH = 32;
/** Maximum nesting of `belay.json`, in levels. The parser recurses once a level, and the model needs 4. */
export const MAX_JSON_DEPTH = 200;
/** Redirects that are followed from an address of rules. Browsers follow 20, `curl -L` 50. */
export const MAX_RULES_REDIRECTS = 5;
/** How long a server of rules may take, in milliseconds. */
export const MAX_DOWNLOAD_TIME = 30_000;

/** How far another clock may be ahead, in milliseconds. Machines that set their clock over the network differ by less. */
export const MAX_CLOCK_LEAD = 5 * 60_000;

/** The longest line of a record, in UTF-16 units. A run of ten thousand rules takes a third of it. */
export const MAX_RECORD_LENGTH = 32 * 1024 * 1024;
/** How much of the end of each command's output a record holds, in UTF-16 units. */
export const MAX_RECORDED_OUTPUT = 20_000;
/** Tries to update the notes' ref while others update it too. With the pauses, they take half a minute or more. */
export const MAX_REF_TRIES = 100;
/** Milliseconds between two runs of a command that has to succeed for some time. */
export const COMMAND_PAUSE = 1000;
/** Milliseconds between two of those tries. */
export const MAX_REF_PAUSE = 600;
/** Records that one record names as its predecessors. That many people rarely write about one commit at once. */
export const MAX_ENDS = 16;
/** Commits of the history that are searched for the last go. Most projects deploy more often. */
export const MAX_COMMITS_BACK = 1000;
/** Tries to push the records while others push too. */
export const MAX_PUSH_TRIES = 60;

/** Lines of a command's output that are kept as evidence, from the end. */
export const MAX_OUTPUT_LINES = 20;
/** The longest output of a drift check, in UTF-16 units. Nobody reads a longer list. */
export const MAX_SNAPSHOT_LENGTH = 1_000_000;
/** The most differing lines for which the smallest diff is computed. With more it takes long, and nobody reads it. */
export const MAX_DIFF_EDITS = 2000;
/** Lines of a diff that are shown. */
export const MAX_DIFF_LINES = 200;

/** How much of the response to an http check is read, in bytes. */
export const MAX_ANSWER_BYTES = 1_000_000;
/** Redirects that an http check follows. */
export const MAX_HTTP_REDIRECTS = 5;
/** Milliseconds between two tries of an http check. */
export const HTTP_PAUSE = 1000;

/** The most entries of a folder of libraries, subfolders included, that are searched. */
export const MAX_FOLDER_ENTRIES = 1_000_000;
/** Shared objects of a folder that are read. */
export const MAX_SHARED_OBJECTS = 20_000;
/** Levels of `include` in `ld.so.conf`. Distributions use 1. */
export const MAX_INCLUDE_DEPTH = 5;
/** The most files of each kind that a detail names. */
export const MAX_NAMED_FILES = 5;
/** Segments of an ELF file. Linkers write about 12. */
export const MAX_ELF_SEGMENTS = 1000;
/** The largest dynamic section of an ELF file, in bytes. Real ones have a few thousand. */
export const MAX_ELF_DYNAMIC_BYTES = 1_000_000;
/** The most libraries that one ELF file may need. */
export const MAX_ELF_NEEDED = 1000;
/** The longest name in an ELF file, in bytes: the longest path in Linux. */
export const MAX_ELF_STRING = 4096;

/** Rows of one table in the summary of a GitHub run. GitHub takes 1 MiB in all. */
export const MAX_SUMMARY_ROWS = 500;
/** Milliseconds between two updates of the progress line. */
export const PROGRESS_INTERVAL = 1000;

/** The largest share of a rule's characters that a rewording changes. With more, two texts are two rules. Tried on this journal. */
export const MAX_REWORDING = 0.4;
/** How long input that was typed before a question is read and dropped, in milliseconds. The system has buffered it already. */
export const TYPED_AHEAD_WAIT = 50;
