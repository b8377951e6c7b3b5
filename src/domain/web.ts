/** Addresses of the web: how pages link to them, and what of them only tracks. */

/**
 * How links leave the site: no ranking is lent to what strangers bring in, and no link is an endorsement (`nofollow`); hosts do
 * not learn on which page they were followed (`noreferrer`, which implies `noopener`).
 */
export const REL = ['nofollow', 'noreferrer'] as const;

/**
 * Parameters of campaigns, whatever follows: https://support.google.com/analytics/answer/10917952 (utm_),
 * https://matomo.org/faq/reports/what-is-campaign-tracking-and-why-it-is-important/ (mtm_, pk_).
 */
const CAMPAIGNS = ['utm_', 'mtm_', 'pk_'];

/**
 * Parameters that name one reader, one message or one click, as Brave takes them out of addresses:
 * https://github.com/brave/brave-core/blob/169fcbcf85ccd0db48b74ef83060e00ea4d96b7a/browser/net/brave_query_filter.cc
 * Left out of these is `__s`, which is too short to mean one thing everywhere.
 */
const CLICKS: ReadonlySet<string> = new Set(
  (
    'fbclid gclid msclkid mc_eid dclid oly_anon_id oly_enc_id _openstat vero_conv vero_id wickedid yclid rb_clickid s_cid ' +
    'ml_subscriber ml_subscriber_hash twclid gbraid wbraid _hsenc __hssc __hstc __hsfp hsctatracking oft_id oft_k oft_lk ' +
    'oft_d oft_c oft_ck oft_ids oft_sk ss_email_id bsft_uid bsft_clkid igshid mkt_tok'
  ).split(' '),
);

const isTracking = (name: string): boolean =>
  CLICKS.has(name) || CAMPAIGNS.some((start) => name.startsWith(start) && name.length > start.length);

/**
 * What of an address only tracks, and the address without it; everything else stays as it is written. Null where nothing
 * tracks.
 *
 * withoutTracking('https://example.org/a?page=2&utm_source=b#c')
 * // { address: 'https://example.org/a?page=2#c', names: ['utm_source'] }
 */
export function withoutTracking(address: string): { address: string; names: string[] } | null {
  const [, before = '', query, fragment = ''] = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(address) ?? [];
  if (query === undefined) return null;
  const pieces = query.split('&').map((piece) => ({ piece, name: piece.split('=', 1)[0]?.toLowerCase() ?? '' }));
  const tracking = pieces.filter(({ name }) => isTracking(name));
  if (tracking.length === 0) return null;
  const kept = pieces.filter(({ name }) => !isTracking(name)).map(({ piece }) => piece);
  return {
    address: `${before}${kept.length > 0 ? `?${kept.join('&')}` : ''}${fragment}`,
    names: [...new Set(tracking.map(({ name }) => name))],
  };
}
