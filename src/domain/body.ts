/**
 * What a body may hold beside plain Markdown: components, written `<Claim id="…"/>` in `.mdx` and `::claim{id="…"}` in
 * `.md`, and pictures. The guide's table of components is made from this one.
 */

/** What the value of an attribute must be. */
type AttributeType = 'claim' | 'statement' | 'date';

interface Attribute {
  type: AttributeType;
  required: boolean;
  description: string;
}

/** Every component, with its attributes. */
export const COMPONENTS = {
  Claim: {
    description: 'A claim with its status, the reason for it and its line, as lists of claims show it.',
    attributes: {
      id: { type: 'claim', required: true, description: 'The claim: the name of a file in `claims/`.' },
    },
  },
  Figure: {
    description: 'The chart of a claim’s figures, as on the claim’s page.',
    attributes: {
      claim: {
        type: 'claim',
        required: true,
        description: 'The claim: the name of a file in `claims/`. At least one statement on it carries a figure.',
      },
    },
  },
  Statement: {
    description: 'One statement: who says what, when, in which words, and where it stands in the source.',
    attributes: {
      id: {
        type: 'statement',
        required: true,
        description: 'The statement: `<article>/<id>`, and in its own article `<id>` alone.',
      },
    },
  },
  Timeline: {
    description: 'The part of the timeline that lies wholly within these days. One of the two ends may be left out.',
    attributes: {
      from: { type: 'date', required: false, description: 'The first day: a day, a month or a year (EDTF).' },
      to: { type: 'date', required: false, description: 'The last day: a day, a month or a year (EDTF).' },
    },
  },
} as const satisfies Record<string, { description: string; attributes: Record<string, Attribute> }>;
export type ComponentName = keyof typeof COMPONENTS;

/** The attributes of a component, for code that meets any of them. */
export const attributesOf = (name: ComponentName): Readonly<Record<string, Attribute>> => COMPONENTS[name].attributes;

/** A component as it stands in a body; statements are named in full. */
export interface Component {
  name: ComponentName;
  attributes: Readonly<Record<string, string>>;
}

/** A body as it is drawn: stretches of safe HTML, and components between them. */
export interface Body {
  blocks: ({ type: 'html'; html: string } | ({ type: 'component' } & Component))[];
  /** Whether it holds what plain prose has no style for: components, tables, notes, pictures. */
  rich: boolean;
}

/** The size of a picture as it is shown, in pixels. */
export interface Picture {
  width: number;
  height: number;
}
