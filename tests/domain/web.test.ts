import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { withoutTracking } from '../../src/domain/web.ts';
import { check } from '../support/check.ts';

describe('withoutTracking', () => {
  test.each([
    ['https://example.org/a?utm_source=mail', 'https://example.org/a', ['utm_source']],
    ['https://example.org/a?utm_source=b&page=2', 'https://example.org/a?page=2', ['utm_source']],
    [
      'https://example.org/a?b=%20c&fbclid=1&d=é&gclid#e?f',
      'https://example.org/a?b=%20c&d=é#e?f',
      ['fbclid', 'gclid'],
    ],
    ['https://example.org/?UTM_Medium=x&utm_medium=y#', 'https://example.org/#', ['utm_medium']],
    [
      'https://example.org/a?mtm_campaign=b&pk_kwd=c&MSCLKID=d',
      'https://example.org/a',
      ['mtm_campaign', 'pk_kwd', 'msclkid'],
    ],
  ])('%s', (written, address, names) => {
    expect(withoutTracking(written)).toEqual({ address, names });
  });

  test.each([
    'https://example.org/a',
    'https://example.org/utm_source=mail',
    'https://example.org/a#?utm_source=mail',
    'https://example.org/a?utm_=1&xutm_source=2&pk=3&id=fbclid',
    'https://example.org/?',
    'not an address',
  ])('nothing tracks in %s', (address) => {
    expect(withoutTracking(address)).toBeNull();
  });

  test('what is left tracks no more, and is what was written with pieces taken out', () => {
    const piece = fc.constantFrom(
      'utm_source=a',
      'fbclid',
      'GCLID=%20',
      'a=utm_source',
      '',
      '=',
      'page=2',
      'q=a?b',
      'é=&',
    );
    check(
      500,
      fc.tuple(
        fc.constantFrom('https://example.org/', 'http://a.example.org:8080/b/c'),
        fc.array(piece),
        fc.constantFrom(null, '', 'd?utm_id=e'),
      ),
      ([start, pieces, fragment]) => {
        const written = `${start}?${pieces.join('&')}${fragment === null ? '' : `#${fragment}`}`;
        const clean = withoutTracking(written);
        if (clean === null) return;
        expect(withoutTracking(clean.address)).toBeNull();
        const [before, after] = [new URL(written), new URL(clean.address)];
        expect([after.origin, after.pathname, after.hash]).toEqual([before.origin, before.pathname, before.hash]);
        const kept = before.search
          .slice(1)
          .split('&')
          .filter((one) => !clean.names.includes(one.split('=', 1)[0]?.toLowerCase() ?? ''));
        expect(after.search.slice(1)).toBe(kept.join('&'));
      },
    );
  });
});
