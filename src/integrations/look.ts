/** The style sheet with the accent and the typefaces that the publication chose. */

import type { Plugin } from 'vite'

import { stackOf } from '../fonts/faces.ts'
import { tonesOf } from '../identity/colours.ts'
import type { Site } from '../site.ts'

/** The module that `layouts/Base.astro` imports, and `layouts/Card.astro` as a text (`?inline`). */
const module = 'virtual:publication-look.css'

/** What the style sheet of a publication depends on. */
export type Look = Pick<Site, 'accent' | 'typefaces'>

/** Returns what the style sheet depends on; `JSON.stringify` of it changes with the style sheet. */
export function lookOf({ accent, typefaces }: Look): Look {
  return { accent, typefaces }
}

/** Vite plugin that adds the style sheet. */
export function publicationLook(look: Look): Plugin {
  return {
    name: 'assay-publication-look',
    resolveId: {
      filter: { id: new RegExp(`^${module}(?:[?]inline)?$`) },
      handler: (id) => `\0${id}`,
    },
    load: {
      filter: { id: new RegExp(`^\0${module}(?:[?]inline)?$`) },
      handler: () => lookSheet(look),
    },
  }
}

/** Writes the style sheet: values for roles in `styles/tokens.css`. If colours are forced, the accent is there. */
export function lookSheet({ accent, typefaces }: Look): string {
  const { light, dark, strong } = tonesOf(accent)
  const accents =
    rule({ '--accent': `light-dark(${light},${dark})` }) +
    `@media (prefers-contrast:more){${rule({ '--accent': `light-dark(${strong.light},${strong.dark})` })}}`
  return `@layer tokens{${rule(stackOf(typefaces))}@media (forced-colors:none){${accents}}}\n`
}

function rule(values: Readonly<Record<string, string>>): string {
  if (Object.keys(values).length === 0) return ''
  const declarations = Object.entries(values).map(([name, value]) => `${name}:${value}`)
  return `:root{${declarations.join(';')}}`
}
