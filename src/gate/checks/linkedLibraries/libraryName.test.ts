import { expect, test } from 'vitest';
import { hasContentHash, libraryName, libraryVersion, sameVersion } from './libraryName.ts';

test.each([
  ['libssl.so.1.1', 'libssl', '1.1'],
  ['libssl.so.1.0.2', 'libssl', '1.0.2'],
  ['libssl-1bd7ba49.so.1.0.2o', 'libssl', '1.0.2o'],
  ['libssl.so', 'libssl', ''],
  ['libopenblasp-r0-5c2b7639.3.23.so', 'libopenblasp-r0', '3.23'],
  ['libldap-2.5.so.0', 'libldap', '2.5.0'],
  ['libldap_r-2.4-bf1a2b3c.so.2.10.3', 'libldap_r', '2.4.2.10.3'],
  ['libdb-5.3.so', 'libdb', '5.3'],
  ['libpython3.11.so.1.0', 'libpython3.11', '1.0'],
  ['libstdc++.so.6', 'libstdc++', '6'],
  ['libX11-xcb.so.1', 'libX11-xcb', '1'],
  ['ld-linux-x86-64.so.2', 'ld-linux-x86-64', '2'],
  ['ISO8859-9.so', 'ISO8859-9', ''],
  ['_psycopg.cpython-37m-x86_64-linux-gnu.so', '_psycopg.cpython-37m-x86_64-linux-gnu', ''],
  ['addon.node', 'addon.node', ''],
])('%s is of %s, version %j', (file, library, version) => {
  expect(libraryName(file)).toEqual({ library, version });
});

test.each([
  ['1.0.2', '1.1', false],
  ['1.0.2o', '1.0.2k', false],
  ['1.0.2', '1.0.2o', true],
  ['1', '1.2.11', true],
  ['1.2.11', '1.2.13', false],
  ['1.1', '1.10', false],
  ['', '3', true],
  ['3', '3', true],
])('versions %j and %j may be the same: %s', (a, b, expected) => {
  expect(sameVersion(a, b)).toBe(expected);
  expect(sameVersion(b, a)).toBe(expected);
});

test.each([
  ['libpq.so.5', 'libpq.so.5.17', '5.17'],
  ['libstdc++.so.6', 'libstdc++.so.6.0.30', '6.0.30'],
  ['libldap-2.5.so.0', 'libldap-2.5.so.0.1.10', '2.5.0.1.10'],
  ['libc.so.6', 'libc-2.28.so', '6'],
  ['libz.so.1', 'copy-of-libz', '1'],
  ['libssl-1bd7ba49.so.1.0.2o', 'libssl.so.1', '1.0.2o'],
  ['libssl.so.3', 'libssl.so.3', '3'],
])('%s in the file %s has version %s', (name, file, version) => {
  expect(libraryVersion(name, file)).toBe(version);
});

test.each([
  ['libgfortran-040039e1.so.5.0.0', true],
  ['libopenblasp-r0-5c2b7639.3.23.so', true],
  ['libstdc++.so.6', false],
  ['libldap-2.5.so.0', false],
])('%s has the hash of its content in its name: %s', (name, expected) => {
  expect(hasContentHash(name)).toBe(expected);
});
