/** Recipes that deploy from a CI service and ask the gate before and after. */
import { githubRecipe } from './githubRecipe.ts';
import { gitlabRecipe } from './gitlabRecipe.ts';
import type { Deploys, Recipe } from './recipe.ts';

export const CI_SERVICES = ['github', 'gitlab'] as const;
export type CiService = (typeof CI_SERVICES)[number];

/** The recipe for one service. At least one environment has branches. */
export function ciRecipe(service: CiService, deploys: Deploys): Recipe {
  switch (service) {
    case 'github':
      return githubRecipe(deploys);
    case 'gitlab':
      return gitlabRecipe(deploys);
    default:
      return service satisfies never;
  }
}
