/** The style sheet of the typefaces: a face for each file, and the variables with which other style sheets name them. */

import type { Face, Typeface } from './faces.ts'

import { type Subset, unicodeRange } from './characters.ts'

/** The part of a face for one script. */
export interface CutFace extends Pick<Face, 'style' | 'weight'> {
  /** The name of its file in the folder of subset fonts, a digest with `.woff2`. */
  file: string
  subset: Subset
}

/** A typeface with the files of its faces. */
export interface CutTypeface extends Omit<Typeface, 'faces'> {
  faces: CutFace[]
}

/**
 * Writes the style sheet (CSS Fonts 4, `@font-face`). Text is shown in a fallback font until its typeface has loaded.
 *
 * @param addressOf returns the path of a file on the site, as URLs write it
 */
export function fontSheet(
  typefaces: readonly CutTypeface[],
  addressOf: (file: string) => string,
): string {
  return typefaces
    .map(({ name, cssVariable, fallbacks, faces }) => {
      const families = [name, ...fallbacks].map(family).join(',')
      const rules = faces.map(({ file, style, weight, subset }) => {
        const range = unicodeRange(subset)
        const source = `src:url(${quoted(addressOf(file))}) format("woff2")`
        const optional = range ? `;unicode-range:${range.join(',')}` : ''
        return `@font-face{font-family:${quoted(name)};${source};font-display:swap;font-weight:${weight};font-style:${style}${optional}}`
      })
      return `${rules.join('')}:root{${cssVariable}:${families}}`
    })
    .join('')
}

/** Returns the files of the fonts of the first screen. Italics and other scripts load when a page uses them. */
export function preloadedFiles(typefaces: readonly CutTypeface[]): string[] {
  return typefaces.flatMap(({ faces }) =>
    faces
      .filter(({ style, subset }) => style === 'normal' && subset === 'latin')
      .map(({ file }) => file),
  )
}

/** Writes the name of a family: a name with quotation marks, or a generic family, which has none (CSS Fonts 4, section 2.1). */
function family(name: string): string {
  return /^(?:sans-)?serif$/.test(name) ? name : quoted(name)
}

/** Writes a string (CSS Syntax 3, section 4.3.5). `<` is escaped too, because it could end a style element. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\<\n\r\f]/g, (character) => `\\${character.codePointAt(0)?.toString(16) ?? ''} `)}"`
}
