/** `belay/components`: what `.mdx` notes may show. */
export { default as Timeline } from './Timeline.astro';
