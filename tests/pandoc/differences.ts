/** Differences between Assay and another program: those that are found, and those that are listed with a reason. */

import { readFileSync } from 'node:fs'
import { parse, stringify } from 'yaml'
import { z } from 'astro/zod'

const difference = z.strictObject({
  /** The text and the style: `locators.apa`. */
  in: z.string(),
  /** The place: `citation 3`, `entry smith2002`, `order`. */
  at: z.string(),
  theirs: z.string(),
  ours: z.string(),
})

const listed = z.array(
  z.strictObject({
    reason: z.string().min(20),
    /** Who is right; `either` where both are. */
    right: z.enum(['ours', 'theirs', 'either', 'neither']),
    /** A defect of Assay: its owner mends it and takes the item away. */
    bug: z.literal(true).optional(),
    differences: z.array(difference).min(1),
  }),
)

export type Difference = z.output<typeof difference>

/** Reads the listed differences. */
export function readListed(file: string): Difference[] {
  return listed.parse(parse(readFileSync(file, 'utf8'))).flatMap(({ differences }) => differences)
}

/**
 * Holds what was found against what is listed.
 *
 * @returns what is found and not listed, or listed and no longer found, as YAML; empty if there is neither
 */
export function unexplained(found: readonly Difference[], expected: readonly Difference[]): string {
  const without = (all: readonly Difference[], known: readonly Difference[]) =>
    all.filter((one) => !known.some((other) => stringify(one) === stringify(other)))
  const unlisted = without(found, expected)
  const idle = without(expected, found)
  return [
    ...(unlisted.length > 0 ? ['Not listed:', stringify(unlisted, { lineWidth: 0 })] : []),
    ...(idle.length > 0 ? ['Listed, but gone:', stringify(idle, { lineWidth: 0 })] : []),
  ].join('\n')
}

/** Cuts the words off with which two texts begin and end alike, so that the difference can be seen. */
export function differingWords(theirs: string, ours: string): Pick<Difference, 'theirs' | 'ours'> {
  const [a, b] = [theirs.split(' '), ours.split(' ')]
  while (a.length > 0 && b.length > 0 && a[0] === b[0]) {
    a.shift()
    b.shift()
  }
  while (a.length > 0 && b.length > 0 && a.at(-1) === b.at(-1)) {
    a.pop()
    b.pop()
  }
  return { theirs: a.join(' '), ours: b.join(' ') }
}
