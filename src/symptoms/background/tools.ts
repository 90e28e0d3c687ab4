/** What build tools, package managers and CI runners print around every failure. */
export const TOOLS = String.raw`
npm ERR! A complete log of this run can be found in:
npm ERR!     /root/.npm/_logs/2021-06-01T06_43_28_365Z-debug.log
npm ERR! A complete log of this run can be found in: /root/.npm/_logs/2021-06-01T06_43_28_365Z-debug-0.log
npm ERR! A complete log of this run can be found in: C:\Users\user\AppData\Local\npm-cache\_logs\2021-06-01T06_43_28_365Z-debug-0.log
npm ERR! For a full report see:
npm ERR! /root/.npm/_logs/2021-06-01T06_43_28_365Z-eresolve-report.txt
npm ERR! See /root/.npm/eresolve-report.txt for a full report.
npm ERR! C:\Users\user\AppData\Local\npm-cache\_logs\2021-06-01T06_43_28_365Z-eresolve-report.txt
npm ERR! This is probably not a problem with npm. There is likely additional logging output above.
npm ERR! This is most likely not a problem with npm itself.
npm ERR! Failed at the app@1.0.0 build script.
npm ERR! Exit status 1
npm ERR! errno 1
npm ERR! code ELIFECYCLE
npm ERR! code 1
npm ERR! app@1.0.0 build: react-scripts build
npm ERR! Lifecycle script build failed with error:
npm ERR! Error: command failed
npm ERR! in workspace: app@1.0.0
npm ERR! at location: /srv/app
npm ERR! path /srv/app
npm ERR! path /srv/app/node_modules/sharp
npm ERR! command failed
npm ERR! command sh -c node-gyp rebuild
npm ERR! command C:\WINDOWS\system32\cmd.exe /d /s /c node-gyp rebuild
npm ERR! If you are behind a proxy, please make sure that the 'proxy' config is set properly. See: 'npm help config'
npm ERR! network This is a problem related to network connectivity.
npm ERR! network In most cases you are behind a proxy or have bad network settings.
npm ERR! network If you are behind a proxy, please make sure that the
npm ERR! network 'proxy' config is set properly.  See: 'npm help config'
npm ERR! Please include the following file with any support request:
npm ERR! If you need help, you may report this error at:
npm ERR! If you need help, you may submit an error report at:
npm ERR!     <https://github.com/npm/cli/issues>
npm ERR! Linux 4.15.0-52-generic
npm ERR! Windows_NT 10.0.17763
npm ERR! argv "/usr/bin/node" "/usr/bin/npm" "install"
npm ERR! node v6.11.0
npm ERR! npm  v3.10.10
npm ERR! node -v v0.10.25
npm ERR! npm -v 1.3.10
npm ERR! cwd /srv/app
npm ERR! System Linux 4.15.0
npm ERR! Additional logging details can be found in:
npm ERR! not ok code 0
npm ERR! code ERESOLVE
npm ERR! ERESOLVE unable to resolve dependency tree
npm ERR! ERESOLVE could not resolve
npm ERR! While resolving: app@1.0.0
npm ERR! Found: react@18.2.0
npm ERR! node_modules/react
npm ERR!   react@"^18.2.0" from the root project
npm ERR! Could not resolve dependency:
npm ERR! peer react@"^17.0.2" from widget@1.0.0
npm ERR! Conflicting peer dependency: react@17.0.2
npm ERR! Fix the upstream dependency conflict, or retry
npm ERR! this command with --force, or --legacy-peer-deps
npm ERR! this command with --force or --legacy-peer-deps
npm ERR! to accept an incorrect (and potentially broken) dependency resolution.
npm WARN Local package.json exists, but node_modules missing, did you mean to install?
npm WARN deprecated request@2.88.2: request has been deprecated, see https://github.com/request/request/issues/3142
npm WARN optional SKIPPING OPTIONAL DEPENDENCY: fsevents@1.2.9 (node_modules/fsevents):
npm WARN notsup SKIPPING OPTIONAL DEPENDENCY: Unsupported platform for fsevents@1.2.9: wanted {"os":"darwin","arch":"any"} (current: {"os":"linux","arch":"x64"})
npm WARN cleanup Failed to remove some directories [
npm WARN app@1.0.0 No repository field.
npm WARN app@1.0.0 No description
npm notice New major version of npm available! 8.1.2 -> 9.1.1
npm notice Changelog: https://github.com/npm/cli/releases/tag/v9.1.1
npm notice Run npm install -g npm@9.1.1 to update!
added 1314 packages in 38s
added 1314 packages, and audited 1315 packages in 38s
261 packages are looking for funding
  run npm fund for details
found 0 vulnerabilities
0 info it worked if it ends with ok
1 verbose cli [ '/usr/bin/node', '/usr/bin/npm', 'install' ]
1 verbose cli   '/usr/bin/npm',
2 info using npm@6.1.0
3 info using node@v10.6.0
4 silly install loadCurrentTree
5 silly install readLocalPackageData
6 silly loadCurrentTree Starting
7 silly fetchPackageMetaData react
8 silly fetchNamedPackageData react
9 silly mapToRegistry name react
10 silly mapToRegistry using default registry
11 silly mapToRegistry registry https://registry.npmjs.org/
12 silly mapToRegistry uri https://registry.npmjs.org/react
13 verbose request uri https://registry.npmjs.org/react
14 verbose request no auth needed
15 info attempt registry request try #1 at 16:33:13
16 verbose request id 19971569a03841cc
17 http request GET https://registry.npmjs.org/react
20 verbose stack Error:
21 verbose cwd /srv/app
22 verbose argv "/usr/bin/node" "/usr/bin/npm" "install"
23 verbose node v10.6.0
24 verbose npm v6.1.0
25 error code ELIFECYCLE
26 verbose exit [ 1, true ]
gyp info it worked if it ends with ok
gyp info using node-gyp@3.8.0
gyp info using node@10.6.0 | linux | x64
gyp info find Python using Python version 3.8.10 found at "/usr/bin/python3"
gyp info spawn /usr/bin/python3
gyp info spawn args [
gyp info spawn make
gyp info spawn args [ 'BUILDTYPE=Release', '-C', 'build' ]
gyp verb cli [ '/usr/bin/node', '/usr/bin/node-gyp', 'rebuild' ]
gyp ERR! build error
gyp ERR! configure error
gyp ERR! stack Error: make failed with exit code: 2
gyp ERR! stack     at ChildProcess.onExit (/usr/lib/node_modules/npm/node_modules/node-gyp/lib/build.js:262:23)
gyp ERR! System Linux 4.15.0-52-generic
gyp ERR! command "/usr/bin/node" "/usr/lib/node_modules/npm/node_modules/node-gyp/bin/node-gyp.js" "rebuild"
gyp ERR! cwd /srv/app/node_modules/bcrypt
gyp ERR! node -v v10.6.0
gyp ERR! node-gyp -v v3.8.0
gyp ERR! not ok
make: Entering directory '/srv/app/node_modules/bcrypt/build'
make: Leaving directory '/srv/app/node_modules/bcrypt/build'
make: *** [all] Error 2
make: *** [Makefile:12: all] Error 2
make[1]: *** [CMakeFiles/Makefile2:12: all] Error 2
make[1]: Entering directory '/build'
make[1]: Leaving directory '/build'
CXX(target) Release/obj.target/addon/src/addon.o
SOLINK_MODULE(target) Release/obj.target/addon.node
yarn install v1.22.10
yarn run v1.22.10
[1/4] Resolving packages...
[2/4] Fetching packages...
[3/4] Linking dependencies...
[4/4] Building fresh packages...
[5/5] Building fresh packages...
info Visit https://yarnpkg.com/en/docs/cli/install for documentation about this command.
info Visit https://yarnpkg.com/en/docs/cli/run for documentation about this command.
error Command failed with exit code 1.
error An unexpected error occurred:
info If you think this is a bug, please open a bug report with the information provided in "/srv/app/yarn-error.log".
error /srv/app/node_modules/bcrypt: Command failed.
Exit code: 1
Command: node-gyp rebuild
Arguments:
Directory: /srv/app/node_modules/bcrypt
Output:
warning package-lock.json found. Your project contains lock files generated by tools other than Yarn. It is advised not to mix package managers in order to avoid resolution inconsistencies caused by unsynchronized lock files. To clear this warning, remove package-lock.json.
Done in 12.34s.
 ELIFECYCLE  Command failed with exit code 1.
 ERR_PNPM_RECURSIVE_RUN_FIRST_FAIL  app@1.0.0 build: exit status 1
Progress: resolved 123, reused 123, downloaded 0, added 123, done
Lockfile is up to date, resolution step is skipped
Creating a new React app in /srv/app.
Installing packages. This might take a couple of minutes.
Installing react, react-dom, and react-scripts with cra-template...
Initialized a git repository.
Installing template dependencies using npm...
Aborting installation.
npm install --no-audit --save react failed
Failed to compile.
Compiled with warnings.
Compiled successfully!
Creating an optimized production build...
webpack 5.36.2 compiled with 1 error in 1234 ms
ERROR in ./src/index.js
Module build failed (from ./node_modules/babel-loader/lib/index.js):
@ ./src/index.js 12:0-35
@ multi ./src/index.js
error during build:
error when starting dev server:
vite v4.3.9 building for production...
transforming...
VITE v4.3.9  ready in 1234 ms
Test Suites: 1 failed, 12 passed, 13 total
Tests:       1 failed, 12 passed, 13 total
Snapshots:   0 total
Time:        12.34 s
Ran all test suites.
Details:
Jest encountered an unexpected token
Test suite failed to run
Looking for JS files in
Loading dependency graph...
Loading dependency graph, done.
TROUBLESHOOTING: https://github.com/puppeteer/puppeteer/blob/main/docs/troubleshooting.md
Failed to launch the browser process!
Environment variables loaded from .env
Prisma schema loaded from prisma/schema.prisma
Datasource "db": PostgreSQL database "shop", schema "public" at "localhost:5432"
Prisma CLI Version : 4.7.1
[Context: getDmmf]
Get config: Schema Parsing - Error while interacting with query-engine-node-api library
Collecting psycopg2
  Downloading psycopg2-2.8.6.tar.gz (383 kB)
  Using cached psycopg2-2.8.6.tar.gz (383 kB)
  Installing build dependencies: started
  Installing build dependencies: finished with status 'done'
  Installing build dependencies ... done
  Getting requirements to build wheel: started
  Getting requirements to build wheel: finished with status 'error'
  Getting requirements to build wheel ... error
  Getting requirements to build wheel: finished with status 'done'
  Preparing metadata (pyproject.toml): started
  Preparing metadata (pyproject.toml) ... error
  Preparing metadata (pyproject.toml): finished with status 'error'
  Preparing metadata (setup.py) ... error
  Preparing metadata (setup.py): finished with status 'error'
  Preparing wheel metadata ... error
error: subprocess-exited-with-error
× Getting requirements to build wheel did not run successfully.
× Preparing metadata (pyproject.toml) did not run successfully.
× python setup.py egg_info did not run successfully.
× Building wheel for numpy (pyproject.toml) did not run successfully.
│ exit code: 1
╰─> [54 lines of output]
[end of output]
running egg_info
running build
running build_py
running build_ext
running bdist_wheel
running install
creating build
creating build/lib.linux-x86_64-3.8
writing lib.egg-info/PKG-INFO
writing dependency_links to lib.egg-info/dependency_links.txt
writing requirements to lib.egg-info/requires.txt
writing top-level names to lib.egg-info/top_level.txt
reading manifest file 'lib.egg-info/SOURCES.txt'
writing manifest file 'lib.egg-info/SOURCES.txt'
note: This error originates from a subprocess, and is likely not a problem with pip.
note: This is an issue with the package mentioned above, not pip.
hint: See above for details.
hint: See above for output from the failure.
× Encountered error while generating package metadata.
╰─> See above for output.
error: metadata-generation-failed
error: legacy-install-failure
ERROR: Command errored out with exit status 1:
ERROR: Command errored out with exit status 1: python setup.py egg_info Check the logs for full command output.
ERROR: Failed building wheel for numpy
ERROR: Could not build wheels for numpy which use PEP 517 and cannot be installed directly
ERROR: Could not build wheels for numpy, which is required to install pyproject.toml-based projects
Building wheels for collected packages: numpy
Building wheel for numpy (setup.py): started
Building wheel for numpy (setup.py) ... error
Building wheel for numpy (pyproject.toml) ... error
Failed to build numpy
Running setup.py clean for numpy
Running setup.py install for numpy ... error
Complete output (12 lines):
command: /usr/bin/python3 -u -c 'import sys, setuptools, tokenize; sys.argv[0] = setup.py; exec(compile(code, __file__, exec))' egg_info --egg-base /tmp/pip-pip-egg-info
cwd: /tmp/pip-install-abc/numpy/
----------------------------------------
WARNING: You are using pip version 20.2.3; however, version 21.1 is available.
You should consider upgrading via the '/usr/bin/python3 -m pip install --upgrade pip' command.
[notice] A new release of pip is available: 23.0 -> 23.1
[notice] To update, run: pip install --upgrade pip
WARNING: Running pip as the 'root' user can result in broken permissions and conflicting behaviour with the system package manager. It is recommended to use a virtual environment instead: https://pip.pypa.io/warnings/venv
Successfully installed numpy-1.21.0
Requirement already satisfied: numpy in /usr/lib/python3/dist-packages
This error originates from the build backend, and is likely not a problem with poetry but with a package not supporting PEP 517 builds.
Note: This error originates from the build backend, and is likely not a problem with poetry
Installing dependencies from lock file
error: unable to write file
error: external filter 'git-lfs smudge %f' failed 2
error: external filter 'git-lfs smudge %f' failed
error: external filter 'git-lfs filter-process' failed
fatal: file.bin: smudge filter lfs failed
Errors logged to .git/lfs/objects/logs/20151207T022523.981710529.log
Errors logged to '/srv/app/.git/lfs/logs/20151207T022523.981710529.log'.
Use git lfs logs last to view the log.
Use 'git lfs logs last' to view the log.
Error downloading object: file.bin (9d2afb0): Smudge error: Error downloading file.bin (9d2afb0bad29): [9d2afb0bad29] error
git-lfs/2.7.2 (GitHub; linux amd64; go 1.12.1)
git version 2.21.0
Downloading file.bin (12 MB)
Error downloading object
Windows AMD64
Current time in UTC:
Environment:
LocalWorkingDir=/srv/app
LocalGitDir=/srv/app/.git
ConcurrentTransfers=3
Client IP addresses:
Cloning into 'app'...
Updating a6cbfb9..e70300c
remote: Enumerating objects: 123, done.
remote: Counting objects: 100% (123/123), done.
remote: Compressing objects: 100% (123/123), done.
remote: Total 123 (delta 12), reused 123 (delta 12), pack-reused 0
Receiving objects: 100% (123/123), 12.34 MiB | 1.23 MiB/s, done.
Resolving deltas: 100% (12/12), done.
fatal: the remote end hung up unexpectedly
fatal: early EOF
fatal: index-pack failed
fatal: Could not read from remote repository.
Please make sure you have the correct access rights
and the repository exists.
error: failed to push some refs to 'git@github.com:shop/app.git'
warning: Clone succeeded, but checkout failed.
You can inspect what was checked out with 'git status'
and retry with 'git restore --source=HEAD :/'
hint: Updates were rejected because the remote contains work that you do
Sending build context to Docker daemon  6.873MB
Step 1/8 : FROM node:14
latest: Pulling from library/node
54f7e8ac135a: Pull complete
54f7e8ac135a: Pulling fs layer
54f7e8ac135a: Waiting
54f7e8ac135a: Download complete
54f7e8ac135a: Verifying Checksum
54f7e8ac135a: Already exists
54f7e8ac135a: Downloading [=>   ]  1.2MB/212.4MB
54f7e8ac135a: Extracting [=====>]  212.4MB/212.4MB
Digest: sha256:abcdef
Status: Downloaded newer image for node:14
---> Using cache
---> Running in abcdef123456
Removing intermediate container abcdef123456
Successfully built abcdef123456
The command '/bin/sh -c npm install' returned a non-zero code: 1
executor failed running [/bin/sh -c npm install]: exit code: 1
failed to solve: rpc error: code = Unknown desc = executor failed running [/bin/sh -c npm install]: exit code: 1
ERROR: failed to solve: process "/bin/sh -c npm install" did not complete successfully: exit code: 1
failed to solve with frontend dockerfile.v0: failed to build LLB: executor failed running
#1 [internal] load build definition from Dockerfile
#2 [internal] load .dockerignore
#3 [internal] load metadata for docker.io/library/node:14
#4 [internal] load build context
#5 CACHED
#6 DONE 0.0s
#7 ERROR: process "/bin/sh -c npm install" did not complete successfully: exit code: 1
------
> [5/9] RUN npm install:
docker: Error response from daemon:
Error response from daemon:
See 'docker run --help'.
Unable to find image 'node:14' locally
app_1 exited with code 1
app-1 exited with code 0
exited with code 137
Attaching to app_1, db_1
Creating network "app_default" with the default driver
Creating app_db_1 ... done
Recreating app_web_1 ... done
Starting app_web_1 ... done
Stopping app_web_1 ... done
ERROR: for web  Cannot start service web:
ERROR: Encountered errors while bringing up the project.
ERROR: Service 'web' failed to build
ERROR: An HTTP request took too long to complete. Retry with --verbose to obtain debug information.
If you encounter this issue regularly because of slow network conditions, consider setting COMPOSE_HTTP_TIMEOUT to a higher value (current value: 60).
Run docker build .
Run actions/checkout@v3
Run npm ci
Error: Process completed with exit code 1.
##[error]Process completed with exit code 1.
Error: The process '/usr/bin/git' failed with exit code 1
##[group]Run npm test
##[endgroup]
Post job cleanup.
Cleaning up orphan processes
Complete job name: build
Current runner version: '2.283.3'
Operating System
Virtual Environment
Prepare workflow directory
Prepare all required actions
Getting action download info
Download action repository 'actions/checkout@v3'
The operation was canceled.
ERROR: Job failed: exit code 1
ERROR: Job failed: command terminated with exit code 1
Running with gitlab-runner 13.11.0 (7f7a4bb0)
Preparing the "docker" executor
Using Docker executor with image node:14 ...
Fetching changes with git depth set to 50...
Initialized empty Git repository in /builds/shop/app/.git/
Skipping Git submodules setup
Executing "step_script" stage of the job script
Cleaning up file based variables
Uploading artifacts for failed job
section_start:1617810391:build_script
Build step 'Execute shell' marked build as failure
Finished: FAILURE
[Pipeline] End of Pipeline
[Pipeline] }
[Pipeline] // stage
[Pipeline] sh
ERROR: script returned exit code 1
FAILURE: Build failed with an exception.
* What went wrong:
Execution failed for task ':app:compileJava'.
A problem occurred configuring root project 'app'.
A problem occurred evaluating root project 'app'.
* Where:
* Try:
> Run with --stacktrace option to get the stack trace. Run with --info or --debug option to get more log output. Run with --scan to get full insights.
> Run with --stacktrace option to get the stack trace.
> Run with --info or --debug option to get more log output.
> Run with --scan to get full insights.
* Get more help at https://help.gradle.org
* Exception is:
BUILD FAILED in 12s
12 actionable tasks: 12 executed
Deprecated Gradle features were used in this build, making it incompatible with Gradle 8.0.
You can use '--warning-mode all' to show the individual deprecation warnings and determine if they come from your own scripts or plugins.
See https://docs.gradle.org/7.0/userguide/command_line_interface.html#sec:command_line_warnings
Starting a Gradle Daemon, 1 incompatible Daemon could not be reused, use --status for details
Welcome to Gradle 7.0!
> Task :app:compileJava FAILED
[INFO] BUILD FAILURE
[INFO] Scanning for projects...
[INFO] ------------------------------------------------------------------------
[INFO] Total time:  12.3 s
[INFO] Finished at: 2021-06-01T06:43:28Z
[INFO] Final Memory: 12M/123M
[INFO] Reactor Summary:
[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
[ERROR] Re-run Maven using the -X switch to enable full debug logging.
[ERROR] For more information about the errors and possible solutions, please read the following articles:
[ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/MojoExecutionException
[ERROR] -> [Help 1]
[ERROR] After correcting the problems, you can resume the build with the command
[ERROR]   mvn <args> -rf :app
[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.8.1:compile (default-compile) on project app: Compilation failure
[ERROR] COMPILATION ERROR :
error: aborting due to previous error
error: aborting due to 2 previous errors; 1 warning emitted
error: could not compile app
error: could not compile 'app' due to previous error
warning: build failed, waiting for other jobs to finish...
For more information about this error, try 'rustc --explain E0277'.
error: failed to run custom build command for 'openssl-sys v0.9.60'
process didn't exit successfully: '/srv/app/target/debug/build/openssl-sys/build-script-main' (exit code: 101)
--- stdout
--- stderr
Caused by:
Updating crates.io index
Compiling app v0.1.0 (/srv/app)
Finished dev [unoptimized + debuginfo] target(s) in 1.23s
go: downloading golang.org/x/net v0.0.0
FAIL
FAIL    app/pkg 0.012s
--- FAIL: TestMain (0.00s)
ok      app/pkg 0.012s
exit status 1
collect2: error: ld returned 1 exit status
clang: error: linker command failed with exit code 1 (use -v to see invocation)
ninja: build stopped: subcommand failed.
-- Configuring incomplete, errors occurred!
See also "/build/CMakeFiles/CMakeOutput.log".
See also "/build/CMakeFiles/CMakeError.log".
compilation terminated.
fatal error: too many errors emitted, stopping now [-ferror-limit=]
Command PhaseScriptExecution failed with a nonzero exit code
** BUILD FAILED **
The following build commands failed:
An error occurred while installing pg (1.2.3), and Bundler cannot continue.
Make sure that 'gem install pg -v 1.2.3' succeeds before bundling.
Gem::Ext::BuildError: ERROR: Failed to build gem native extension.
ERROR:  Error installing pg:
Building native extensions. This could take a while...
Results logged to /usr/lib/ruby/gems/gem_make.out
To see why this extension failed to compile, please check the mkmf.log which can be found here:
*** extconf.rb failed ***
Could not create Makefile due to some reason, probably lack of necessary
libraries and/or headers.  Check the mkmf.log file for more details.  You may
need configuration options.
Provided configuration options:
rake aborted!
Tasks: TOP => db:migrate
(See full trace by running task with --trace)
bundler: failed to load command: puma
Loading composer repositories with package information
Updating dependencies (including require-dev)
Your requirements could not be resolved to an installable set of packages.
Problem 1
Installation failed, reverting ./composer.json to its original content.
Script @php artisan package:discover --ansi handling the post-autoload-dump event returned with error code 1
Restored 12 packages
error MSB4018: The task failed unexpectedly.
Build FAILED.
    0 Warning(s)
    1 Error(s)
Time Elapsed 00:00:01.23
The build failed. Fix the build errors and run again.
Determining projects to restore...
Paket failed with
Resolving dependency graph...
Error: Error acquiring the state lock
Error: Error locking state:
Terraform acquires a state lock to protect the state from being written
by multiple users at the same time. Please resolve the issue above and try
again. For most commands, you can disable locking with the "-lock=false"
flag, but this is not recommended.
Lock Info:
  ID:        f9763602-b03f-e35c-da30-4083cdbb99ae
  Path:      bucket/terraform.tfstate
  Operation: OperationTypeApply
  Who:       user@host
  Version:   1.0.7
  Created:   2021-09-27 00:10:27.424064363 +0000 UTC
  Info:
Initializing the backend...
Initializing provider plugins...
Terraform has been successfully initialized!
Releasing state lock. This may take a few moments...
Acquiring state lock. This may take a few moments...
Error: Terraform exited with code 1.
Terraform planned the following actions, but then encountered a problem:
This is a bug in Terraform, which should be reported in the provider's own issue tracker.
Stack trace from the terraform-provider-aws plugin:
Error: The terraform-provider-aws plugin crashed!
This is always indicative of a bug within the plugin. It would be immensely
helpful if you could report the crash with the plugin's maintainers so that it
can be fixed. The output above should help diagnose the issue.
!!!!!!!!!!!!!!!!!!!!!!!!!!! TERRAFORM CRASH !!!!!!!!!!!!!!!!!!!!!!!!!!!!
Error: Plugin did not respond
The plugin encountered an error, and failed to respond to the plugin.(*GRPCProvider).ApplyResourceChange call. The plugin logs may contain more details.
PLAY RECAP *********************************************************************
TASK [Gathering Facts] *********************************************************
PLAY [all] *********************************************************************
NO MORE HOSTS LEFT *************************************************************
web-1 : ok=12 changed=1 unreachable=0 failed=1
fatal: [web-1]: FAILED! => {"changed": false, "msg": "non-zero return code"}
ERROR! Unexpected Exception, this is probably a bug:
the full traceback was:
to see the full traceback, use -vvv
An exception occurred during task execution. To see the full traceback, use -vvv. The error was:
Module failed: non-zero return code
MODULE FAILURE See stdout/stderr for the exact error
Failed to connect to the host via ssh:
Error: INSTALLATION FAILED:
Error: UPGRADE FAILED:
helm.go:84: [debug]
Unable to connect to the server:
Error from server (InternalError):
Error from server (BadRequest):
Error from server (Forbidden):
error: command terminated with exit code 1
Reading package lists...
Building dependency tree...
Reading state information...
The following packages were automatically installed and are no longer required:
Use 'apt autoremove' to remove them.
0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.
E: Sub-process /usr/bin/dpkg returned an error code (1)
E: Some index files failed to download. They have been ignored, or old ones used instead.
E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?
dpkg: error processing package app (--configure):
Errors were encountered while processing:
Setting up app (1.2.3) ...
Unpacking app (1.2.3) ...
Processing triggers for libc-bin (2.27-3ubuntu1) ...
WARNING: apt does not have a stable CLI interface. Use with caution in scripts.
debconf: delaying package configuration, since apt-utils is not installed
Loaded plugins: fastestmirror
Resolving Dependencies
--> Finished Dependency Resolution
Error: Package: app-1.2.3.el7.x86_64 (base)
Complete!
You could try using --skip-broken to work around the problem
`;
