import type { APIRoute, GetStaticPaths } from 'astro';
import { site } from 'claimline:site';
import { contentFolder } from '../../reader/folder.ts';
import { readImage } from '../../reader/images.ts';
import { imagesIn } from '../../reader/markdown.ts';

/** `images/[name].png`, and the same for each type of pictures: with a type in its address a file is served as one. */
const fileOf = (pattern: string, name: string): string => pattern.replace(/^.*\[name\]/, name);

/** Only pictures that a text shows are published. */
export const getStaticPaths = (({ routePattern }) => {
  const { articles, claims, actors } = site.graph;
  const records = [...articles.values(), ...claims.values(), ...actors.values()].map(({ record }) => record);
  const shown = new Set(records.flatMap(({ body, file }) => imagesIn(body, file)));
  return [...shown]
    .map((file) => ({ file, name: file.split('.')[0] ?? '' }))
    .filter(({ file, name }) => site.images.has(file) && file === fileOf(routePattern, name))
    .map(({ name }) => ({ params: { name } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params, routePattern }) => {
  const { bytes, type } = readImage(contentFolder(), fileOf(routePattern, params['name'] ?? ''));
  return new Response(bytes, { headers: { 'Content-Type': type } });
};
