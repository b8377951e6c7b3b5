import type { APIRoute } from 'astro';
import { site } from 'claimline:site';
import { jsonSchema, SCHEMA_NAMES, type SchemaName } from '../../../../outputs/schemas.ts';

export const getStaticPaths = () => SCHEMA_NAMES.map((name) => ({ params: { name } }));

export const GET: APIRoute = ({ params }) => Response.json(jsonSchema(params['name'] as SchemaName, site.links));
