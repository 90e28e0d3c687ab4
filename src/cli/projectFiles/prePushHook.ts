/** The text of the git hook that holds a push to a deploy branch. */

/** The new name of a hook that was there before. It runs first. */
export const EARLIER_HOOK = 'pre-push.before-belay';

const MARK = '# Written by `belay init --hook`.';

/**
 * The line for a hook of somebody's own, which git runs at the top of the work tree.
 *
 * @param project the path of the project from there; empty for the top itself.
 */
export function hookLine(project: string): string {
  const line =
    'sign=$(mktemp -d) && node .belay/belay.mjs pre-push --go-file "$sign/go" "$@" && grep -qx go "$sign/go" || exit 1';
  return project === ''
    ? line
    : `(unset CDPATH; cd './${project.replaceAll("'", "'\\''")}' && ${line}) || exit 1`;
}

/** Whether Belay wrote a hook. */
export function isBelayHook(text: string): boolean {
  return text.includes(MARK);
}

/** The projects that a hook of Belay gates, as paths from the top of the work tree. */
export function projectsOf(hook: string): string[] {
  return [...hook.matchAll(/^gate '(.*)' "\$@"$/gm)].map(([, quoted = '']) =>
    quoted.replaceAll("'\\''", "'"),
  );
}

/**
 * The hook for some projects of one repository.
 *
 * Git lists what is pushed on the standard input; each project gets a copy. The variables that git sets for
 * its hooks are unset for the gate: otherwise a check of another repository would check this one.
 */
export function prePushHook(projects: readonly string[]): string {
  return `#!/bin/sh
${MARK}
# A push to a branch that belay.json deploys continues only after a go.
# A hook that was here before is ${EARLIER_HOOK}, and runs first.

pushed=$(cat)
tell() {
  if [ -n "$pushed" ]; then printf '%s\\n' "$pushed"; fi
}

earlier=$(dirname "$0")/${EARLIER_HOOK}
if [ -x "$earlier" ]; then
  tell | "$earlier" "$@" || exit
fi

# The object id of the belay.mjs that is deployed now: a commit could contain another one that always says go.
# BELAY_ACCEPT_POLICY=belay.mjs lets the new one decide.
deployed() {
  case ",$(echo "$BELAY_ACCEPT_POLICY" | tr -s ' ' ,)," in *,belay.mjs,*) return ;; esac
  tell | while read -r _ _ _ before; do
    case $before in *[!0]*) git rev-parse --quiet --verify "$before:./$1/.belay/belay.mjs" ;; esac
  done | head -n 1
}

gate() {
  folder=$1
  shift
  if [ ! -f "$folder/.belay/belay.mjs" ]; then
    echo "belay: there is no $folder/.belay/belay.mjs, so this push cannot be decided." >&2
    echo "belay: \\\`belay init\\\` in the journal writes it; git push --no-verify bypasses the gate." >&2
    exit 2
  fi
  program=.belay/belay.mjs
  before=$(deployed "$folder")
  if [ -n "$before" ] && [ "$before" != "$(git hash-object --no-filters "$folder/$program")" ]; then
    echo "belay: $folder/$program differs from the deployed one, so the deployed one decides this push. BELAY_ACCEPT_POLICY=belay.mjs lets the new one decide." >&2
    borrowed=$(mktemp -d) || exit 2
    git cat-file blob "$before" > "$borrowed/belay.mjs" || exit 2
    program=$borrowed/belay.mjs
  else
    borrowed=
  fi
  # An exit code of 0 may come from something that never asked: an empty file, another program called node.
  sign=$(mktemp -d) || exit 2
  (
    unset $(git rev-parse --local-env-vars)
    # With CDPATH set, cd would look elsewhere first.
    unset CDPATH
    cd "./$folder" && tell | node "$program" pre-push --go-file "$sign/go" "$@"
  )
  code=$?
  if [ $code -eq 0 ] && [ "$(cat "$sign/go" 2>&1)" != go ]; then
    echo "belay: $folder/$program ended without a sign of a go, so nothing was pushed." >&2
    code=2
  fi
  rm -r "$sign"
  if [ -n "$borrowed" ]; then rm -r "$borrowed"; fi
  if [ $code -ne 0 ]; then exit $code; fi
}

${projects.map((project) => `gate '${project.replaceAll("'", "'\\''")}' "$@"\n`).join('')}`;
}
