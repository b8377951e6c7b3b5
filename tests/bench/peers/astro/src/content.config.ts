import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const of = (collection: string) => glob({ pattern: '*.md', base: `./content/${collection}` });

const articles = defineCollection({
  loader: of('articles'),
  schema: z.object({
    title: z.string(),
    date: z.string(),
    summary: z.string(),
    source: z.object({
      title: z.string().optional(),
      publisher: z.string().optional(),
      url: z.string().optional(),
      published: z.string(),
    }),
    statements: z.array(
      z.object({
        claim: z.string(),
        by: z.string().optional(),
        stance: z.string(),
        stated: z.string().optional(),
        value: z.string().optional(),
        hedge: z.string().optional(),
        quote: z.string().optional(),
        paragraph: z.number().optional(),
        origin: z.string().optional(),
      }),
    ),
  }),
});

const claims = defineCollection({
  loader: of('claims'),
  schema: z.object({
    title: z.string(),
    category: z.string(),
    when: z.string().optional(),
    place: z.string().optional(),
    holder: z.string().optional(),
    counts: z.string().optional(),
    topics: z.array(z.string()),
    disagreement: z.string().optional(),
    tension: z.array(z.object({ claim: z.string(), reason: z.string() })).default([]),
  }),
});

const actors = defineCollection({
  loader: of('actors'),
  schema: z.object({
    title: z.string(),
    category: z.string(),
    alsoKnownAs: z.array(z.string()).default([]),
    roles: z.array(z.object({ title: z.string(), group: z.string().optional() })).default([]),
  }),
});

export const collections = { articles, claims, actors };
