import type { APIRoute } from 'astro';
import { site } from 'claimline:site';
import { contentFolder } from '../../reader/folder.ts';
import { readImage } from '../../reader/images.ts';
import { imagesIn } from '../../reader/markdown.ts';

/** Only pictures that a text shows are published. */
export function getStaticPaths() {
  const { articles, claims, actors } = site.graph;
  const records = [...articles.values(), ...claims.values(), ...actors.values()].map(({ record }) => record);
  const shown = new Set(records.flatMap(({ body, file }) => imagesIn(body, file)));
  return [...shown].filter((name) => site.images.has(name)).map((name) => ({ params: { name } }));
}

export const GET: APIRoute = ({ params }) => {
  const { bytes, type } = readImage(contentFolder(), params['name'] ?? '');
  return new Response(bytes, { headers: { 'Content-Type': type } });
};
