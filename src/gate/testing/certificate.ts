/** For tests: a self-signed certificate. Clients that get it as an authority trust the server. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Certificate {
  key: Buffer;
  cert: Buffer;
  /** Where the certificate is. */
  file: string;
}

/** @param name as certificates write it: `DNS:shop.example`, `IP:127.0.0.1`. */
export function selfSigned(folder: string, name: string): Certificate {
  const [key, file] = [path.join(folder, 'key'), path.join(folder, 'certificate')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const names = ['-subj', '/CN=test', '-addext', `subjectAltName=${name}`];
  const files = ['-keyout', key, '-out', file, '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...kind, ...names, ...files], { stdio: 'pipe' });
  return { key: readFileSync(key), cert: readFileSync(file), file };
}
