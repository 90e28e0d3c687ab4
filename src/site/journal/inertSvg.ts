/** Which SVG files may be published: opened by itself, one is a page of the site, and what it holds runs as the site's. */
import sax from 'sax';

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** What a drawing is made of. Scripts, foreign content and animations, which can change a link's address, are not. */
const ELEMENTS = new Set(
  `svg g defs symbol use title desc metadata style switch view a image path rect circle ellipse line polyline polygon
   text tspan textPath marker pattern clipPath mask linearGradient radialGradient stop filter
   feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
   feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
   feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`.split(
    /\s+/,
  ),
);
/** Namespaces of drawing programs and of descriptions, which no browser draws or runs. */
const INERT = new Set([
  'http://www.inkscape.org/namespaces/inkscape',
  'http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'http://creativecommons.org/ns#',
  'http://web.resource.org/cc/',
  'http://purl.org/dc/elements/1.1/',
  'http://ns.adobe.com/AdobeIllustrator/10.0/',
  'http://www.bohemiancoding.com/sketch/ns',
  'http://www.serif.com/',
]);

/**
 * Whether an SVG file holds nothing that a browser would run or open: it is read as XML, in UTF-8, and each element
 * and attribute is one of those that are known to be harmless.
 */
export function isInertSvg(bytes: Uint8Array): boolean {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return false;
  }
  const parser = sax.parser(true, { xmlns: true });
  let inert = true;
  let root = true;
  const refuse = () => {
    inert = false;
  };
  parser.onerror = (error) => {
    refuse();
    throw error;
  };
  // A document type can name entities, and an instruction a style sheet that is a program.
  parser.ondoctype = (doctype) => {
    if (doctype.includes('[')) refuse();
  };
  parser.onprocessinginstruction = ({ name, body }) => {
    if (name !== 'xml' || declaresOtherEncoding(body)) refuse();
  };
  parser.onopentag = (node) => {
    const { uri, local, attributes } = node as sax.QualifiedTag;
    if (root && (uri !== SVG || local !== 'svg')) refuse();
    root = false;
    if (uri !== SVG ? !INERT.has(uri) : !ELEMENTS.has(local)) refuse();
    for (const attribute of Object.values(attributes)) {
      if (!isHarmless(attribute, uri === SVG ? local : '')) refuse();
    }
  };
  try {
    parser.write(text).close();
  } catch {
    return false;
  }
  return inert && !root;
}

function isHarmless({ uri, local, value }: sax.QualifiedAttribute, element: string): boolean {
  if (local === 'href' && (uri === '' || uri === XLINK)) return isHarmlessAddress(value, element);
  // Handlers of events are the attributes that begin so.
  if (uri === '') return !local.toLowerCase().startsWith('on');
  return [XLINK, XML, XMLNS].includes(uri) || INERT.has(uri);
}

/** A place in the drawing itself, a link to the web, or a picture that is part of the file. */
function isHarmlessAddress(value: string, element: string): boolean {
  // What browsers leave out before they look at an address.
  const address = [...value.trim()]
    .filter((sign) => sign > ' ')
    .join('')
    .toLowerCase();
  if (address === '' || address.startsWith('#')) return true;
  if (element === 'a') return address.startsWith('https://') || address.startsWith('http://');
  return ['png', 'jpeg', 'gif', 'webp'].some((kind) => address.startsWith(`data:image/${kind};`));
}

function declaresOtherEncoding(declaration: string): boolean {
  const lower = declaration.toLowerCase();
  return lower.includes('encoding') && !lower.includes('"utf-8"') && !lower.includes("'utf-8'");
}
