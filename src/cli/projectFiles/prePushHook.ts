/** The text of the git hook that holds a push to a deploy branch. */

/** What a hook that was there before is called from then on. It runs first. */
export const EARLIER_HOOK = 'pre-push.before-belay';

const MARK = '# Written by `belay init --hook`.';

/** Whether Belay wrote a hook. */
export function isBelayHook(text: string): boolean {
  return text.includes(MARK);
}

/** The projects that a hook of Belay's gates, as paths from the top of the work tree. */
export function projectsOf(hook: string): string[] {
  return [...hook.matchAll(/^gate '(.*)' "\$@"$/gm)].map(([, quoted = '']) =>
    quoted.replaceAll("'\\''", "'"),
  );
}

/**
 * The hook for some projects of one repository.
 *
 * Git tells on the standard input what is pushed, so that is kept, and handed to each. The variables that git sets for
 * its hooks are taken away from the gate: a check that works in another repository would work in this one.
 */
export function prePushHook(projects: readonly string[]): string {
  return `#!/bin/sh
${MARK}
# A push to a branch that belay.json deploys goes on after a go, and after nothing else.
# A hook that was here before is ${EARLIER_HOOK}, and runs first.

pushed=$(cat)
tell() {
  if [ -n "$pushed" ]; then printf '%s\\n' "$pushed"; fi
}

earlier=$(dirname "$0")/${EARLIER_HOOK}
if [ -x "$earlier" ]; then
  tell | "$earlier" "$@" || exit
fi

# The belay.mjs of a folder that is deployed now, by git's name for it: a commit could bring another one that says go.
deployed() {
  tell | while read -r _ _ _ before; do
    case $before in *[!0]*) git rev-parse --quiet --verify "$before:./$1/.belay/belay.mjs" ;; esac
  done | head -n 1
}

gate() {
  folder=$1
  shift
  if [ ! -f "$folder/.belay/belay.mjs" ]; then
    echo "belay: there is no $folder/.belay/belay.mjs, so nothing can be decided about this push." >&2
    echo "belay: it is written by \\\`belay init\\\` in the journal; git push --no-verify goes without the gate." >&2
    exit 2
  fi
  program=.belay/belay.mjs
  before=$(deployed "$folder")
  if [ -n "$before" ] && [ "$before" != "$(git hash-object --no-filters "$folder/$program")" ]; then
    echo "belay: $folder/$program is not the one that is deployed, which decides about this push." >&2
    borrowed=$(mktemp -d) || exit 2
    git cat-file blob "$before" > "$borrowed/belay.mjs" || exit 2
    program=$borrowed/belay.mjs
  else
    borrowed=
  fi
  (
    unset $(git rev-parse --local-env-vars)
    # With CDPATH set, cd would look elsewhere first.
    unset CDPATH
    cd "./$folder" && tell | node "$program" pre-push "$@"
  )
  code=$?
  if [ -n "$borrowed" ]; then rm -r "$borrowed"; fi
  if [ $code -ne 0 ]; then exit $code; fi
}

${projects.map((project) => `gate '${project.replaceAll("'", "'\\''")}' "$@"\n`).join('')}`;
}
