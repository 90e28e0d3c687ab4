/** The pictures that links to this site show elsewhere. */
import type { APIRoute, GetStaticPaths } from 'astro';
import sharp from 'sharp';
import { PREVIEW_KINDS, type PreviewKind, previewSvg } from '../../site/previewPicture.ts';

export const getStaticPaths = (() =>
  PREVIEW_KINDS.map((kind) => ({ params: { kind }, props: { kind } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ kind: PreviewKind }> = async ({ props }) => {
  const png = await sharp(Buffer.from(previewSvg(props.kind)))
    .png({ palette: true })
    .toBuffer();
  return new Response(new Uint8Array(png), { headers: { 'Content-Type': 'image/png' } });
};
