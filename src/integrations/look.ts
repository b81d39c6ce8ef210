/** What the publication chose of its look: the accent and the typefaces, as pages write them in their heads. */

import { hash } from 'node:crypto'

import type { BoundSite, Site } from '../site.ts'
import type { CutFonts } from './fonts.ts'

import { stackOf } from '../fonts/faces.ts'
import { fontSheet, preloadedFiles } from '../fonts/sheet.ts'
import { tonesOf } from '../identity/colours.ts'

/** What pages write in their heads. It is no part of the bundled code, which every publication can use. */
export interface Look {
  /** The style sheet of the accent; pages in a document of their own need no more. */
  accent: string
  /** The whole style sheet, with the fonts. */
  sheet: string
  /** The digest of `sheet` for the policy of the page (CSP 3). */
  digest: `sha256-${string}`
  /** The paths of the fonts of the first screen. */
  preloaded: string[]
}

/** Returns the look of a publication whose typefaces are cut. */
export function lookOf(
  { site, urls }: Pick<BoundSite, 'site' | 'urls'>,
  { typefaces }: Pick<CutFonts, 'typefaces'>,
): Look {
  const addressOf = (file: string) => urls.path({ to: 'file', path: fontPath(file) })
  const accent = accentSheet(site)
  const sheet = accent + fontSheet(typefaces, addressOf)
  return {
    accent,
    sheet,
    digest: `sha256-${hash('sha256', sheet, 'base64')}`,
    preloaded: preloadedFiles(typefaces).map(addressOf),
  }
}

/** Returns the path of a font in the site. */
export function fontPath(file: string): string {
  return `_astro/fonts/${file}`
}

/**
 * Writes the style sheet of the accent, and of typefaces that need no files: values for roles in `styles/tokens.css`, in no
 * layer, so that they replace those. If colours are forced, the accent is that of `styles/tokens.css`.
 */
export function accentSheet({ accent, typefaces }: Pick<Site, 'accent' | 'typefaces'>): string {
  const { light, dark, strong } = tonesOf(accent)
  const accents =
    rule({ '--accent': `light-dark(${light},${dark})` }) +
    `@media (prefers-contrast:more){${rule({ '--accent': `light-dark(${strong.light},${strong.dark})` })}}`
  return `${rule(stackOf(typefaces))}@media (forced-colors:none){${accents}}`
}

function rule(values: Readonly<Record<string, string>>): string {
  if (Object.keys(values).length === 0) return ''
  const declarations = Object.entries(values).map(([name, value]) => `${name}:${value}`)
  return `:root{${declarations.join(';')}}`
}
