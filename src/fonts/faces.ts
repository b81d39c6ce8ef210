/** The typefaces of the site, in Adobe's versions: variable, with old-style and tabular figures. */

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

/**
 * A serif for reading, its version for headlines, and a companion for interface and data.
 *
 * The optical size is pinned to 14 for text and 40 for headlines, because the axis would double the size of the file.
 */
export const typefaces: Typeface[] = [
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
  {
    name: 'Source Sans',
    cssVariable: '--font-sans',
    fallbacks: ['Arial for Source Sans', 'sans-serif'],
    faces: [
      {
        source: upright,
        style: 'normal',
        weight: '400 600',
        axes: { wght: { min: 400, max: 600 } },
      },
    ],
  },
]

/** Returns the system serifs that replace a face, most similar first. */
function fallbacksOf(name: string): string[] {
  return [...['Georgia', 'Noto', 'Times'].map((serif) => `${serif} for ${name}`), 'serif']
}

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
