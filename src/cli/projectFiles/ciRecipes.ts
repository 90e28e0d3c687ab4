/** Recipes that deploy from a CI service and ask the gate before and after, and that propose new rules. */
import { githubRecipe } from './githubRecipe.ts';
import { gitlabRecipe } from './gitlabRecipe.ts';
import type { Deploys, Recipe } from './recipe.ts';
import { githubUpdate, gitlabUpdate } from './updateRecipes.ts';

export const CI_SERVICES = ['github', 'gitlab'] as const;
export type CiService = (typeof CI_SERVICES)[number];

/** The recipes for one service: to deploy, and to update the rules. At least one environment has branches. */
export function ciRecipes(service: CiService, deploys: Deploys): readonly [Recipe, Recipe] {
  switch (service) {
    case 'github':
      return [githubRecipe(deploys), githubUpdate(deploys.folder)];
    case 'gitlab':
      return [gitlabRecipe(deploys), gitlabUpdate(deploys.folder)];
    default:
      return service satisfies never;
  }
}
