/** Whether the styles of a drawing affect only the drawing. */

/** Functions that load a file, apart from `url`. A string alone is enough for some: `image-set("x.png" 1x)`. */
const LOADING = /\b(?:image-set|image|cross-fade|src|element|paint|expression)\s*\(/;
/** What a browser runs as code, or used to. */
const PROGRAMS = /-moz-binding|behavior\s*:|javascript:/;
const ADDRESS = /url\(\s*(["']?)\s*([^)]*)/g;
/** A place in the drawing, or a picture or a font that is part of the file. */
const HARMLESS_ADDRESS =
  /^(?:#|data:image\/(?:png|jpeg|gif|webp)[;,]|data:(?:font\/|application\/(?:x-)?font)[\w+-]*[;,])/;

/**
 * Whether CSS, or the value of an attribute that may contain CSS, loads nothing from elsewhere. It is not parsed: anything that
 * could hide an address from this check, such as an escape, is refused.
 */
export function isInertCss(text: string): boolean {
  if (!/[@(:]/.test(text)) return true;
  const css = text.toLowerCase();
  if (LOADING.test(css) || PROGRAMS.test(css) || css.includes('@import')) return false;
  if (css.includes('\\') && /[@(]/.test(css)) return false;
  for (const [, , address = ''] of css.matchAll(ADDRESS)) {
    if (!HARMLESS_ADDRESS.test(address)) return false;
  }
  return true;
}
