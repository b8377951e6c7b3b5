import type { APIRoute } from 'astro';
import { site } from 'claimline:site';
import { apiDocument, DOCUMENTS, type DocumentName } from '../../../outputs/api.ts';

export const getStaticPaths = () => DOCUMENTS.map((name) => ({ params: { name } }));

export const GET: APIRoute = ({ params }) => Response.json(apiDocument(site, params['name'] as DocumentName));
