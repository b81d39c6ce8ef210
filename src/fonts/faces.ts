/** The typefaces of the site, as Adobe publishes them: variable, and with old-style and tabular figures. */

/** How far a face may vary along an axis of its font; a number pins the axis. */
export type Axes = Record<string, number | { min: number; max: number }>

/** One face of a typeface, as CSS means it. */
export interface Face {
  /** The font it is cut from, as a file of its package. */
  source: string
  style: 'normal' | 'italic'
  /** The weights it has, as CSS writes them. */
  weight: string
  axes: Axes
}

/** A typeface under the name that style sheets know it by. */
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
 * A serif drawn for reading, the same drawn for headlines, and a companion for interface and data.
 *
 * The optical size is pinned, since the axis would double the weight of the file: 14 for text, 40 for headlines.
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
