/** The accent colour of a publication: its tones for light and dark paper, and whether they are legible. */

// One file: the 151 modules of `culori` would take a tenth of a second of each command to load.
import culori, { type Mode, type Oklch } from 'culori/require'

const { clampChroma, converter, formatHex, interpolate, parse, wcagContrast } = culori
const toOklch = converter('oklch')

/** The colours that CSS can write (CSS Color 4), as the library names them; it reads colours of its own, too. */
const modesOfCss: readonly Mode[] = [
  ...(['rgb', 'hsl', 'hwb', 'lab', 'lch', 'oklab', 'oklch'] as const),
  ...(['lrgb', 'p3', 'a98', 'prophoto', 'rec2020', 'xyz50', 'xyz65'] as const),
]

/** A colour scheme of the reader. */
export type Scheme = 'light' | 'dark'

/** An accent as `site.yaml` has it; without a dark one, that is derived. */
export interface WrittenAccent {
  light: string
  dark?: string | undefined
}

/** The accent of a publication that has none. */
const defaultAccent = { light: 'oklch(43% 0.105 245)', dark: 'oklch(79% 0.085 240)' }

/** The tones for readers who ask for more contrast, of the accent of a publication that has none. */
const strongDefault = { light: 'oklch(35% 0.13 250)', dark: 'oklch(86% 0.09 240)' }

/** The backgrounds of text, as `styles/tokens.css` has them: paper, raised paper and highlight. */
export const backgrounds: Record<Scheme, readonly string[]> = {
  light: ['oklch(98.6% 0.007 88)', 'oklch(96.6% 0.009 88)', 'oklch(93.5% 0.055 92)'],
  dark: ['oklch(19% 0.007 75)', 'oklch(22.5% 0.008 75)', 'oklch(32% 0.045 85)'],
}

/** The contrast that text needs (WCAG 2.2, success criterion 1.4.3, level AA). */
export const leastContrast = 4.5

/** The lightness, and the chroma relative to the written colour, of the tones that are derived (OKLCH). */
const derived = {
  dark: { l: 0.79, chroma: 0.81 },
  strongLight: { l: 0.35, chroma: 1 },
  strongDark: { l: 0.86, chroma: 0.85 },
}

/** Returns whether a text is a colour of CSS that hides what is below it. */
export function isColour(written: string): boolean {
  // The library also reads hexadecimal digits without their sign.
  const colour = /^[\da-f]+$/i.test(written) ? undefined : parse(written)
  return colour !== undefined && modesOfCss.includes(colour.mode) && (colour.alpha ?? 1) === 1
}

/** The tones of an accent, as CSS. */
export interface AccentTones extends Record<Scheme, string> {
  /** For readers who ask for more contrast. */
  strong: Record<Scheme, string>
}

/** Returns the tones of an accent; of that of a publication without one, if there is none. */
export function tonesOf(accent?: WrittenAccent): AccentTones {
  if (!accent) return { ...defaultAccent, strong: strongDefault }
  const { light, dark = tone(light, derived.dark) } = accent
  return {
    light: asCss(light),
    dark: asCss(dark),
    strong: { light: tone(light, derived.strongLight), dark: tone(dark, derived.strongDark) },
  }
}

/** A colour of which text is not legible. */
export interface Illegible {
  scheme: Scheme
  /** Its lowest contrast with a background of text, rounded down to two digits. */
  contrast: number
  /** The nearest legible colour of its hue: `#rrggbb`. */
  nearest: string
}

/** Finds the colours of an accent that have too little contrast with the paper. */
export function findIllegible(accent: WrittenAccent): Illegible[] {
  return (['light', 'dark'] as const).flatMap((scheme) => {
    const colour = accent[scheme]
    if (colour === undefined || !isColour(colour)) return []
    const contrast = leastContrastOf(colour, scheme)
    if (contrast >= leastContrast) return []
    const shown = Math.floor(contrast * 100) / 100
    return [{ scheme, contrast: shown, nearest: nearestLegible(colour, scheme) }]
  })
}

/** Returns the lowest contrast of a colour with the backgrounds of text. */
function leastContrastOf(colour: string, scheme: Scheme): number {
  return Math.min(
    ...backgrounds[scheme].map((background) => wcagContrast(asCss(colour), asCss(background))),
  )
}

/** Darkens a colour on light paper, or lightens it on dark paper, just as far as it needs. */
function nearestLegible(colour: string, scheme: Scheme): string {
  const { l } = oklchOf(colour)
  const isLegible = (lightness: number) =>
    leastContrastOf(tone(colour, { l: lightness, chroma: 1 }), scheme) >= leastContrast
  let [illegible, legible] = [l, scheme === 'light' ? 0 : 1]
  while (Math.abs(illegible - legible) > 0.0005) {
    const middle = (illegible + legible) / 2
    if (isLegible(middle)) legible = middle
    else illegible = middle
  }
  return tone(colour, { l: legible, chroma: 1 })
}

/** Returns the colour of the same hue with another lightness, in the colours that every screen has. */
function tone(colour: string, { l, chroma }: { l: number; chroma: number }): string {
  const { h, c } = oklchOf(colour)
  return asCss(
    clampChroma({ mode: 'oklch', l, c: c * chroma, ...(h !== undefined && { h }) }, 'oklch'),
  )
}

/** Writes a colour as `#rrggbb`, as browsers and drawing programs read it. */
export function asCss(colour: string | Oklch): string {
  return formatHex(clampChroma(typeof colour === 'string' ? oklchOf(colour) : colour, 'oklch'))
}

/** Mixes two colours as `color-mix(in oklab, …)` does: `share` of the first, from 0 to 1. */
export function mix(colour: string, other: string, share: number): string {
  return formatHex(interpolate([other, colour], 'oklab')(share))
}

function oklchOf(colour: string): Oklch {
  const found = toOklch(colour)
  if (!found) throw new Error(`\`${colour}\` is not a colour.`)
  return found
}
