/** The part of edtf 4 that the tracker uses; the package ships no types. */
declare module 'edtf' {
  export interface ParsedDate {
    type: 'Date';
    /** Year, month counted from 0, day; a time of day would add more. */
    values: number[];
    level: number;
    uncertain?: boolean | number;
    approximate?: boolean | number;
    unspecified?: number;
  }
  /** Null is an unknown end, an infinite number an open one. */
  export type IntervalEnd = ParsedDate | number | null;
  export interface ParsedInterval {
    type: 'Interval';
    level: number;
    values: [IntervalEnd, IntervalEnd];
  }
  export interface ParsedSet {
    type: 'Set' | 'List';
    level: number;
    /** A pair is a run of consecutive dates. */
    values: (ParsedDate | [ParsedDate, ParsedDate])[];
    earlier?: boolean;
    later?: boolean;
  }
  export type Parsed = ParsedDate | ParsedInterval | ParsedSet;
  export function parse(text: string, constraints?: { level?: number; types?: string[] }): Parsed;
}
