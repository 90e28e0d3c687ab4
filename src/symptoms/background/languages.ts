/** What the runtimes of languages print around every fault: headers and trailers of traces and crash reports, and how each reports a mistake of any program. */
export const LANGUAGES = `
Traceback (most recent call last):
During handling of the above exception, another exception occurred:
The above exception was the direct cause of the following exception:
Exception in thread Thread-1:
Exception ignored in:
Fatal Python error: Segmentation fault
Current thread 0x00007f1a (most recent call first):
Thread 0x00007f1a (most recent call first):
Extension modules: numpy.core._multiarray_umath (total: 12)
Future exception was never retrieved
Task exception was never retrieved
Unhandled exception in event loop
ERROR:root:An unhandled exception occurred
Error in atexit._run_exitfuncs:
[1]    12345 segmentation fault (core dumped)  python app.py
Segmentation fault (core dumped)
Aborted (core dumped)
Killed
Bus error (core dumped)
Illegal instruction (core dumped)
Stack trace:
Backtrace:
Call stack:
Stack Trace:
Error Message:
Exception in thread "main"
Exception in thread "Thread-1"
Caused by:
Suppressed:
... 12 more
... 12 common frames omitted
Wrapped by:
OpenJDK 64-Bit Server VM warning: Options were deprecated and will likely be removed in a future release.
WARNING: An illegal reflective access operation has occurred
WARNING: Please consider reporting this to the maintainers of
WARNING: Use --illegal-access=warn to enable warnings of further illegal reflective access operations
WARNING: All illegal access operations will be denied in a future release
# A fatal error has been detected by the Java Runtime Environment:
#  SIGSEGV (0xb) at pc=0x00007f1a, pid=1, tid=12
# JRE version: OpenJDK Runtime Environment (17.0.1+12) (build 17.0.1+12)
# Java VM: OpenJDK 64-Bit Server VM (17.0.1+12, mixed mode, tiered, compressed oops, g1 gc, linux-amd64)
# Problematic frame:
# Core dump will be written. Default location: core
# No core dump will be written. Core dumps have been disabled. To enable core dumping, try "ulimit -c unlimited" before starting Java again
# An error report file with more information is saved as:
# If you would like to submit a bug report, please visit:
# The crash happened outside the Java Virtual Machine in native code.
# See problematic frame for where to report the bug.
# There is insufficient memory for the Java Runtime Environment to continue.
# Possible reasons:
#   The system is out of physical RAM or swap space
# Possible solutions:
#   Reduce memory load on the system
#   Increase physical memory or swap space
#   Decrease Java heap size (-Xmx/-Xms)
#   Decrease number of Java threads
#   Decrease Java thread stack sizes (-Xss)
Heap dump file created [123456 bytes in 1.234 secs]
Picked up JAVA_TOOL_OPTIONS:
Picked up _JAVA_OPTIONS:
Unhandled exception. System.Exception:
Unhandled Exception:
--- End of stack trace from previous location ---
--- End of stack trace from previous location where exception was thrown ---
--- End of inner exception stack trace ---
   at System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw()
The process was terminated due to an unhandled exception.
Process terminated.
Got a SIGSEGV while executing native code. This usually indicates a fatal error in the mono runtime or one of the native libraries used by your application.
Native stacktrace:
Debug info from gdb:
Managed Stacktrace:
goroutine 1 [running]:
goroutine 12 [select]:
goroutine 12 [IO wait]:
goroutine 12 [chan receive]:
goroutine 12 [chan receive, 12 minutes]:
goroutine 12 [semacquire]:
goroutine 12 [sleep]:
goroutine 12 [syscall]:
goroutine 12 [running, locked to thread]:
goroutine 0 [idle]:
fatal error:
panic:
panic: runtime error:
[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x4a5b6c]
[signal SIGBUS: bus error code=0x2 addr=0x7f1a pc=0x4a5b6c]
SIGABRT: abort
SIGQUIT: quit
PC=0x4a5b6c m=0 sigcode=0
runtime stack:
[recovered]
exit status 2
created by main.main
rax    0x0
rbx    0x0
rip    0x46c5a1
rflags 0x246
fs     0x63
gs     0x0
thread 'main' panicked at src/main.rs:12:5:
thread 'tokio-runtime-worker' panicked at src/main.rs:12:5:
note: run with RUST_BACKTRACE=1 environment variable to display a backtrace
note: run with 'RUST_BACKTRACE=1' environment variable to display a backtrace.
note: Some details are omitted, run with 'RUST_BACKTRACE=full' for a verbose backtrace.
stack backtrace:
fatal runtime error: failed to initiate panic, error 5
Well, this is embarrassing.
We have generated a report file at "/tmp/report.toml". Submit an issue or email with the subject of "Crash Report" and include the report as an attachment.
throw err;
throw error;
throw er; // Unhandled 'error' event
throw new Error(
^
Node.js v18.12.1
(Use node --trace-warnings ... to show where the warning was created)
(node:12) UnhandledPromiseRejectionWarning:
(node:12) UnhandledPromiseRejectionWarning: Unhandled promise rejection. This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). To terminate the node process on unhandled promise rejection, use the CLI flag --unhandled-rejections=strict
(node:12) [DEP0018] DeprecationWarning: Unhandled promise rejections are deprecated. In the future, promise rejections that are not handled will terminate the Node.js process with a non-zero exit code.
[UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch().
triggerUncaughtException(err, true /* fromPromise */);
Emitted 'error' event on Socket instance at:
Emitted 'error' event at:
<--- Last few GCs --->
<--- JS stacktrace --->
Require stack:
requireStack: [
errno: -2,
errno: 'ENOENT',
code: 'ENOENT',
syscall: 'open',
errno: -111,
code: 'ECONNREFUSED',
syscall: 'connect',
syscall: 'read',
syscall: 'spawn',
syscall: 'getaddrinfo',
code: 'ERR_MODULE_NOT_FOUND',
code: 'MODULE_NOT_FOUND',
errorCode: undefined,
clientVersion: '5.2.0',
[cause]: Error:
[errors]: [
 1: 0xb7c3e0 node::Abort() [node]
 2: 0xa8c89a  [node]
PHP Fatal error:  Uncaught Error:
PHP Fatal error:  Uncaught Exception:
PHP Stack trace:
PHP   1. {main}() /srv/app/index.php:0
#0 {main}
thrown in /srv/app/index.php on line 12
Next Exception:
[previous exception] [object]
[stacktrace]
"}
** (exit) an exception was raised:
** (EXIT from #PID<0.94.0>) an exception was raised:
** (EXIT) an exception was raised:
[error] GenServer #PID<0.123.0> terminating
[error] Task #PID<0.123.0> started from #PID<0.94.0> terminating
[error] #PID<0.123.0> running Endpoint (connection #PID<0.122.0>, stream id 1) terminated
Last message: {:tcp_closed, #Port<0.12>}
State: %{}
Request: GET /
=CRASH REPORT====
=SUPERVISOR REPORT====
=ERROR REPORT====
Kernel pid terminated (application_controller) ({application_start_failure,app,{bad_return,{{App,start,[normal,[]]},
Crash dump is being written to: erl_crash.dump...done
[BUG] Segmentation fault at 0x0000000000000000
-- Control frame information -----------------------------------------------
-- Ruby level backtrace information ----------------------------------------
-- Machine register context ------------------------------------------------
-- C level backtrace information -------------------------------------------
-- Other runtime information -----------------------------------------------
[NOTE]
You may have encountered a bug in the Ruby interpreter or extension libraries.
Bug reports are welcome.
For details: https://www.ruby-lang.org/bugreport.html
terminate called after throwing an instance of 'std::runtime_error'
terminate called without an active exception
terminate called recursively
what():
*** stack smashing detected ***: terminated
*** Error in app: double free or corruption (!prev): 0x00007f1a ***
======= Backtrace: =========
======= Memory map: ========
Assertion failed.
=================================================================
==12345==ABORTING
SUMMARY: AddressSanitizer: heap-use-after-free
Registers:
fatal error: all goroutines are asleep - deadlock!
fatal error: concurrent map writes
fatal error: concurrent map read and map write
fatal error: concurrent map iteration and map write
fatal error: unexpected signal during runtime execution
fatal error: stack overflow
fatal error: fault
runtime: goroutine stack exceeds 1000000000-byte limit
panic: runtime error: invalid memory address or nil pointer dereference
panic: runtime error: index out of range [5] with length 3
panic: runtime error: index out of range
panic: runtime error: slice bounds out of range [:5] with capacity 3
panic: runtime error: integer divide by zero
panic: runtime error: makeslice: len out of range
panic: assignment to entry in nil map
panic: send on closed channel
panic: close of closed channel
panic: close of nil channel
panic: sync: negative WaitGroup counter
fatal error: sync: unlock of unlocked mutex
panic: interface conversion: interface {} is nil, not string
unexpected fault address 0x7f1a
java.lang.NullPointerException
java.lang.NullPointerException: null
Exception in thread "main" java.lang.NullPointerException
java.lang.StackOverflowError
java.lang.IllegalStateException
java.lang.IllegalArgumentException
java.lang.ArrayIndexOutOfBoundsException: 5
java.lang.ArrayIndexOutOfBoundsException: Index 5 out of bounds for length 3
java.lang.IndexOutOfBoundsException: Index: 5, Size: 3
java.lang.IndexOutOfBoundsException: Index 5 out of bounds for length 3
java.lang.StringIndexOutOfBoundsException: String index out of range: -1
java.util.NoSuchElementException
java.util.NoSuchElementException: No value present
java.util.ConcurrentModificationException
java.lang.InterruptedException
java.lang.reflect.InvocationTargetException
java.lang.InterruptedException: sleep interrupted
kotlin.KotlinNullPointerException
System.NullReferenceException: Object reference not set to an instance of an object.
Unhandled exception. System.NullReferenceException: Object reference not set to an instance of an object.
System.InvalidOperationException: Sequence contains no elements
System.IndexOutOfRangeException: Index was outside the bounds of the array.
System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')
System.ArgumentNullException: Value cannot be null. (Parameter 'source')
System.AggregateException: One or more errors occurred.
System.Threading.Tasks.TaskCanceledException: A task was canceled.
System.OperationCanceledException: The operation was canceled.
System.StackOverflowException
Stack overflow.
TypeError: Cannot read property 'length' of undefined
TypeError: Cannot read property 'length' of null
TypeError: Cannot read properties of undefined (reading 'length')
TypeError: Cannot read properties of null (reading 'length')
TypeError: Cannot set property 'length' of undefined
TypeError: Cannot set properties of undefined (setting 'length')
TypeError: undefined is not a function
TypeError: callback is not a function
TypeError: undefined is not iterable
RangeError: Maximum call stack size exceeded
SyntaxError: Unexpected token < in JSON at position 0
SyntaxError: Unexpected end of JSON input
TypeError: 'NoneType' object is not subscriptable
TypeError: 'NoneType' object is not iterable
TypeError: 'NoneType' object is not callable
AttributeError: 'NoneType' object has no attribute 'get'
IndexError: list index out of range
RecursionError: maximum recursion depth exceeded
RecursionError: maximum recursion depth exceeded while calling a Python object
KeyboardInterrupt
AssertionError
StopIteration
asyncio.exceptions.CancelledError
json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)
NoMethodError (undefined method 'name' for nil:NilClass)
NoMethodError: undefined method 'name' for nil:NilClass
undefined method 'name' for nil
SystemStackError: stack level too deep
PHP Fatal error:  Uncaught Error: Call to a member function get() on null
PHP Fatal error:  Call to a member function get() on a non-object
PHP Warning:  Undefined variable $name
PHP Notice:  Undefined index: name
Trying to get property 'name' of non-object
thread 'main' panicked at 'called \`Option::unwrap()\` on a \`None\` value', src/main.rs:12:5
called Option::unwrap() on a None value
index out of bounds: the len is 3 but the index is 5
attempt to subtract with overflow
attempt to add with overflow
attempt to divide by zero
thread 'main' has overflowed its stack
fatal runtime error: stack overflow
free(): invalid pointer
free(): double free detected in tcache 2
malloc(): corrupted top size
malloc(): unaligned tcache chunk detected
malloc_consolidate(): invalid chunk size
corrupted double-linked list
corrupted size vs. prev_size
double free or corruption (out)
double free or corruption (!prev)
munmap_chunk(): invalid pointer
pure virtual method called
Floating point exception (core dumped)
Trace/breakpoint trap (core dumped)
terminate called after throwing an instance of 'std::out_of_range'
terminate called after throwing an instance of 'std::logic_error'
what():  basic_string::_M_construct null not valid
`;
