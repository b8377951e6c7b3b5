import type { APIRoute } from 'astro';
import { site } from 'claimline:site';
import { historiesView } from '../../views/asof.ts';

export const GET: APIRoute = () => Response.json(historiesView(site));
