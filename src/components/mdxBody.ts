/** Runs the module of an `.mdx` note, which was compiled without Astro's build. */
import { Fragment, jsx, jsxs } from 'astro/jsx-runtime';
import { createComponent, renderComponent, renderTemplate } from 'astro/runtime/server/index.js';
import type { Heading } from '../journal/fields/types.ts';
import * as components from './notes/index.ts';

type Props = Record<string, unknown>;

interface MdxModule {
  MDXContent(props: Props): unknown;
  getHeadings(): Heading[];
}

export interface MdxBody {
  Content: ReturnType<typeof createComponent>;
  headings: readonly Heading[];
}

const AsyncFunction = (async () => {}).constructor as new (
  ...parameters: string[]
) => (...values: unknown[]) => Promise<MdxModule>;

const bodies = new Map<string, Promise<MdxBody>>();

/**
 * The body of an `.mdx` note. Its module runs once.
 *
 * @param code the body of a function, as `compileMdx.ts` makes it.
 * @throws whatever the module throws.
 */
export function mdxBody(code: string): Promise<MdxBody> {
  const body = bodies.get(code) ?? run(code);
  bodies.set(code, body);
  return body;
}

async function run(code: string): Promise<MdxBody> {
  const module = new AsyncFunction('runtime', 'components', code);
  const { MDXContent, getHeadings } = await module({ Fragment, jsx, jsxs }, components);
  // What Astro's integration adds to each module.
  const Note = (props: Props = {}) =>
    MDXContent({ ...props, components: { Fragment, ...(props['components'] as Props) } });
  Object.assign(Note, {
    [Symbol.for('mdx-component')]: true,
    [Symbol.for('astro.needsHeadRendering')]: true,
    [Symbol.for('astro:renderer')]: 'astro:jsx',
  });
  const Content = createComponent(
    (result, props, slots) =>
      renderTemplate`${renderComponent(result, 'Content', Note, props, slots)}`,
  );
  return { Content, headings: getHeadings() };
}
