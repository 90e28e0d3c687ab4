/** Where the gate goes in a project, and the lines that put it there. */
import type { Place } from './detect.ts';

/**
 * What to write where a deploy begins, as a person reads it.
 *
 * @param environment where the deploy goes; `undefined` where `belay.json` declares no environments.
 */
export function gateLines(place: Place, environment: string | undefined): string {
  const option = environment === undefined ? '' : ` --environment ${environment}`;
  const gate = `.belay/belay gate --stage before-deploy${option}`;
  switch (place) {
    case 'make':
      return `In the Makefile, let the target that deploys begin with the gate:\n\n  deploy:\n  \t${gate}`;
    case 'just':
      return `In the justfile, let the recipe that deploys begin with the gate:\n\n  deploy:\n      ${gate}`;
    case 'task':
      return `In the Taskfile, let the task that deploys begin with the gate:\n\n  deploy:\n    cmds:\n      - ${gate}`;
    case 'npm':
      return `In package.json, let npm ask the gate before the script "deploy":\n\n  "predeploy": "node ${gate.replace('.belay/belay', '.belay/belay.mjs')}"`;
    case 'github':
      return 'For GitHub Actions, write a recipe with the gate in it: `belay init --ci github`';
    case 'gitlab':
      return 'For GitLab CI, write a recipe with the gate in it: `belay init --ci gitlab`';
    case 'dosh':
    case 'none':
      return `In dosh.lua, write

  local belay = dofile(".belay/belay.lua")(cmd, env)

and as the first line of the task that deploys

  belay.gate{${environment === undefined ? '' : ` environment = "${environment}" `}}${place === 'none' ? `\n\nor let the script that deploys begin with\n\n  ${gate} || exit` : ''}`;
    default:
      return place satisfies never;
  }
}
