/**
 * The names of checks, environments and roles: a rule uses one, and the project's `belay.json` says what it
 * is there. The one contract that rules, `rules.json`, `belay.json` and the files of snapshots share.
 */

/** No `/` and no leading dot: a name is also the name of a file. */
export const CHECK_NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** What a name may be, as a part of a sentence. */
export const CHECK_NAME_WORDS =
  'lower-case letters, digits, ".", "_" and "-", at most 64 characters, with a letter or digit first';

/** The name of a site in `urls` of `belay.json`. It has no dot: a name with one would look like a host. */
export const SITE_NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/** The name of a site and a path below it: `shop/health`. */
export const NAMED_ADDRESS = /^([a-z0-9][a-z0-9_-]{0,63})(\/\S*)$/;
