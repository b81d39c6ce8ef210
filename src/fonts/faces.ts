/** The typefaces that a publication can choose, in Adobe's versions: variable, with old-style and tabular figures. */

import type { TypefaceChoice } from '../identity/schema.ts'

/** The range of a face along an axis of its font; a number pins the axis. */
export type Axes = Record<string, number | { min: number; max: number }>

/** One face of a typeface, as in CSS. */
export interface Face {
  /** The font that it is subset from, as a file in its package. */
  source: string
  style: 'normal' | 'italic'
  /** Its weights, in CSS. */
  weight: string
  axes: Axes
}

/** A typeface, under its name in style sheets. */
export interface Typeface {
  name: string
  cssVariable: '--font-text' | '--font-display' | '--font-sans'
  /** The fonts shown until it has loaded: faces with its metrics (styles/fallback-fonts.css), then any system font. */
  fallbacks: string[]
  faces: Face[]
}

const roman = 'source-serif/VAR/SourceSerif4Variable-Roman.ttf'
const italic = 'source-serif/VAR/SourceSerif4Variable-Italic.ttf'
const upright = 'source-sans/VF/SourceSans3VF-Upright.ttf'
const slanted = 'source-sans/VF/SourceSans3VF-Italic.ttf'

/** The companion of the serif, for interface and data. */
const sans: Typeface = {
  name: 'Source Sans',
  cssVariable: '--font-sans',
  fallbacks: ['Arial for Source Sans', 'sans-serif'],
  faces: [
    { source: upright, style: 'normal', weight: '400 600', axes: { wght: { min: 400, max: 600 } } },
  ],
}

/**
 * A serif for reading, its version for headlines, and its companion.
 *
 * The optical size is pinned to 14 for text and 40 for headlines, because the axis would double the size of the file.
 */
const source: Typeface[] = [
  {
    name: 'Source Serif',
    cssVariable: '--font-text',
    fallbacks: fallbacksOf('Source Serif'),
    faces: [
      {
        source: roman,
        style: 'normal',
        weight: '400 700',
        axes: { wght: { min: 400, max: 700 }, opsz: 14 },
      },
      { source: italic, style: 'italic', weight: '400', axes: { wght: 400, opsz: 14 } },
    ],
  },
  {
    name: 'Source Serif Display',
    cssVariable: '--font-display',
    fallbacks: fallbacksOf('Source Serif Display'),
    faces: [{ source: roman, style: 'normal', weight: '600', axes: { wght: 600, opsz: 40 } }],
  },
  sans,
]

/** The sans for everything: it has bold letters and italics too. */
const sansOnly: Typeface = {
  ...sans,
  faces: [
    { source: upright, style: 'normal', weight: '400 700', axes: { wght: { min: 400, max: 700 } } },
    { source: slanted, style: 'italic', weight: '400', axes: { wght: 400 } },
  ],
}

/** Each choice of `typefaces` in `site.yaml`: its typefaces, and the fonts of the other variables of the style sheet. */
const choices: Record<TypefaceChoice, { typefaces: Typeface[]; stack: Stack }> = {
  source: { typefaces: source, stack: {} },
  'source-sans': {
    typefaces: [sansOnly],
    stack: { '--font-text': 'var(--font-sans)', '--font-display': 'var(--font-sans)' },
  },
  system: {
    typefaces: [],
    stack: {
      '--font-text': "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, Georgia, serif",
      '--font-display': "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, Georgia, serif",
      '--font-sans': 'system-ui, sans-serif',
    },
  },
}

type Stack = Partial<Record<Typeface['cssVariable'], string>>

/** Returns the typefaces of a publication. */
export function typefacesOf(choice: TypefaceChoice = 'source'): Typeface[] {
  return choices[choice].typefaces
}

/** Returns the fonts of the variables that no typeface of a publication has. */
export function stackOf(choice: TypefaceChoice = 'source'): Stack {
  return choices[choice].stack
}

/** Returns the system serifs that replace a face, most similar first. */
function fallbacksOf(name: string): string[] {
  return [...['Georgia', 'Noto', 'Times'].map((serif) => `${serif} for ${name}`), 'serif']
}

/** The name records of the licence and its address, which every copy must contain (SIL OFL 1.1, condition 2). */
export const licence = [13, 14]

/** The OpenType features to keep: kerning and ligatures, marks, and the four kinds of figures. */
export const features = [
  'kern',
  'liga',
  'calt',
  'ccmp',
  'locl',
  'mark',
  'mkmk',
  'onum',
  'lnum',
  'tnum',
  'pnum',
]
