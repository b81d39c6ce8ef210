/** Leaflets: articles on one sheet of paper, for people to take along. */

import type { RatedClaim } from '../claims/rated-claim.ts'
import type { ArticleFrontMatter } from './schema.ts'

/** Returns whether an article has a leaflet: those that check a claim do, and stay at their address if they are withdrawn. */
export function hasLeaflet({ claims }: Pick<ArticleFrontMatter, 'claims'>): boolean {
  return claims.length > 0
}

/** The lists of the claims of an article, each entry once. */
export interface LeafletLists {
  unknowns: string[]
  questions: string[]
}

/** Joins the lists of the claims that an article checks. */
export function leafletLists(
  claims: readonly Pick<RatedClaim, keyof LeafletLists>[],
): LeafletLists {
  const joined = (of: (claim: (typeof claims)[number]) => readonly string[] | undefined) => [
    ...new Set(claims.flatMap((claim) => of(claim) ?? [])),
  ]
  return {
    unknowns: joined((claim) => claim.unknowns),
    questions: joined((claim) => claim.questions),
  }
}

/** Everything that a leaflet says. */
export interface LeafletText {
  title: string
  claims: readonly { statement: string; rationale: string }[]
  keyPoints: readonly string[]
  /** The lists beside each other. */
  lists: readonly (readonly string[])[]
  disclaimer: string
}

/** The sizes of letters in points, the largest first. Texts on paper have at least 8 points. */
const sizes = [11, 10, 9, 8] as const

export type LeafletSize = (typeof sizes)[number]

/**
 * Returns the size of letters, in points, with which a leaflet fits on one sheet of Letter, which is shorter than A4. A text
 * that is too long for the smallest size goes on on a second sheet.
 */
export function leafletSize(text: LeafletText): LeafletSize {
  // 48 points are the name of the publication; a line has 1.4 times the height of its letters. The rest is a reserve of 2%.
  const height = ((711 - 48) / 1.4) * 0.98
  return sizes.find((size) => linesOf(text, size) * size <= height) ?? 8
}

/** The number of lines of a leaflet. The numbers were measured on sheets (`styles/leaflet.css`). */
function linesOf(
  { title, claims, keyPoints, lists, disclaimer }: LeafletText,
  size: number,
): number {
  const line = 1150 / size
  const lines = (texts: readonly string[], width: number) =>
    texts.reduce((sum, text) => sum + Math.ceil(widthOf(text) / width) + 0.25, 0)
  const section = (entries: readonly string[], width: number) =>
    entries.length === 0 ? 0 : 1.4 + lines(entries, width)
  return (
    1.8 * lines([title], line * 0.6) +
    claims.reduce(
      (sum, { statement, rationale }) =>
        sum + 5.2 + 1.25 * lines([statement], line * 0.75) + lines([rationale], line * 0.95),
      0,
    ) +
    section(keyPoints, line * 0.95) +
    Math.max(0, ...lists.map((entries) => section(entries, line * 0.46))) +
    Math.max(7.5, 6 + lines([disclaimer], line * 0.8))
  )
}

/** The number of letters of a text. Those of East Asian scripts are twice as wide. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u2E80-\uFFEF]/g)?.length ?? 0)
}
