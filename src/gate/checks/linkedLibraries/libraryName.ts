/** The library and version in the name of a shared object. */
export interface LibraryName {
  /** `libssl`, for both `libssl.so.1.1` and `libssl-1bd7ba49.so.1.0.2o`. */
  library: string;
  /** `1.0.2o`; empty if the name has none. */
  version: string;
}

/**
 * Parses a name. Known forms are `libssl.so.1.1`; versions before the extension (`libdb-5.3.so`, `libldap-2.5.so.0`); and
 * the hash that auditwheel puts into the names of libraries in Python wheels (`libssl-1bd7ba49.so.1.0.2o`,
 * `libopenblasp-r0-5c2b7639.3.23.so`).
 */
export function libraryName(file: string): LibraryName {
  const [, stem = file, after = ''] = file.match(/^(.*?)\.so(?:\.(.*))?$/) ?? [];
  const [, unhashed = stem, inner = ''] = stem.match(/^(.+)-[0-9a-f]{8}(?:\.(.+))?$/) ?? [];
  const [, library = unhashed, before = ''] = unhashed.match(/^(lib.+?)-(\d+(?:\.\d+)*)$/) ?? [];
  return { library, version: [before, inner, after].filter(Boolean).join('.') };
}

/**
 * The version of a library, by its SONAME and by its file with links followed: a system's copy calls
 * itself `libpq.so.5`, and only its file, `libpq.so.5.17`, has the whole version.
 *
 * @param name Its SONAME, such as `libpq.so.5`.
 * @param file The name of its file, without folders.
 */
export function libraryVersion(name: string, file: string): string {
  const inside = libraryName(name);
  const outside = libraryName(file);
  const more = parts(outside.version).length > parts(inside.version).length;
  const same = inside.library === outside.library && sameVersion(inside.version, outside.version);
  return same && more ? outside.version : inside.version;
}

/** Whether a name contains the content hash that auditwheel adds: the same name means the same content. */
export function hasContentHash(name: string): boolean {
  return /-[0-9a-f]{8}\./.test(name);
}

/**
 * Whether two versions may be the same: `1` and `1.2.11` may, as a system's names contain only what matters to programs that
 * link against them; `1.0.2` and `1.1` may not.
 */
export function sameVersion(a: string, b: string): boolean {
  const [shorter = [], longer = []] = [parts(a), parts(b)].sort((x, y) => x.length - y.length);
  return shorter.every((part, index) => part === longer[index]);
}

function parts(version: string): string[] {
  return version.match(/\d+|[a-z]+/gi) ?? [];
}
