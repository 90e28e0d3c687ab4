/** Words that fill slots: few enough that incidents share them, as in one company's systems. */

const list = (text: string) => text.trim().split(/\s+/);

export const NOUNS =
  list(`orders invoices payments customers sessions carts shipments refunds coupons ledger
  inventory prices catalog reviews subscriptions notifications audit tokens media exports reports accounts
  addresses vouchers returns suppliers warehouses tariffs messages devices locations bookings tickets quotas
  profiles contacts campaigns segments features flags uploads thumbnails feeds webhooks jobs events metrics
  plans licenses grants budgets taxes receipts parcels routes slots rooms seats`);
const VERBS =
  list(`place load sync render charge settle index import export merge purge reserve cancel
  refund validate publish fetch store parse encode decode flush rotate migrate rebuild archive restore assign
  notify schedule resolve apply commit dispatch collect expire refresh verify attach split`);
const SUFFIXES = list(
  'Service Repository Handler Controller Store Client Worker Mapper Factory Gateway Job Cache',
);
const SERVICES =
  list(`billing search mail shop checkout identity gateway reporting warehouse pricing stock
  recommendations fulfilment tracking ledger-api media-proxy session-cache order-queue audit-log tax-engine
  geo-lookup pdf-printer feed-writer image-resizer`);
const PACKAGES =
  list(`left-pad express lodash zod numpy pandas lxml pillow cryptography protobuf grpcio openssl
  libpq5 zlib1g libxml2 jackson-databind guava netty snakeyaml Newtonsoft.Json Npgsql Serilog sharp bcrypt
  sqlite3 canvas esbuild webpack rollup psycopg2 mysqlclient uvloop pydantic boto3 urllib3`);
const ENDPOINTS =
  list(`api.stripe.com smtp.sendgrid.net s3.amazonaws.com api.twilio.com hooks.slack.com
  login.microsoftonline.com storage.googleapis.com api.github.com registry.npmjs.org vault.azure.net
  www.paypal.com api.mailgun.net maps.googleapis.com sqs.eu-west-1.amazonaws.com api.iyzipay.com`);

/** The system's error messages: the text, and its errno if it has one. */
const REASONS: readonly (readonly [text: string, number?: number, name?: string])[] = [
  ['Connection refused', 111, 'ECONNREFUSED'],
  ['Connection timed out', 110, 'ETIMEDOUT'],
  ['Connection reset by peer', 104, 'ECONNRESET'],
  ['No such file or directory', 2, 'ENOENT'],
  ['Permission denied', 13, 'EACCES'],
  ['No space left on device', 28, 'ENOSPC'],
  ['Too many open files', 24, 'EMFILE'],
  ['Address already in use', 98, 'EADDRINUSE'],
  ['Broken pipe', 32, 'EPIPE'],
  ['No route to host', 113, 'EHOSTUNREACH'],
  ['Cannot allocate memory', 12, 'ENOMEM'],
  ['Read-only file system', 30, 'EROFS'],
  ['Resource temporarily unavailable', 11, 'EAGAIN'],
  ['Operation not permitted', 1, 'EPERM'],
  ['Temporary failure in name resolution'],
  ['certificate has expired'],
  ['certificate verify failed'],
  ['wrong version number'],
  ['unexpected eof while reading'],
  ['password authentication failed'],
  ['quota exceeded'],
  ['context deadline exceeded'],
  ['checksum mismatch'],
  ['invalid signature'],
  ['unsupported protocol'],
  ['not authorized to perform this operation'],
  ['stale handle'],
  ['protocol version mismatch'],
  ['self-signed certificate in certificate chain'],
  ['unexpected end of stream'],
];

const CHOICES: Record<string, readonly string[]> = {
  Service: SERVICES,
  Package: PACKAGES,
  Image: SERVICES,
  Endpoint: ENDPOINTS,
  Noun: NOUNS,
  Table: [
    ...NOUNS,
    ...NOUNS.map((noun) => `${noun}_archive`),
    ...NOUNS.map((noun) => `${noun}_lines`),
    ...NOUNS.map((noun) => `${noun}_history`),
  ],
  Queue: [...NOUNS.map((noun) => `${noun}.created`), ...NOUNS.map((noun) => `${noun}.retry`)],
  Column: list(
    'id total currency owner_id created_at state email amount parent_id locale valid_until sku weight vat_rate external_ref position checksum payload slug priority retries',
  ),
  Setting: list(
    'SECRET_KEY DATABASES ALLOWED_HOSTS CACHES STATIC_ROOT DEFAULT_FROM_EMAIL SESSION_ENGINE',
  ),
  Database: list('at "10.0.3.7" at "db.internal" on socket "/var/run/postgresql/.s.PGSQL.5432"')
    .join(' ')
    .split(/ (?=at|on)/),
  DbError: list(
    'OperationalError ProgrammingError IntegrityError InternalError DataError InterfaceError',
  ),
  Exception: list(
    'ConnectionError TimeoutError ValueError RuntimeError LookupError ResponseError AuthenticationError NotSupportedError DecodeError StateError',
  ),
  NetException: list(
    'ConnectException SocketTimeoutException UnknownHostException SocketException NoRouteToHostException ConnectTransportException',
  ),
  KafkaError: list(
    'NotLeaderOrFollowerException RecordTooLargeException UnknownTopicOrPartitionException CorruptRecordException TimeoutException SaslAuthenticationException InvalidReplicationFactorException',
  ),
  CassandraError: list(
    'ReadTimeoutException WriteTimeoutException UnavailableException ReadFailureException',
  ),
  Condition: list(
    'NotNullViolation AccessDenied Throttling UndefinedTable NetworkPluginNotReady NotFound Forbidden Conflict NOT_ENOUGH_REPLICAS InvalidParameterValue DependencyViolation UndefinedColumn ExpiredToken',
  ),
  Signal: list('6 7 9 11 15'),
  Signame: list('SIGABRT SIGBUS SIGKILL SIGSEGV SIGTERM'),
  Exitcode: list('1 2 126 127 137 139 143 203 217 226 255 404'),
  Code: list('OUT_OF_RANGE INVALID_ARG_VALUE HTTP_INVALID_STATUS_CODE BUFFER_OUT_OF_BOUNDS'),
  Type: list('integer bigint text uuid jsonb boolean date keyword long double'),
  Sqlstate: list('42S02 42S22 23000 HY000 08004 40001 22007'),
  Mysql: list('1054 1146 1213 1205 1062 1452 1040'),
  Number: list('2304 2322 2339 2345 10 18 19 20 21 1054 10069 10584 12263 14064'),
  Rustc: list('0412 0425 0433 0432 0599'),
  Hresult: list('0x80131040 0x8007000B 0x80070002 0xC0000005'),
  Openssl: list('0A000086 0A00010B 80000002 0A000126 0A000412 14094410 1408F10B'),
  Layer: [
    'Layer4 connection problem',
    'Layer4 timeout',
    'Layer6 invalid response',
    'Layer7 wrong status',
    'Layer7 timeout',
  ],
  Grpc: list(
    'Unknown Unavailable DeadlineExceeded Internal NotFound ResourceExhausted PermissionDenied',
  ),
  Resource: list('cpu memory ephemeral-storage nvidia.com/gpu pods inodes'),
  Probe: list('Liveness Readiness Startup'),
  Memberstate: list('PRIMARY SECONDARY RECOVERING ROLLBACK STARTUP2 available active ready'),
  Mongo: list(
    'NotWritablePrimary InterruptedAtShutdown CursorNotFound StaleConfig SnapshotUnavailable MaxTimeMSExpired',
  ),
  Rabbit: list('precondition_failed not_found access_refused resource_locked'),
  Erlang: list('eaddrinuse eacces emfile enoent'),
  Device: list('sda1 sdb sdc2 nvme0n1 nvme1n1p1 dm-0 md127 vda1'),
  Library: list(
    'libssl.so.1.1 libpq.so.5 libcrypto.so.3 libxml2.so.2 libcurl.so.4 libz.so.1 libuv.so.1 libjemalloc.so.2 libprotobuf.so.32 libicuuc.so.66',
  ),
  Symver: list('GLIBC_2.34 GLIBC_2.28 GLIBCXX_3.4.29 OPENSSL_3.0.0 OPENSSL_1_1_1'),
  Result: list('exit-code signal timeout core-dump oom-kill watchdog start-limit-hit resources'),
  Step: list('EXEC USER CHDIR NAMESPACE CGROUP STATE_DIRECTORY'),
  Dsn: list('5.1.1 4.4.1 5.7.1 4.7.0 5.7.26'),
  Acme: list('rateLimited unauthorized badNonce dns caa connection'),
  Kex: ['key exchange method', 'host key type', 'cipher', 'MAC'],
  Cipher: list(
    'diffie-hellman-group1-sha1 ssh-rsa ssh-dss aes128-cbc hmac-md5 ecdsa-sha2-nistp256',
  ),
  Rcode: list('SERVFAIL REFUSED NXDOMAIN FORMERR NOTIMP'),
  Rrtype: list('A AAAA MX TXT CAA SRV DNSKEY'),
};

/** How names are written in a programming language. */
export type NameStyle = 'snake' | 'camel';

/** The values of one incident's slots, drawn when first asked for. */
export class SlotValues {
  readonly #values = new Map<string, string>();
  readonly #random: { pick<Item>(items: readonly Item[]): Item };
  readonly #style: NameStyle;

  constructor(random: { pick<Item>(items: readonly Item[]): Item }, style: NameStyle) {
    this.#random = random;
    this.#style = style;
  }

  /** The value of `Table`, `Func`, …: the same each time. */
  of(slot: string): string {
    const known = this.#values.get(slot);
    if (known !== undefined) return known;
    const value = this.#draw(slot);
    this.#values.set(slot, value);
    return value;
  }

  /** Forgets some of the values, so that they are drawn again: for a sibling of the same incident. */
  without(slots: readonly string[]): SlotValues {
    const copy = new SlotValues(this.#random, this.#style);
    for (const [slot, value] of this.#values)
      if (!slots.includes(slot)) copy.#values.set(slot, value);
    return copy;
  }

  #draw(slot: string): string {
    if (slot === 'Reason' || slot === 'Errnum' || slot === 'Errno') {
      const [text, number = 5, name = 'EIO'] = this.#random.pick(REASONS);
      this.#values.set('Reason', text).set('Errnum', String(number)).set('Errno', name);
      return this.of(slot);
    }
    if (slot === 'Func') return functionName(this.#random, this.#style);
    if (slot === 'Class') return capital(this.#random.pick(NOUNS)) + this.#random.pick(SUFFIXES);
    if (slot === 'Module')
      return `${this.#random.pick(NOUNS)}_${this.#random.pick(list('core api db utils models tasks client plugin'))}`;
    if (slot === 'Unit')
      return `${this.#random.pick(SERVICES)}-${this.#random.pick(list('web worker cron sync backup proxy'))}`;
    const choices = CHOICES[slot];
    if (!choices) throw new Error(`no words for the slot ${slot}`);
    return this.#random.pick(choices);
  }
}

export function functionName(
  random: { pick<Item>(items: readonly Item[]): Item },
  style: NameStyle,
): string {
  const [verb, noun] = [random.pick(VERBS), random.pick(NOUNS)];
  return style === 'snake' ? `${verb}_${noun}` : verb + capital(noun);
}

function capital(word: string): string {
  return (word[0] ?? '').toUpperCase() + word.slice(1);
}

export const PLAIN_SERVICES: readonly string[] = SERVICES;
