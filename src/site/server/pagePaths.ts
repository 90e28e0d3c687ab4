/** The paths of all pages of a site, as Astro finds them. Its own code for this loads eighty further modules. */
import type { GetStaticPathsItem, RouteData } from 'astro';

export interface PathWithRoute {
  pathname: string;
  route: RouteData;
}

/** A page or an endpoint of the bundled program. */
interface Component {
  getStaticPaths?(): GetStaticPathsItem[] | Promise<GetStaticPathsItem[]>;
}

/**
 * @param routes all kinds of pages of the program.
 * @param componentOf gives the module of a kind of page.
 */
export async function pagePaths(
  routes: readonly RouteData[],
  componentOf: (route: RouteData) => Promise<Component>,
): Promise<PathWithRoute[]> {
  const paths: PathWithRoute[] = [];
  for (const route of routes) {
    if (!route.prerender) continue;
    if (route.pathname) {
      paths.push({ pathname: route.pathname, route });
      continue;
    }
    const pages = (await (await componentOf(route)).getStaticPaths?.()) ?? [];
    for (const { params } of pages) paths.push({ pathname: pathFor(route, params), route });
  }
  return paths;
}

/** `/lists/rules/2` for `/lists/[...page]` and the page `rules/2`. */
function pathFor({ segments }: RouteData, params: GetStaticPathsItem['params']): string {
  const parts = segments.map((segment) =>
    segment
      .map(({ content, dynamic }) =>
        dynamic ? asAddress(String(params[content.replace(/^\.{3}/, '')] ?? '')) : content,
      )
      .join(''),
  );
  return `/${parts.filter(Boolean).join('/')}`;
}

/** As Astro does it: these would end the path of an address. */
function asAddress(value: string): string {
  return value.normalize().replaceAll('#', '%23').replaceAll('?', '%3F');
}
