/**
 * Background lines that contain a name: what a line says, in lower case, with `<*>` for one to six words of any kind.
 * A line must match one of these as a whole.
 */
const TEMPLATES = `
silly fetchpackagemetadata <*>
silly fetchnamedpackagedata <*>
silly maptoregistry <*>
silly <*> manifest <*>
silly <*> resolvewithnewmodule <*>
silly extract <*>
silly gunzta <*>
silly idealtree <*>
silly placedep <*>
silly tarball <*>
silly audit <*>
silly cache add <*>
silly addnamed <*>
verbose request <*>
verbose cli <*>
verbose stack at <*>
verbose <*> path <*>
http request get <*>
http fetch get <*>
http get <*>
info attempt registry request try at <*>
info lifecycle <*>
peer <*> from <*>
peeroptional <*> from <*>
dev <*> from <*>
<*> from the root project
node_modules <*>
while resolving <*>
found <*>
conflicting peer dependency <*>
npm warn deprecated <*>
deprecated <*> this version <*>
collecting <*>
downloading <*>
using cached <*>
building wheel for <*>
created wheel for <*>
stored in directory <*>
requirement already satisfied <*>
installing collected packages <*>
successfully installed <*>
running setup.py <*>
copying <*>
creating <*>
adding <*>
writing <*>
reading <*>
running build_ext
gcc <*>
g++ <*>
cc <*>
installing <*>
unpacking <*>
selecting previously unselected package <*>
preparing to unpack <*>
setting up <*>
removing <*>
processing triggers for <*>
get <*> inrelease <*>
hit <*> inrelease
fetched <*> in <*>
run <*> exited with code <*>
step from <*>
step run <*>
step copy <*>
step workdir <*>
run actions <*>
task <*>
play <*>
ok <*>
changed <*>
skipping <*>
started <*>
starting <*>
stopping <*>
stopped <*>
failed to start <*>
reached target <*>
listening on <*>
created slice <*>
unit <*> entered failed state
<*> main process exited code exited status <*>
<*> main process exited code killed status <*>
<*> failed with result <*>
<*> scheduled restart job restart counter is at
<*> start request repeated too quickly
<*> service hold-off time over scheduling restart
process execstart <*> code exited status <*>
main pid code exited status <*>
main pid <*>
cgroup <*>
loaded loaded <*>
modules linked in <*>
cpu pid comm <*>
hardware name <*>
workqueue <*>
code <*>
pulling from <*>
latest pulling from <*>
pulling image <*>
successfully assigned <*>
created container <*>
started container <*>
container image <*> already present on machine
back-off restarting failed container <*>
attaching to <*>
starting postgresql on <*>
mysqld ready for connections <*>
application startup complete
listening at <*>
booting worker with pid
initializing <*>
loading <*>
loaded module <*>
deploying web application archive <*>
cloning into <*>
updating <*>
remote <*> objects <*>
compiling <*>
finished dev <*>
finished release <*>
entering directory <*>
leaving directory <*>
make entering directory <*>
make leaving directory <*>
execution failed for task <*>
error occurred while installing <*> and bundler cannot continue
an error occurred while installing <*> and bundler cannot continue
command <*> failed with exit code <*>
the command <*> returned a non-zero code <*>
error failed to solve process <*> did not complete successfully exit code <*>
`;

const ANY = '\\S+(?: \\S+){0,5}';
const PATTERN = new RegExp(
  `^(?:${TEMPLATES.trim()
    .split('\n')
    .map((line) =>
      line
        .split('<*>')
        .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
        .join(ANY),
    )
    .join('|')})$`,
);

/** Whether what a line says matches one of the templates as a whole. */
export function isTemplate(said: string): boolean {
  return PATTERN.test(said.replace(/ {2,}/g, ' ').toLowerCase());
}
