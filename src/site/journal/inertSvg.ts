/** Which SVG files may be published: opened directly, an SVG is a page of the site, and its scripts run with the site's rights. */
import { normalize, svg } from 'property-information';
import sax from 'sax';
import { isInertCss } from './inertCss.ts';

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Allowed elements. Not scripts, foreign content, or animations, which can change the address of a link. */
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

/** Attributes that drawing programs write and the specification of SVG does not list. */
const MORE_ATTRIBUTES = new Set([
  'font-feature-settings',
  'font-variation-settings',
  'isolation',
  'line-height',
  'mix-blend-mode',
  'white-space',
]);
/** Attributes of the specification that send a request, or change the meaning of an address. */
const UNWANTED = new Set(['ping', 'handler', 'event', 'xml:base']);

/**
 * Whether an SVG file contains nothing that a browser would run or open: it is read as XML, in UTF-8, and each element
 * and attribute must be one that is known to be harmless.
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
  let inStyle = false;
  let css = '';
  const refuse = () => {
    inert = false;
  };
  parser.onerror = (error) => {
    refuse();
    throw error;
  };
  // A document type can define entities, and a processing instruction can load a style sheet that runs code.
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
    inStyle = uri === SVG && local === 'style';
    if (uri !== SVG ? !INERT.has(uri) : !ELEMENTS.has(local)) refuse();
    for (const attribute of Object.values(attributes)) {
      if (!isHarmless(attribute, uri === SVG ? local : undefined)) refuse();
    }
  };
  parser.onclosetag = () => {
    if (!isInertCss(css)) refuse();
    inStyle = false;
    css = '';
  };
  parser.ontext = parser.oncdata = (content) => {
    if (inStyle) css += content;
  };
  try {
    parser.write(text).close();
  } catch {
    return false;
  }
  return inert && !root;
}

/** @param element the SVG element that has the attribute; `undefined` for elements of drawing programs. */
function isHarmless(
  { name, uri, local, value }: sax.QualifiedAttribute,
  element: string | undefined,
): boolean {
  if (uri === XMLNS || INERT.has(uri)) return true;
  if (local.toLowerCase().startsWith('on')) return false;
  if (element === undefined) return uri === '' || uri === XML;
  if (local === 'href' && (uri === '' || uri === XLINK)) return isHarmlessAddress(value, element);
  const known = uri === XLINK ? `xlink:${local}` : uri === XML ? `xml:${local}` : name;
  return isKnown(known, uri) && isInertCss(value);
}

/** Whether an attribute belongs to SVG or ARIA, or is a `data-` attribute. */
function isKnown(name: string, uri: string): boolean {
  if (UNWANTED.has(name) || !['', XLINK, XML].includes(uri)) return false;
  if (name.startsWith('data-') || MORE_ATTRIBUTES.has(name)) return true;
  return Object.hasOwn(svg.normal, normalize(name)) || name === 'xml:id';
}

/** A place in the drawing itself, a link to the web, or a picture that is part of the file. */
function isHarmlessAddress(value: string, element: string): boolean {
  // Characters that browsers remove before they interpret an address.
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
