/** The numbers of the gate: each with its unit and the reason for its value. */

/** Maximum nesting of `rules.json`, in levels. The model needs 6. */
export const MAX_RULES_DEPTH = 32;
/** Maximum nesting of `belay.json`, in levels. The parser recurses once a level, and the model needs 4. */
export const MAX_JSON_DEPTH = 200;
/** Redirects that are followed from an address of rules. Browsers follow 20, `curl -L` 50. */
export const MAX_RULES_REDIRECTS = 5;
/** How long a server of rules may take, in milliseconds. */
export const MAX_DOWNLOAD_TIME = 30_000;
/** How long ago a vacation may have ended to be read, in days. An older one does not matter today. */
export const MAX_VACATION_AGE = 400;

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
/** Age of a lock on a ref, in milliseconds. Git holds one for a few: an older one was left by a killed process. */
export const MAX_REF_LOCK_AGE = 5_000;
/** Records that one record names as its predecessors. That many people rarely write about one commit at once. */
export const MAX_ENDS = 16;
/** Commits of the history that are searched for the last go. Most projects deploy more often. */
export const MAX_COMMITS_BACK = 1000;
/** Tries to push the records while others push too. */
export const MAX_PUSH_TRIES = 60;
/** How long one request to a remote for records may take, in milliseconds. Git may ask for a passphrase meanwhile. */
export const MAX_REMOTE_TIME = 300_000;
/** Changed files whose names a record holds. The others only count. */
export const MAX_NAMED_CHANGES = 100;
/** Changed files that a sentence names. */
export const MAX_SHOWN_CHANGES = 5;

/** Lines of a command's output that are kept as evidence, from the end. */
export const MAX_OUTPUT_LINES = 20;
/** How much of the end of a command's output is kept by default, in UTF-16 units. */
export const MAX_KEPT_OUTPUT = 64 * 1024;
/** How long a command's children may hold its output open after its end, in milliseconds. */
export const MAX_LINGER = 1000;
/** How long a command may take to clean up after SIGTERM, in milliseconds. */
export const MAX_GRACE = 1000;
/** The same after Ctrl-C, in milliseconds. Everything has to end within a second. */
export const MAX_GRACE_ABORTED = 400;
/** The shortest value that is masked, in UTF-16 units. A shorter one may be an ordinary word: masking it would damage the text. */
export const MIN_SECRET = 4;
/** The shortest piece of base64 that is masked, in UTF-16 units. A shorter one occurs by chance. */
export const MIN_SECRET_BASE64 = 8;
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

/** Tries to send a message of `belay watch` to a channel. */
export const MAX_MESSAGE_TRIES = 3;
/** Milliseconds between two of those tries, unless `belay.json` sets `retryPause`. */
export const MESSAGE_PAUSE = 1000;
/** How long one of those tries may take, in milliseconds. */
export const MAX_MESSAGE_TIME = 15_000;
/** Outages that the state of `belay watch` holds, the latest. */
export const MAX_OUTAGES = 50;
/** Milliseconds after which the lock of another machine, whose processes cannot be seen, expires. */
export const MAX_LOCK_AGE = 60 * 60_000;

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
/** The longest rule text that the table of rules shows on a line, in UTF-16 units. */
export const MAX_TABLE_TEXT = 60;
/** Milliseconds between two updates of the progress line. */
export const PROGRESS_INTERVAL = 1000;

/** The largest share of a rule's characters that a rewording changes. With more, two texts are two rules. Tried on this journal. */
export const MAX_REWORDING = 0.4;
/** How long input that was typed before a question is read and dropped, in milliseconds. The system has buffered it already. */
export const TYPED_AHEAD_WAIT = 50;
