/** Frames of a runtime's own machinery: every trace of its programs has them. */
import { FRAME_MARK } from '../token.ts';

/** As `readFrame` writes them: `file:function`, or one symbol for both. */
const MACHINERY: readonly RegExp[] = [
  // JVM: threads, pools, reflection, proxies; servlet containers and their chains
  /^(?:java\.lang\.(?:Thread|reflect|Class|ClassLoader)|java\.util\.(?:concurrent|TimerTask|Timer|stream)|java\.security\.AccessController|java\.net\.URLClassLoader|(?:jdk|sun)\.(?:internal\.)?(?:reflect|misc|launcher)|javax\.(?:security\.auth|servlet)|java\.base|scala\.(?:collection|concurrent|util)|kotlin(?:x\.coroutines)?\.|io\.netty\.(?:channel|util)|org\.apache\.(?:catalina|coyote|tomcat\.util|felix|maven)|org\.eclipse\.jetty|org\.springframework\.(?:web\.filter|aop|cglib|boot\.loader|security\.web)|org\.gradle\.(?:internal|api\.internal|launcher)|com\.sun\.proxy|org\.junit|groovy\.lang|org\.codehaus\.groovy)/,
  // Node: its loader, events, streams and timers
  /(?:^|:)(?:Object\.)?(?:Module\.|Module\b|Function\.(?:Module|execute|_load|load)|ModuleJob|ModuleLoader|ModuleWrap|cjsLoader|wrapModuleLoad|TracingChannel|processTicksAndRejections|process\.|runMicrotasks|listOnTimeout|processTimers|processImmediate|emit(?:None|One|Two|Three|Many)?$|emitErrorNT|emitErrorAndCloseNT|endReadableNT|onErrorNT|Socket\.|Interface\.|Pipe\.|TCP\.|EventEmitter\.|FSReqCallback|bootstrap_node|startup$|tryModuleLoad|maybeClose|ChildProcess\.|Layer\.handle|next$|Generator\.|Promise\b|new Promise|asyncGeneratorStep|_next$|__awaiter|fulfilled|rejected|step$)/,
  /^(?:node:|loader(?:\.js)?:|events(?:\.js)?:|timers(?:\.js)?:|domain(?:\.js)?:|net(?:\.js)?:|child_process(?:\.js)?:|module\.js:|bootstrap_node\.js|run_main|task_queues|translators|module_job)/,
  // Python: threads, pools, imports, asyncio, and how servers call an application
  /^(?:threading\.py|_bootstrap|runpy\.py|importlib|__init__\.py:import_module|base_events\.py|runners\.py|events\.py:_run|futures\.py|thread\.py:run|contextlib\.py|pool\.py:worker|process\.py:(?:_bootstrap|run)|popen_|forking|spawn\.py|_in_process\.py|pyproject_hooks|build_meta\.py|setuptools|core\.py:(?:setup|run_commands|invoke|main|__call__)|dist\.py:run_command|cmd\.py|arbiter\.py|base\.py:(?:run|init_process|load_wsgi|wsgi)|string:|<?frozen|<?string|socketserver\.py|serving\.py|app\.py:(?:wsgi_app|full_dispatch_request|dispatch_request|__call__|reraise|handle_exception)|exception\.py:inner|deprecation\.py|handlers?\.py:(?:inner|get_response)|wsgi\.py|protocol\.py:handle|applications\.py|routing\.py|errors\.py:__call__|trace\.py|builtins?\.py|six\.py|_collections_abc)/,
  // Go: the runtime, and a server's loop
  /^(?:runtime[./]|internal\/runtime|panic\.go|proc\.go|asm_|signal_|hashmap|map(?:_|\.go)|net\/http\.|server\.go|main\.main|sync\.|testing\.|created|reflect\.|golang\.org\/x\/sync|github\.com\/spf13\/cobra|command\.go|value\.go)/,
  // C: libc, threads, an interpreter that is embedded, crash handlers
  /^(?:libc(?:-#)?\.so|libpthread|ld-linux|libstdc|libpython|uwsgi:|mysqld:(?:my_print_stacktrace|handle_fatal_signal)|redis-server.*:(?:logStackTrace|sigsegvHandler|bioProcessBackgroundJobs|main|aeMain|aeProcessEvents|_start|LogStackTrace|AbortHandler|raise|abort)|mongod.*:(?:mongo.*printStackTrace|_start|main)|.*:(?:start_thread|__libc_start_main|clone|_start|main|__kernel_rt_sigreturn|Py\w+|_Py\w+|PyEval\w*|uwsgi_\w+))/,
  // Ruby: threads, monitors, Bundler and Rack servers
  /^(?:monitor\.rb|thread\.rb|puma|server\.rb:|thread_pool\.rb|configuration\.rb:|bundler|kernel_require\.rb|require\.rb|cli\.rb|zeitwerk|bootsnap|dependencies\.rb|core_ext|notifications\.rb|callbacks\.rb|railtie|rack|command\.rb|base\.rb:(?:perform|dispatch)|task\.rb|application\.rb:(?:run|invoke_task))/,
  // .NET: tasks, delegates, the pipeline
  /^(?:System\.(?:Threading|Runtime|RuntimeMethodHandle|Reflection|AppDomain|Environment|Linq)|Microsoft\.AspNetCore\.(?:Mvc\.Infrastructure|Routing|Server|Builder|Diagnostics|Hosting)|Microsoft\.Extensions\.(?:Hosting|DependencyInjection))/,
  // Rust and PHP
  /^(?:std::|core::|alloc::|tokio::|rust_begin_unwind|__rust|_start|main$|Pipeline\.php|Kernel\.php|index\.php|Router\.php|Container\.php|BoundMethod\.php|Util\.php|Application\.php|artisan|Command\.php|HandleExceptions\.php)/,
];

/** Whether a line is only such a frame. */
export function isMachinery(said: string): boolean {
  if (!said.startsWith(FRAME_MARK) || said.includes(' ')) return false;
  const frame = said.slice(FRAME_MARK.length);
  return MACHINERY.some((pattern) => pattern.test(frame));
}
