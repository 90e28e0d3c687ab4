/** What kernels, service managers and container platforms print around every failure. */
export const SYSTEM = String.raw`
Started Session 12 of user root.
Starting Shop Web Service...
Started Shop Web Service.
Stopping Shop Web Service...
Stopped Shop Web Service.
Failed to start Shop Web Service.
shop.service: Main process exited, code=exited, status=1/FAILURE
shop.service: Main process exited, code=killed, status=9/KILL
shop.service: Main process exited, code=dumped, status=11/SEGV
shop.service: Control process exited, code=exited status=1
shop.service: Failed with result 'exit-code'.
shop.service: Failed with result 'signal'.
shop.service: Failed with result 'core-dump'.
shop.service: Failed with result 'timeout'.
shop.service: Failed with result 'start-limit-hit'.
shop.service: Unit entered failed state.
Unit shop.service entered failed state.
shop.service failed.
shop.service: Service hold-off time over, scheduling restart.
shop.service: Service RestartSec=100ms expired, scheduling restart.
shop.service: Scheduled restart job, restart counter is at 5.
shop.service holdoff time over, scheduling restart.
shop.service: Start request repeated too quickly.
start request repeated too quickly for shop.service
shop.service: Triggering OnFailure= dependencies.
shop.service: Consumed 1.234s CPU time.
shop.service: Succeeded.
shop.service: Deactivated successfully.
shop.service: Killing process 12 (app) with signal SIGKILL.
shop.service: State 'stop-sigterm' timed out. Killing.
Dependency failed for Shop Web Service.
Job shop.service/start failed with result 'dependency'.
Created slice User Slice of root.
Reached target Multi-User System.
Listening on Docker Socket for the API.
Closed Docker Socket for the API.
Stopping Docker Socket for the API.
Starting Docker Socket for the API.
Starting Docker Application Container Engine...
Failed to start Docker Application Container Engine.
Stopped Docker Application Container Engine.
docker.service: Failed with result 'exit-code'.
-- Unit shop.service has begun starting up.
-- Unit shop.service has finished starting up.
-- Unit shop.service has failed.
-- Unit shop.service has finished shutting down.
-- Subject: Unit shop.service has failed
-- Subject: A start job for unit shop.service has failed
-- Defined-By: systemd
-- Support: https://lists.freedesktop.org/mailman/listinfo/systemd-devel
-- Support: http://www.ubuntu.com/support
-- The result is failed.
-- The job identifier is 1234 and the job result is failed.
-- A start job for unit shop.service has finished with a failure.
-- An ExecStart= process belonging to unit shop.service has exited.
-- The process' exit code is 'exited' and its exit status is 1.
-- The unit shop.service has entered the 'failed' state with result 'exit-code'.
-- Logs begin at Mon 2019-06-24 10:20:11 UTC, end at Mon 2019-06-24 10:20:11 UTC. --
-- Reboot --
shop.service - Shop Web Service
   Loaded: loaded (/etc/systemd/system/shop.service; enabled; vendor preset: enabled)
   Loaded: loaded (/etc/systemd/system/shop.service; enabled; preset: disabled)
   Active: failed (Result: exit-code) since Mon 2019-06-24 10:20:11 UTC; 2s ago
   Active: failed (Result: start-limit-hit) since Mon 2019-06-24 10:20:11 UTC; 2s ago
   Active: activating (auto-restart) (Result: exit-code) since Mon 2019-06-24 10:20:11 UTC; 2s ago
   Active: active (running) since Mon 2019-06-24 10:20:11 UTC; 2s ago
  Process: 123 ExecStart=/usr/bin/app (code=exited, status=1/FAILURE)
  Process: 123 ExecStart=/usr/bin/app (code=exited, status=0/SUCCESS)
  Process: 123 ExecStartPre=/usr/bin/app (code=exited, status=0/SUCCESS)
 Main PID: 123 (code=exited, status=1/FAILURE)
 Main PID: 123 (code=exited, status=0/SUCCESS)
 Duration: 42ms
    Tasks: 12 (limit: 1234)
   Memory: 12.3M
      CPU: 18ms
   CGroup: /system.slice/shop.service
     Docs: https://docs.docker.com
See "systemctl status shop.service" and "journalctl -xe" for details.
Job for shop.service failed because the control process exited with error code.
Job for shop.service failed because a timeout was exceeded.
Warning: Journal has been rotated since unit was started. Log output is incomplete or unavailable.
Hint: Some lines were ellipsized, use -l to show in full.
Process 123 (app) of user 0 dumped core.
Stack trace of thread 123:
pam_unix(cron:session): session opened for user root by (uid=0)
pam_unix(cron:session): session closed for user root
pam_unix(sudo:session): session opened for user root by (uid=0)
Accepted publickey for root from 10.0.0.1 port 12345 ssh2: RSA SHA256:abc
New session 12 of user root.
Removed session 12.
(root) CMD (   cd / && run-parts --report /etc/cron.hourly)
CPU: 0 PID: 123 Comm: app Not tainted 5.4.22 #1
CPU: 0 PID: 123 Comm: app Tainted: G           O      4.19.76 #1
Pid: 123, comm: app Tainted: P           O 3.2.0-52-virtual #78-Ubuntu
CPU 0
Hardware name: QEMU Standard PC (i440FX + PIIX, 1996), BIOS 1.13.0 04/01/2014
Hardware name: Amazon EC2 c5.large/, BIOS 1.0 10/16/2017
Workqueue: events work_fn
Call Trace:
Call trace:
 <TASK>
 </TASK>
 <IRQ>
---[ end trace 0000000000000000 ]---
------------[ cut here ]------------
Modules linked in: nfsd nfs lockd fscache
Code: 48 89 e5 41 57 41 56
RIP: 0010:mutex_lock+0x1b/0x40
RIP: 0033:0x7f1a
RSP: 0018:ffff88026c0f1bd0 EFLAGS: 00010246
RAX: 0000000000000000 RBX: ffff880266c7fa80 RCX: ffff880266c7fa80
RDX: 0000000000000000 RSI: 0000000000000000 RDI: ffff880266c7fa80
RBP: ffff88026c0f1bd0 R08: 0000000000000000 R09: 0000000000000000
R10: 0000000000000000 R11: 0000000000000000 R12: 0000000000000000
R13: 0000000000000000 R14: 0000000000000000 R15: 0000000000000000
FS:  00007f1a(0000) GS:ffff88027fc00000(0000) knlGS:0000000000000000
CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
CR2: 0000000000000000 CR3: 0000000000000000 CR4: 00000000000006f0
DR0: 0000000000000000 DR1: 0000000000000000 DR2: 0000000000000000
Stack:
Kernel panic - not syncing: Fatal exception
Kernel Offset: disabled
Rebooting in 10 seconds..
BUG: unable to handle kernel NULL pointer dereference at 0000000000000010
BUG: kernel NULL pointer dereference, address: 0000000000000010
#PF: supervisor read access in kernel mode
#PF: error_code(0x0000) - not-present page
PGD 0 P4D 0
Oops: 0000 [#1] SMP PTI
general protection fault: 0000 [#1] SMP
"echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message.
Mem-Info:
active_anon:1234 inactive_anon:1234 isolated_anon:0
 active_file:1234 inactive_file:1234 isolated_file:0
 unevictable:0 dirty:0 writeback:0 unstable:0
 slab_reclaimable:1234 slab_unreclaimable:1234
 mapped:1234 shmem:1234 pagetables:1234 bounce:0
 free:1234 free_pcp:0 free_cma:0
Node 0 active_anon:1234kB inactive_anon:1234kB active_file:1234kB inactive_file:1234kB unevictable:0kB isolated(anon):0kB isolated(file):0kB mapped:1234kB dirty:0kB writeback:0kB shmem:1234kB
Node 0 DMA free:1234kB min:1234kB low:1234kB high:1234kB active_anon:0kB
Node 0 DMA32 free:1234kB min:1234kB low:1234kB high:1234kB
Node 0 Normal free:1234kB min:1234kB low:1234kB high:1234kB
Node 0 hugepages_total=0 hugepages_free=0 hugepages_surp=0 hugepages_size=2048kB
lowmem_reserve[]: 0 1234 1234 1234
1234 total pagecache pages
0 pages in swap cache
Swap cache stats: add 0, delete 0, find 0/0
Free swap  = 0kB
Total swap = 0kB
1535902 pages RAM
0 pages HighMem/MovableOnly
47341 pages reserved
0 pages cma reserved
0 pages hwpoisoned
Tasks state (memory values in pages):
[ pid ]   uid  tgid total_vm      rss nr_ptes swapents oom_score_adj name
[  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name
oom_reaper: reaped process 123 (app), now anon-rss:0kB, file-rss:0kB, shmem-rss:0kB
dump_stack+0x5c/0x7b
dump_header+0x66/0x28e
oom_kill_process+0x251/0x270
out_of_memory+0x28b/0x4a0
__alloc_pages_slowpath+0x9c9/0xd10
__alloc_pages_nodemask+0x27b/0x2a0
alloc_pages_vma+0x130/0x180
handle_mm_fault+0x130/0x180
__handle_mm_fault+0x130/0x180
do_page_fault+0x130/0x180
__do_page_fault+0x130/0x180
page_fault+0x130/0x180
async_page_fault+0x1e/0x30
asm_exc_page_fault+0x1e/0x30
exc_page_fault+0x1e/0x30
entry_SYSCALL_64_after_hwframe+0x44/0xa9
do_syscall_64+0x5b/0x1b0
ret_from_fork+0x35/0x40
kthread+0x112/0x130
worker_thread+0x30/0x390
process_one_work+0x1a7/0x360
schedule+0x2c/0x80
__schedule+0x2c/0x80
panic+0x2c/0x80
system_call_fastpath+0x16/0x1b
INFO: rcu_sched self-detected stall on CPU
Sending NMI from CPU 0 to CPUs 1:
NMI backtrace for cpu 1
app[123]: segfault at 0 ip 00007f1a sp 00007ffd error 4 in libc-2.27.so[7f1a+1e7000]
traps: app[123] general protection ip:7f1a sp:7ffd error:0 in libc-2.27.so[7f1a+1e7000]
level=info msg="Starting up"
level=info msg="parsed scheme: \"unix\"" module=grpc
level=info msg="scheme \"unix\" not registered, fallback to default scheme" module=grpc
level=info msg="ccResolverWrapper: sending update to cc: {[{unix:///run/containerd/containerd.sock 0  <nil>}] <nil>}" module=grpc
level=info msg="ClientConn switching balancer to \"pick_first\"" module=grpc
level=info msg="detected 127.0.0.53 nameserver, assuming systemd-resolved, so using resolv.conf: /run/systemd/resolve/resolv.conf"
level=info msg="[graphdriver] using prior storage driver: overlay2"
level=info msg="Loading containers: start."
level=info msg="Loading containers: done."
level=info msg="Docker daemon" commit=abc graphdriver(s)=overlay2 version=19.03.8
level=info msg="Daemon has completed initialization"
level=info msg="API listen on /run/docker.sock"
level=info msg="Processing signal 'terminated'"
level=info msg="Daemon shutdown complete"
level=info msg="stopping event stream following graceful shutdown" error="<nil>" module=libcontainerd namespace=moby
level=warning msg="Your kernel does not support swap memory limit"
failed to start daemon:
level=info msg="starting containerd" revision=abc version=1.4.4
level=info msg="loading plugin \"io.containerd.content.v1.content\"..." type=io.containerd.content.v1
level=info msg="containerd successfully booted in 0.012s"
level=info msg="shim disconnected" id=abc
level=info msg="cleaning up dead shim"
Back-off restarting failed container
Back-off restarting failed container web in pod web-6f7d9-abcde_default(uuid)
Back-off pulling image "app:latest"
Error syncing pod
Readiness probe failed: HTTP probe failed with statuscode: 503
Liveness probe failed: HTTP probe failed with statuscode: 500
Successfully assigned default/web-6f7d9-abcde to node-1
Pulling image "app:latest"
Successfully pulled image "app:latest" in 1.2s
Container image "app:latest" already present on machine
Created container web
Started container web
Killing container with id docker://web:Need to kill Pod
Stopping container web
CrashLoopBackOff
ImagePullBackOff
Last State:     Terminated
Reason:       Error
Exit Code:    1
Started:      Mon, 24 Jun 2019 10:20:11 +0000
Finished:     Mon, 24 Jun 2019 10:20:11 +0000
Restart Count:  5
Starting reflector
Caches are synced for controller
Waiting for caches to sync for controller
Starting kubelet.
Flag --cgroup-driver has been deprecated, This parameter should be set via the config file specified by the Kubelet's --config flag. See https://kubernetes.io/docs/tasks/administer-cluster/kubelet-config-file/ for more information.
[preflight] Running pre-flight checks
[init] Using Kubernetes version: v1.20.0
[wait-control-plane] Waiting for the kubelet to boot up the control plane as static Pods from directory "/etc/kubernetes/manifests". This can take up to 4m0s
[kubelet-check] Initial timeout of 40s passed.
Unfortunately, an error has occurred:
This error is likely caused by:
- The kubelet is not running
- The kubelet is unhealthy due to a misconfiguration of the node in some way (required cgroups disabled)
If you are on a systemd-powered system, you can try to troubleshoot the error with the following commands:
Additionally, a control plane component may have crashed or exited when started by the container runtime.
To troubleshoot, list all containers using your preferred container runtimes CLI.
error execution phase wait-control-plane: couldn't initialize a Kubernetes cluster
To see the stack trace of this error execute with --v=5 or higher
==> kube-apiserver [3dcb268dfbd0] <==
==> dmesg <==
==> kernel <==
==> kubelet <==
==> etcd [abc] <==
PRETTY_NAME="Ubuntu 20.04.2 LTS"
stopping insecure grpc server due to error
closing etcd server
received signal; shutting down
raft.node: abc elected leader abc at term 2
debug1: Reading configuration data /etc/ssh/ssh_config
debug1: Connecting to host [10.0.0.1] port 22.
debug1: Connection established.
debug1: identity file /root/.ssh/id_rsa type 0
debug1: Local version string SSH-2.0-OpenSSH_8.2p1
debug1: Remote protocol version 2.0, remote software version OpenSSH_7.4
debug1: SSH2_MSG_KEXINIT sent
debug1: SSH2_MSG_KEXINIT received
debug2: host key algorithms: ssh-ed25519
debug2: ciphers ctos: aes128-ctr,aes192-ctr,aes256-ctr
debug2: MACs ctos: hmac-sha2-256
debug2: compression ctos: none,zlib
debug2: first_kex_follows 0
debug2: reserved 0
debug2: languages ctos:
debug1: kex: algorithm: curve25519-sha256
lost connection
Connection closed by remote host
Event Type: Error
Event Source: Application Error
Faulting application name: app.exe, version: 1.0.0.0, time stamp: 0x5c9
Faulting module name: ntdll.dll, version: 10.0.17763.1, time stamp: 0x5c9
Exception code: 0xc0000005
Fault offset: 0x0000000000012345
Report Id: uuid
Faulting process id: 0x1234
Description: The process was terminated due to an unhandled exception.
`;
