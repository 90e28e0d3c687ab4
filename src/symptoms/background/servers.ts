/** What servers print at every start, stop and crash: banners, crash handlers and their advice. */
export const SERVERS = `
*** Starting uWSGI 2.0.18 (64bit) on [Mon Jun 24 10:20:11 2019] ***
compiled with version: 7.3.0 on 24 June 2019 10:20:11
os: Linux-4.15.0-52-generic #56-Ubuntu SMP Tue Jun 4 22:49:08 UTC 2019
nodename: web-1
machine: x86_64
clock source: unix
pcre jit disabled
detected number of CPU cores: 4
current working directory: /srv/app
detected binary path: /usr/local/bin/uwsgi
your processes number limit is 31805
your memory page size is 4096 bytes
detected max file descriptor number: 1024
lock engine: pthread robust mutexes
thunder lock: disabled (you can enable it with --thunder-lock)
uwsgi socket 0 bound to TCP address :9000 fd 3
uWSGI http bound on :8000 fd 4
spawned uWSGI http 1 (pid: 12)
Python version: 3.6.8 (default, Jan 14 2019, 11:02:34) [GCC 8.0.1]
*** Python threads support is disabled. You can enable it with --enable-threads ***
Python main interpreter initialized at 0x55d3
python threads support enabled
your server socket listen backlog is limited to 100 connections
your mercy for graceful operations on workers is 60 seconds
mapped 145840 bytes (142 KB) for 1 cores
*** Operational MODE: single process ***
*** Operational MODE: preforking ***
*** Operational MODE: preforking+threaded ***
WSGI app 0 (mountpoint='') ready in 1 seconds on interpreter 0x55d3 pid: 1 (default app)
*** uWSGI is running in multiple interpreter mode ***
*** no app loaded. going in full dynamic mode ***
*** WARNING: you are running uWSGI as root !!! (use the --uid flag) ***
*** WARNING: you are running uWSGI without its master process manager ***
spawned uWSGI master process (pid: 1)
spawned uWSGI worker 1 (pid: 12, cores: 1)
spawned uWSGI worker 1 (and the only) (pid: 12, cores: 1)
worker 1 buried after 1 seconds
Respawned uWSGI worker 1 (new pid: 12)
DAMN ! worker 1 (pid: 12) died :( trying respawn ...
DAMN ! worker 1 (pid: 12) died, killed by signal 11 :( trying respawn ...
DAMN ! worker 1 (pid: 12) MUST be killed :( trying respawn ...
!!! uWSGI process 12 got Segmentation Fault !!!
*** backtrace of 12 ***
*** end of backtrace ***
*** HARAKIRI ON WORKER 1 (pid: 12, try: 1) ***
SIGINT/SIGTERM received...killing workers...
SIGINT/SIGQUIT received...killing workers...
...gracefully killing workers...
Gracefully killing worker 1 (pid: 12)...
goodbye to uWSGI.
VACUUM: unix socket removed.
*** has_emperor mode detected (fd: 7) ***
[emperor] curse the uwsgi instance app.ini (pid: 12)
[INFO] Starting gunicorn 20.0.4
[INFO] Listening at: http://0.0.0.0:8000 (1)
[INFO] Using worker: sync
[INFO] Booting worker with pid: 12
[INFO] Worker exiting (pid: 12)
[INFO] Handling signal: term
[INFO] Shutting down: Master
[INFO] Reason: Worker failed to boot.
[ERROR] Exception in worker process
[WARNING] Worker with pid 12 was terminated due to signal 9
[ERROR] Worker (pid:12) exited with code 1
[ERROR] Error handling request /
Error handling request
INFO:     Started server process [1]
INFO:     Waiting for application startup.
INFO:     Application startup complete.
ERROR:    Application startup failed. Exiting.
ERROR:    Exception in ASGI application
INFO:     Shutting down
INFO:     Finished server process [1]
INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)
ERROR: Exception on / [GET]
Internal Server Error: /
Watching for file changes with StatReloader
Performing system checks...
System check identified no issues (0 silenced).
Starting development server at http://127.0.0.1:8000/
Quit the server with CONTROL-C.
 * Debug mode: off
 * Running on http://127.0.0.1:5000
WARNING: This is a development server. Do not use it in a production deployment. Use a production WSGI server instead.
celery@worker ready.
[tasks]
mingle: searching for neighbors
mingle: all alone
worker: Warm shutdown (MainProcess)
worker: Hitting Ctrl+C again will terminate all running tasks!
Task app.tasks.run[uuid] received
Task app.tasks.run[uuid] succeeded in 0.1s: None
Task app.tasks.run[uuid] raised unexpected:
Unrecoverable error:
Trying again in 2.00 seconds... (1/100)
/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration
/docker-entrypoint.sh: Looking for shell scripts in /docker-entrypoint.d/
/docker-entrypoint.sh: Launching /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh
/docker-entrypoint.sh: Sourcing /docker-entrypoint.d/15-local-resolvers.envsh
/docker-entrypoint.sh: Launching /docker-entrypoint.d/20-envsubst-on-templates.sh
/docker-entrypoint.sh: Launching /docker-entrypoint.d/30-tune-worker-processes.sh
/docker-entrypoint.sh: Configuration complete; ready for start up
10-listen-on-ipv6-by-default.sh: info: Getting the checksum of /etc/nginx/conf.d/default.conf
10-listen-on-ipv6-by-default.sh: info: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf
10-listen-on-ipv6-by-default.sh: info: IPv6 listen already enabled
10-listen-on-ipv6-by-default.sh: Getting the checksum of /etc/nginx/conf.d/default.conf
10-listen-on-ipv6-by-default.sh: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf
20-envsubst-on-templates.sh: Running envsubst on /etc/nginx/templates/default.conf.template to /etc/nginx/conf.d/default.conf
using the "epoll" event method
nginx/1.21.6
built by gcc 10.2.1 20210110 (Debian 10.2.1-6)
OS: Linux 5.10.0
getrlimit(RLIMIT_NOFILE): 1048576:1048576
start worker processes
start worker process 30
signal 3 (SIGQUIT) received, shutting down
signal 15 (SIGTERM) received from 1, exiting
gracefully shutting down
worker process 30 exited with code 0
worker process 30 exited on signal 11
nginx: configuration file /etc/nginx/nginx.conf test failed
nginx: the configuration file /etc/nginx/nginx.conf syntax is ok
nginx: configuration file /etc/nginx/nginx.conf test is successful
client 10.0.0.1 closed keepalive connection
AH00558: apache2: Could not reliably determine the server's fully qualified domain name, using 172.17.0.2. Set the 'ServerName' directive globally to suppress this message
AH00489: Apache/2.4.41 (Unix) configured -- resuming normal operations
AH00094: Command line: 'httpd -D FOREGROUND'
AH00169: caught SIGTERM, shutting down
AH00171: Graceful restart requested, doing restart
AH00052: child pid 12 exit signal Segmentation fault (11)
AH00051: child pid 12 exit signal Segmentation fault (11), possible coredump in /etc/apache2
NOTICE: fpm is running, pid 1
NOTICE: ready to handle connections
NOTICE: systemd monitor interval set to 10000ms
NOTICE: Terminating ...
NOTICE: exiting, bye-bye!
NOTICE: error log file re-opened
NOTICE: configuration file /etc/php-fpm.conf test is successful
NOTICE: [pool www] child 12 started
WARNING: [pool www] child 12 exited on signal 11 (SIGSEGV) after 7.1 seconds from start
WARNING: [pool www] child 12 exited with code 0 after 7.1 seconds from start
PostgreSQL Database directory appears to contain a database; Skipping initialization
PostgreSQL init process complete; ready for start up.
The files belonging to this database system will be owned by user "postgres".
This user must also own the server process.
Data page checksums are disabled.
LOG:  starting PostgreSQL 13.3 (Debian 13.3-1.pgdg100+1) on x86_64-pc-linux-gnu, compiled by gcc (Debian 8.3.0-6) 8.3.0, 64-bit
LOG:  listening on IPv4 address "0.0.0.0", port 5432
LOG:  listening on IPv6 address "::", port 5432
LOG:  listening on Unix socket "/var/run/postgresql/.s.PGSQL.5432"
LOG:  database system is ready to accept connections
LOG:  database system is ready to accept read only connections
LOG:  database system was shut down at 2021-06-01 06:43:28 UTC
LOG:  database system was shut down in recovery at 2021-06-01 06:43:28 UTC
LOG:  database system was interrupted; last known up at 2021-06-01 06:43:28 UTC
LOG:  database system was not properly shut down; automatic recovery in progress
LOG:  database system is shut down
LOG:  redo starts at 0/15D6A28
LOG:  redo done at 0/15D6A28 system usage: CPU: user: 0.00 s, system: 0.00 s, elapsed: 0.00 s
LOG:  redo is not required
LOG:  invalid record length at 0/15D6A28: wanted 24, got 0
LOG:  entering standby mode
LOG:  consistent recovery state reached at 0/15D6A28
LOG:  started streaming WAL from primary at 0/15000000 on timeline 1
LOG:  received fast shutdown request
LOG:  received smart shutdown request
LOG:  received immediate shutdown request
LOG:  aborting any active transactions
LOG:  shutting down
LOG:  all server processes terminated; reinitializing
LOG:  terminating any other active server processes
LOG:  server process (PID 12) was terminated by signal 11: Segmentation fault
LOG:  server process (PID 12) was terminated by signal 9: Killed
LOG:  startup process (PID 12) was terminated by signal 6: Aborted
LOG:  startup process (PID 12) exited with exit code 1
LOG:  aborting startup due to startup process failure
LOG:  background worker "logical replication launcher" (PID 12) exited with exit code 1
LOG:  autovacuum launcher started
LOG:  autovacuum launcher shutting down
LOG:  checkpoint starting: time
LOG:  checkpoint starting: shutdown immediate
LOG:  checkpoint complete: wrote 3 buffers (0.0%); 0 WAL file(s) added, 0 removed, 0 recycled; write=0.001 s, sync=0.001 s, total=0.005 s
LOG:  connection received: host=10.0.0.1 port=12345
LOG:  connection authorized: user=postgres database=shop
LOG:  disconnection: session time: 0:00:00.012 user=postgres database=shop host=10.0.0.1 port=12345
LOG:  logical replication launcher started
LOG:  redirecting log output to logging collector process
HINT:  Future log output will appear in directory "log".
DETAIL:  Failed process was running: SELECT 1
DETAIL:  The postmaster has commanded this server process to roll back the current transaction and exit, because another server process exited abnormally and possibly corrupted shared memory.
HINT:  In a moment you should be able to reconnect to the database and repeat your command.
HINT:  See server log for query details.
WARNING:  terminating connection because of crash of another server process
FATAL:  the database system is starting up
FATAL:  the database system is shutting down
FATAL:  the database system is in recovery mode
FATAL:  terminating connection due to administrator command
CONTEXT:  SQL statement
pg_ctl: could not start server
Examine the log output.
waiting for server to start....
server stopped
mysqld got signal 11 ;
mysqld got signal 6 ;
mysqld got exception 0xc0000005 ;
This could be because you hit a bug. It is also possible that this binary
or one of the libraries it was linked against is corrupt, improperly built,
or misconfigured. This error can also be caused by malfunctioning hardware.
Sorry, we probably made a mistake, and this is a bug.
Your assistance in bug reporting will enable us to fix this for the next release.
To report this bug, see https://mariadb.com/kb/en/reporting-bugs about how to report a bug on https://jira.mariadb.org
Attempting to collect some information that could help diagnose the problem.
We will try our best to scrape up some info that will hopefully help
diagnose the problem, but since we have already crashed,
something is definitely wrong and this may fail.
As this is a crash and something is definitely wrong, the information
collection process might fail.
key_buffer_size=134217728
read_buffer_size=131072
max_used_connections=1
max_threads=153
thread_count=0
It is possible that mysqld could use up to
key_buffer_size + (read_buffer_size + sort_buffer_size)*max_threads = 467422 K  bytes of memory
Hope that's ok; if not, decrease some variables in the equation.
Thread pointer: 0x0
Attempting backtrace. You can use the following information to find out
where mysqld died. If you see no messages after this, something went
terribly wrong...
stack_bottom = 0x0 thread_stack 0x49000
stack_bottom = 7f1a thread_stack 0x49000
Trying to get some variables.
Some pointers may be invalid and cause the dump to abort.
Query (0x7f1a): is an invalid pointer
Connection ID (thread ID): 1
Status: NOT_KILLED
Optimizer switch: index_merge=on,index_merge_union=on
The manual page at http://dev.mysql.com/doc/mysql/en/crashing.html contains
information that should help you find out what is causing the crash.
The manual page at https://mariadb.com/kb/en/how-to-produce-a-full-stack-trace-for-mariadbd/ contains
Writing a core file...
Writing a core file at
Working directory at /var/lib/mysql
Resource Limits:
Core pattern: core
Fatal signal 11 while backtracing
Server version: 10.5.8-MariaDB source revision: abcdef
InnoDB: Using Linux native AIO
InnoDB: The InnoDB memory heap is disabled
InnoDB: Mutexes and rw_locks use GCC atomic builtins
InnoDB: GCC builtin __atomic_thread_fence() is used for memory barrier
InnoDB: Compressed tables use zlib 1.2.11
InnoDB: Number of pools: 1
InnoDB: Using CPU crc32 instructions
InnoDB: Using SSE4.2 crc32 instructions
InnoDB: Initializing buffer pool, total size = 128M, instances = 1, chunk size = 128M
InnoDB: Completed initialization of buffer pool
InnoDB: Highest supported file format is Barracuda.
InnoDB: Starting crash recovery.
InnoDB: Starting crash recovery from checkpoint LSN=12345
InnoDB: Database was not shutdown normally!
InnoDB: Restoring possible half-written data pages from the doublewrite buffer...
InnoDB: Doing recovery: scanned up to log sequence number 12345
InnoDB: Starting shutdown...
InnoDB: Shutdown completed; log sequence number 12345
InnoDB: FTS optimize thread exiting.
InnoDB: If the corrupt page is in an index you can also try to
InnoDB: We intentionally generate a memory trap.
InnoDB: Submit a detailed bug report to http://bugs.mysql.com.
InnoDB: If you get repeated assertion failures or crashes, even
InnoDB: immediately after the mysqld startup, there may be
InnoDB: corruption in the InnoDB tablespace. Please refer to
InnoDB: about forcing recovery.
InnoDB: Assertion failure in thread 12 in file row.cc line 12
Plugin 'FEDERATED' is disabled.
Plugin 'InnoDB' init function returned error.
Plugin 'InnoDB' registration as a STORAGE ENGINE failed.
Plugin initialization aborted with error Generic error.
Failed to initialize builtin plugins.
Failed to initialize plugins.
Failed to initialize DD Storage Engine.
Data Dictionary initialization failed.
Unknown/unsupported storage engine: InnoDB
Aborting
Binlog end
Shutdown complete
Normal shutdown
Event Scheduler: Purging the queue. 0 events
/usr/sbin/mysqld: Normal shutdown
/usr/sbin/mysqld: Shutdown complete
/usr/sbin/mysqld: ready for connections.
/usr/sbin/mysqld (mysqld 8.0.21) starting as process 1
mysqld: ready for connections. Version: '8.0.21' socket: '/var/run/mysqld/mysqld.sock' port: 3306 MySQL Community Server - GPL.
Server hostname (bind-address): '*'; port: 3306
Server socket created on IP: '::'.
CA certificate ca.pem is self signed.
Skipping generation of SSL certificates as certificate files are present in data directory.
[Entrypoint]: Entrypoint script for MySQL Server 8.0.21-1debian10 started.
[Entrypoint]: Switching to dedicated user 'mysql'
TIMESTAMP with implicit DEFAULT value is deprecated. Please use --explicit_defaults_for_timestamp server option (see documentation for more details).
Warning: A partial match was found
mysqld_safe Starting mysqld daemon with databases from /var/lib/mysql
mysqld_safe mysqld from pid file /var/run/mysqld/mysqld.pid ended
mysqld_safe Number of processes running now: 0
mysqld_safe mysqld restarted
=== REDIS BUG REPORT START: Cut & paste starting from here ===
=== REDIS BUG REPORT END. Make sure to include from START to END. ===
=== VALKEY BUG REPORT START: Cut & paste starting from here ===
Redis 6.0.9 crashed by signal: 11, si_code: 1
Redis version: 3.2.100
Crashed running the instruction at: 0x55d3
Accessing address: 0x10
Failed assertion:
------ STACK TRACE ------
--- STACK TRACE
--- ABORT
EIP:
Backtrace:
------ INFO OUTPUT ------
------ CLIENT LIST OUTPUT ------
------ CURRENT CLIENT INFO ------
------ MODULES INFO OUTPUT ------
------ CONFIG DEBUG OUTPUT ------
------ REGISTERS ------
------ FAST MEMORY TEST ------
------ DUMPING CODE AROUND EIP ------
Bio thread for job type #0 terminated
Bio thread for job type #0 can be joined
*** Preparing to test memory region 55d3 (1234 bytes)
Fast memory test PASSED, however your memory can still be broken. Please run a memory test for several hours if possible.
Please report the crash by opening an issue on github:
http://github.com/redis/redis/issues
If a Redis module was involved, please open in the module's repo instead.
Suspect RAM error? Use redis-server --test-memory to verify it.
Some other issues could be detected by redis-server --check-system
oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo
Redis version=6.0.9, bits=64, commit=00000000, modified=0, pid=1, just started
Configuration loaded
Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf
WARNING overcommit_memory is set to 0! Background save may fail under low memory condition. To fix this issue add 'vm.overcommit_memory = 1' to /etc/sysctl.conf and then reboot or run the command 'sysctl vm.overcommit_memory=1' for this to take effect.
WARNING Memory overcommit must be enabled! Without it, a background save or replication may fail under low memory condition. Being disabled, it can also cause failures without low memory condition, see https://github.com/jemalloc/jemalloc/issues/1328. To fix this issue add 'vm.overcommit_memory = 1' to /etc/sysctl.conf and then reboot or run the command 'sysctl vm.overcommit_memory=1' for this to take effect.
WARNING you have Transparent Huge Pages (THP) support enabled in your kernel. This will create latency and memory usage issues with Redis. To fix this issue run the command 'echo never > /sys/kernel/mm/transparent_hugepage/enabled' as root, and add it to your /etc/rc.local in order to retain the setting after a reboot. Redis must be restarted after THP is disabled.
WARNING: The TCP backlog setting of 511 cannot be enforced because /proc/sys/net/core/somaxconn is set to the lower value of 128.
monotonic clock: POSIX clock_gettime
Running mode=standalone, port=6379.
Server initialized
Server started, Redis version 3.2.100
Ready to accept connections
Ready to accept connections tcp
DB loaded from disk: 0.000 seconds
Loading RDB produced by version 6.0.9
RDB age 12 seconds
RDB memory usage when created 0.77 Mb
The server is now ready to accept connections on port 6379
User requested shutdown...
Saving the final RDB snapshot before exiting.
DB saved on disk
Redis is now ready to exit, bye bye...
10 changes in 300 seconds. Saving...
Background saving started by pid 12
Background saving terminated with success
RDB: 0 MB of memory used by copy-on-write
Replica 10.0.0.1:6379 asks for synchronization
Connecting to MASTER 10.0.0.1:6379
MASTER <-> REPLICA sync started
Non blocking connect for SYNC fired the event.
Master replied to PING, replication can continue...
MongoDB starting : pid=1 port=27017 dbpath=/data/db 64-bit host=db
MongoDB starting
db version v4.2.0
git version: abcdef
options: {}
allocator: tcmalloc
modules: none
build environment:
target_arch: x86_64
waiting for connections on port 27017
Waiting for connections
connection accepted from 10.0.0.1:12345 #1 (1 connection now open)
end connection 10.0.0.1:12345 (0 connections now open)
received client metadata from 10.0.0.1:12345 conn1: { driver: { name: "nodejs", version: "3.2.7" }, os: { type: "Linux" } }
Connection accepted
Connection ended
client metadata
Initialized wire specification
***aborting after fassert() failure
Fatal assertion
Fatal Assertion 28558 at src/mongo/db/storage.cpp 12
Got signal: 6 (Aborted).
Got signal: 11 (Segmentation fault).
----- BEGIN BACKTRACE -----
-----  END BACKTRACE  -----
Writing fatal message
BACKTRACE
Frame
now exiting
dbexit: rc: 14
shutting down with code:14
shutdown: going to close listening sockets...
shutdown: going to flush diaglog...
Automatically disabling TLS 1.0, to force-enable TLS 1.0 specify --sslDisabledProtocols 'none'
** WARNING: Access control is not enabled for the database.
**          Read and write access to data and configuration is unrestricted.
** WARNING: Using the XFS filesystem is strongly recommended with the WiredTiger storage engine
**          See http://dochub.mongodb.org/core/prodnotes-filesystem
This may be due to data corruption. Please read the documentation for starting MongoDB with --repair here: http://dochub.mongodb.org/core/repair
wiredtiger_open config: create,cache_size=256M,session_max=20000
Detected data files in /data/db created by the 'wiredTiger' storage engine, so setting the active storage engine to 'wiredTiger'.
Setting up checkpoint
fatal error in thread [main], exiting
uncaught exception in thread [main]
Likely root cause:
For complete error details, refer to the log at /usr/share/elasticsearch/logs/docker-cluster.log
ERROR: Elasticsearch did not exit normally - check the logs at /usr/share/elasticsearch/logs/docker-cluster.log
ERROR: Elasticsearch exited unexpectedly
version[7.9.2], pid[1], build[default/docker/d34da0ea/2020-09-23T00:45:33Z], OS[Linux/5.4.0/amd64], JVM[AdoptOpenJDK/OpenJDK 64-Bit Server VM/15/15+36]
JVM home [/usr/share/elasticsearch/jdk], using bundled JDK [true]
JVM arguments [-Xshare:auto, -Des.networkaddress.cache.ttl=60]
loaded module [x-pack-core]
no plugins loaded
using [1] data paths, mounts [[/ (overlay)]], net usable_space [10gb], net total_space [20gb], types [overlay]
heap size [1gb], compressed ordinary object pointers [true]
initialized
starting ...
started
stopping ...
stopped
closing ...
closed
publish_address {10.0.0.1:9300}, bound_addresses {0.0.0.0:9300}
bound or publishing to a non-loopback address, enforcing bootstrap checks
INFO [KafkaServer id=0] started (kafka.server.KafkaServer)
INFO starting (kafka.server.KafkaServer)
INFO shutting down (kafka.server.KafkaServer)
INFO shut down completed (kafka.server.KafkaServer)
INFO [KafkaServer id=0] shutting down (kafka.server.KafkaServer)
INFO Kafka version: 2.8.0 (org.apache.kafka.common.utils.AppInfoParser)
INFO Kafka commitId: ebb1d6e21cc92130 (org.apache.kafka.common.utils.AppInfoParser)
INFO Kafka startTimeMs: 1617810391049 (org.apache.kafka.common.utils.AppInfoParser)
INFO Registered kafka:type=kafka.Log4jController MBean (kafka.utils.Log4jControllerRegistration$)
INFO Connecting to zookeeper on localhost:2181 (kafka.server.KafkaServer)
INFO Initiating client connection, connectString=localhost:2181 sessionTimeout=18000 watcher=kafka.zookeeper.ZooKeeperClient (org.apache.zookeeper.ZooKeeper)
INFO Opening socket connection to server localhost/127.0.0.1:2181. Will not attempt to authenticate using SASL (unknown error) (org.apache.zookeeper.ClientCnxn)
INFO Session establishment complete on server localhost/127.0.0.1:2181, sessionid = 0x10000, negotiated timeout = 18000 (org.apache.zookeeper.ClientCnxn)
INFO [ZooKeeperClient Kafka server] Closing. (kafka.zookeeper.ZooKeeperClient)
INFO [ZooKeeperClient Kafka server] Closed. (kafka.zookeeper.ZooKeeperClient)
INFO [ZooKeeperClient Kafka server] Connected. (kafka.zookeeper.ZooKeeperClient)
INFO [ThrottledChannelReaper-Fetch]: Starting (kafka.server.ClientQuotaManager$ThrottledChannelReaper)
INFO Session: 0x10000 closed (org.apache.zookeeper.ZooKeeper)
INFO EventThread shut down for session: 0x10000 (org.apache.zookeeper.ClientCnxn)
ERROR [KafkaServer id=0] Fatal error during KafkaServer startup. Prepare to shutdown (kafka.server.KafkaServer)
ERROR Exiting Kafka due to fatal exception (kafka.Kafka$)
ERROR Exiting Kafka. (kafka.Kafka$)
Fatal error during KafkaServer startup. Prepare to shutdown
INFO Server environment:os.name=Linux (org.apache.zookeeper.server.ZooKeeperServer)
Unexpected exception, exiting abnormally
Error parsing HTTP request header
Note: further occurrences of HTTP header parsing errors will be logged at DEBUG level.
Note: further occurrences of HTTP request parsing errors will be logged at DEBUG level.
Socket accept failed
Servlet.service() for servlet [dispatcherServlet] in context with path [] threw exception [Request processing failed; nested exception is java.lang.Exception] with root cause
Servlet.service() for servlet jsp threw exception
Starting ProtocolHandler ["http-nio-8080"]
Initializing ProtocolHandler ["http-nio-8080"]
Stopping ProtocolHandler ["http-nio-8080"]
Destroying ProtocolHandler ["http-nio-8080"]
Pausing ProtocolHandler ["http-nio-8080"]
Starting service [Catalina]
Starting service [Tomcat]
Stopping service [Catalina]
Stopping service [Tomcat]
Starting Servlet engine: [Apache Tomcat/9.0.46]
Server startup in 1234 ms
Deploying web application archive /opt/tomcat/webapps/app.war
Deployment of web application archive /opt/tomcat/webapps/app.war has finished in 1,234 ms
One or more listeners failed to start. Full details will be found in the appropriate container log file
Context [/app] startup failed due to previous errors
A child container failed during start
Error starting child
Initializing Spring embedded WebApplicationContext
Root WebApplicationContext: initialization completed in 1234 ms
Tomcat initialized with port(s): 8080 (http)
Tomcat started on port(s): 8080 (http) with context path ''
:: Spring Boot ::                (v2.5.0)
Starting Application using Java 11.0.11 on web-1 with PID 1 (/app.jar started by root in /)
Starting Application v0.0.1-SNAPSHOT on web-1 with PID 1
The following profiles are active: prod
No active profile set, falling back to default profiles: default
Started Application in 4.2 seconds (JVM running for 4.9)
Application run failed
Error starting ApplicationContext. To display the conditions report re-run your application with 'debug' enabled.
Error starting ApplicationContext. To display the auto-configuration report re-run your application with 'debug' enabled.
APPLICATION FAILED TO START
***************************
Description:
Action:
Exception encountered during context initialization - cancelling refresh attempt:
Bootstrapping Spring Data JPA repositories in DEFAULT mode.
Finished Spring Data repository scanning in 12 ms. Found 3 JPA repository interfaces.
HHH000204: Processing PersistenceUnitInfo [name: default]
HHH000412: Hibernate ORM core version 5.4.31.Final
HHH000400: Using dialect: org.hibernate.dialect.PostgreSQLDialect
HCANN000001: Hibernate Commons Annotations {5.1.2.Final}
Initialized JPA EntityManagerFactory for persistence unit 'default'
Closing JPA EntityManagerFactory for persistence unit 'default'
SQL Error: 0, SQLState: null
HikariPool-1 - Starting...
HikariPool-1 - Start completed.
HikariPool-1 - Shutdown initiated...
HikariPool-1 - Shutdown completed.
HikariPool-1 - Pool stats (total=10, active=0, idle=10, waiting=0)
LiveReload server is running on port 35729
Exposing 2 endpoint(s) beneath base path '/actuator'
info: Microsoft.Hosting.Lifetime[0]
Now listening on: http://[::]:80
Application started. Press Ctrl+C to shut down.
Application is shutting down...
Hosting environment: Production
Content root path: /app
fail: Microsoft.AspNetCore.Server.Kestrel[13]
Connection id "0HMA", Request id "0HMA:00000001": An unhandled exception was thrown by the application.
fail: Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware[1]
An unhandled exception has occurred while executing the request.
crit: Microsoft.AspNetCore.Server.Kestrel[0]
Unable to start Kestrel.
Hosting failed to start
Host terminated unexpectedly
=> Booting Puma
=> Rails 6.1.3 application starting in production
=> Run bin/rails server --help for more startup options
Puma starting in single mode...
* Puma version: 5.3.2 (ruby 2.7.3-p183) ("Sweetnighter")
*  Min threads: 5
*  Max threads: 5
*  Environment: production
* Listening on http://0.0.0.0:3000
Use Ctrl-C to stop
- Gracefully stopping, waiting for requests to finish
- Goodbye!
Exiting
Started GET "/" for 127.0.0.1 at 2021-06-01 06:43:28 +0000
Processing by HomeController#index as HTML
Parameters: {}
Completed 200 OK in 12ms (Views: 10.1ms | ActiveRecord: 1.2ms)
Completed 500 Internal Server Error in 12ms
ActionView::Template::Error
Rendering home/index.html.erb within layouts/application
config.eager_load is set to nil. Please update your config/environments/*.rb files accordingly:
Running via Spring preloader in process 12
starting RabbitMQ 3.8.9 on Erlang 23.1
Starting broker... completed with 0 plugins.
BOOT FAILED
===========
Error during startup: {error,
Log files (may contain more information):
accepting AMQP connection <0.123.0> (10.0.0.1:12345 -> 10.0.0.2:5672)
connection <0.123.0> (10.0.0.1:12345 -> 10.0.0.2:5672): user 'guest' authenticated and granted access to vhost '/'
closing AMQP connection <0.123.0> (10.0.0.1:12345 -> 10.0.0.2:5672)
closing AMQP connection <0.123.0> (10.0.0.1:12345 -> 10.0.0.2:5672, vhost: '/', user: 'guest')
Starting ClickHouse 21.3.2 with revision 54448, build id: ABC, PID 1
starting up
OS name: Linux, version: 5.4.0, architecture: x86_64
(version 21.3.2.5 (official build))
########################################
(from thread 12) Received signal Segmentation fault (11)
Address: NULL pointer. Access: read. Address not mapped to object.
Stack trace (when copying this message, always include the lines below):
Shutting down storages.
Application: Child process was terminated by signal 11.
CassandraDaemon.java:122 - JMX is enabled to receive remote connections on port: 7199
Initializing key cache with capacity of 100 MBs.
Initializing row cache with capacity of 0 MBs
Initializing counter cache with capacity of 50 MBs
Exiting due to error while processing commit log during initialization.
Exception encountered during startup
JVM state determined to be unstable. Exiting forcefully due to:
CoreDNS-1.8.0
linux/amd64, go1.15.3, 054c9ae
[INFO] plugin/reload: Running configuration MD5 = fe280f2b
[INFO] CoreDNS-1.5.0
[INFO] linux/amd64, go1.12.2, e3f9a80
Starting Prometheus
level=info msg="Starting Prometheus" version="(version=2.11.1, branch=HEAD, revision=e5b2249)"
level=info build_context="(go=go1.12.7, user=root@build, date=20190710-13:51:17)"
level=info host_details="(Linux 4.14.56 #1 SMP x86_64 prometheus (none))"
level=info fd_limits="(soft=1048576, hard=1048576)"
level=info vm_limits="(soft=unlimited, hard=unlimited)"
level=info component=web msg="Start listening for connections" address=0.0.0.0:9090
level=info msg="Starting TSDB ..."
level=info msg="Stopping scrape discovery manager..."
level=info msg="Stopping notify discovery manager..."
level=info msg="Stopping scrape manager..."
level=info msg="Stopping rule manager..."
level=info component="rule manager" msg="Rule manager stopped"
level=info msg="Scrape manager stopped"
level=info msg="Notify discovery manager stopped"
level=info msg="Notifier manager stopped"
level=info component=notifier msg="Stopping notification manager..."
level=info msg="Loading configuration file" filename=/etc/prometheus/prometheus.yml
level=info msg="Completed loading of configuration file" filename=/etc/prometheus/prometheus.yml
level=info msg="Server is ready to receive web requests."
logger=settings level=info msg="Starting Grafana" version=9.0.0
==> Vault server configuration:
==> Vault server started! Log data will stream in below:
==> Starting Consul agent...
==> Log data will now stream in as it occurs:
==> Consul agent running!
Configuration loaded from file: /etc/traefik/traefik.yml
Traefik version 2.4.8 built on 2021-03-23T15:48:39Z
level=info msg="Stats collection is disabled. Help us improve Traefik by turning this feature on :)"
---- Minecraft Crash Report ----
Who set us up the TNT?
Everything's going to plan. No, really, that was supposed to happen.
Uh... Did I do that?
Why did you do that?
I feel sad now :(
I'm sorry, Dave.
I let you down. Sorry :(
On the bright side, I bought you a teddy bear!
Daisy, daisy...
Oh - I know what I did wrong!
Hey, that tickles! Hehehe!
I blame Dinnerbone.
You should try our sister game, Minceraft!
Don't be sad. I'll do better next time, I promise!
Don't be sad, have a hug! <3
I just don't know what went wrong :(
Shall we play a game?
Quite honestly, I wouldn't worry myself about that.
I bet Cylons wouldn't have this problem.
Surprise! Haha. Well, this is awkward.
Would you like a cupcake?
Hi. I'm Minecraft, and I'm a crashaholic.
Ooh. Shiny.
This doesn't make any sense!
Why is it breaking :(
Don't do that.
Ouch. That hurt :(
You're mean.
There are four lights!
But it works on my machine.
Time: 2/28/21 11:17 PM
Time: 2021-02-28 23:17:10
A detailed walkthrough of the error, its code path and all known details is as follows:
---------------------------------------------------------------------------------------
-- Head --
-- System Details --
-- Affected level --
-- Entity being ticked --
-- Ticking entity --
Thread: Server thread
Stacktrace:
Details:
Minecraft Version: 1.16.5
Operating System: Linux (amd64) version 5.4.0
Java Version: 1.8.0_272, Oracle Corporation
Java VM Version: OpenJDK 64-Bit Server VM (mixed mode), Oracle Corporation
Memory: 1234567 bytes (12 MB) / 1234567 bytes (12 MB) up to 1234567 bytes (12 MB)
JVM Flags: 2 total; -Xmx4G -Xms4G
Description: Exception in server tick loop
Description: Ticking entity
Description: Exception ticking world
Description: Ticking block entity
Encountered an unexpected exception
This crash report has been saved to: /srv/crash-reports/crash-2021-02-28_23.17.10-server.txt
Preparing crash report with UUID
Stopping server
Saving players
Saving worlds
Saving chunks for level
Starting minecraft server version 1.16.5
Loading properties
Default game type: SURVIVAL
Generating keypair
Preparing level "world"
Preparing start region for dimension
Done (12.3s)! For help, type "help"
Can't keep up! Is the server overloaded? Running 2000ms or 40 ticks behind
`;
