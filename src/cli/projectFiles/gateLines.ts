/** Where the gate belongs in a project, and the lines to add there. */
import type { Place } from './detect.ts';

/**
 * Tells a person what to write where a deploy begins.
 *
 * @param environment where the deploy goes; `undefined` if `belay.json` declares no environments.
 */
export function gateLines(place: Place, environment: string | undefined): string {
  const option = environment === undefined ? '' : ` --environment ${environment}`;
  const gate = `.belay/belay gate --stage before-deploy${option}`;
  switch (place) {
    case 'make':
      return `In the Makefile, begin the target that deploys with the gate:\n\n  deploy:\n  \t${gate}`;
    case 'just':
      return `In the justfile, begin the recipe that deploys with the gate:\n\n  deploy:\n      ${gate}`;
    case 'task':
      return `In the Taskfile, begin the task that deploys with the gate:\n\n  deploy:\n    cmds:\n      - ${gate}`;
    case 'npm':
      return `In package.json, run the gate before the script "deploy":\n\n  "predeploy": "node ${gate.replace('.belay/belay', '.belay/belay.mjs')}"`;
    case 'github':
      return 'For GitHub Actions, write a recipe that includes the gate: `belay init --ci github`';
    case 'gitlab':
      return 'For GitLab CI, write a recipe that includes the gate: `belay init --ci gitlab`';
    case 'dosh':
    case 'none':
      return `In dosh.lua, write

  local belay = dofile(".belay/belay.lua")(cmd, env)

and as the first line of the task that deploys

  belay.gate{${environment === undefined ? '' : ` environment = "${environment}" `}}${place === 'none' ? `\n\nor begin the script that deploys with\n\n  ${gate} || exit` : ''}`;
    default:
      return place satisfies never;
  }
}
