/** Compares the differences found between Assay and another program with those listed with a reason. */

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

/** A difference of the same kind in many places: how their text becomes ours. */
const pattern = z.strictObject({
  /** The comparisons that it applies to, each of which must have it; `conformance.*` for any. */
  in: z.union([z.string(), z.array(z.string())]),
  /** The places, as a regular expression; absent for any. */
  at: z.string().optional(),
  /** A regular expression for their text, with the flags `gu`. */
  theirs: z.string(),
  /** The replacement in our text; `$1` is a group of `theirs`. */
  ours: z.string(),
})

const listed = z.array(
  z
    .strictObject({
      reason: z.string().min(20),
      /** Who is right; `either` if both are. */
      right: z.enum(['ours', 'theirs', 'either', 'neither']),
      /** A defect of Assay, to be removed from the list when it is fixed. */
      bug: z.literal(true).optional(),
      differences: z.array(difference).min(1).optional(),
      patterns: z.array(pattern).min(1).optional(),
    })
    .refine(({ differences, patterns }) => differences ?? patterns, 'lists nothing'),
)

export type Difference = z.output<typeof difference>

/** One entry of a list: a reason and its differences. */
export type Reason = z.output<typeof listed>[number]

type Pattern = z.output<typeof pattern>

/** Reads the listed differences by reason. */
export function readReasons(file: string): Reason[] {
  return listed.parse(parse(readFileSync(file, 'utf8')))
}

/** Reads the listed differences of a list without patterns. */
export function readListed(file: string): Difference[] {
  return readReasons(file).flatMap(({ differences = [] }) => differences)
}

/**
 * Compares the differences found with those listed.
 *
 * @returns differences that are found but not listed, or listed but no longer found, as YAML; empty if there are none
 */
export function unexplained(found: readonly Difference[], expected: readonly Difference[]): string {
  const without = (all: readonly Difference[], known: readonly Difference[]) => {
    const texts = new Set(known.map(identity))
    return all.filter((one) => !texts.has(identity(one)))
  }
  const unlisted = without(found, expected)
  const idle = without(expected, found)
  return [
    ...(unlisted.length > 0 ? ['Not listed:', stringify(unlisted, { lineWidth: 0 })] : []),
    ...(idle.length > 0 ? ['Listed, but gone:', stringify(idle, { lineWidth: 0 })] : []),
  ].join('\n')
}

/** Returns the place and the contents of a difference as one string. */
export function identity({ in: where, at, theirs, ours }: Difference): string {
  return JSON.stringify([where, at, theirs, ours])
}

/** The patterns of a list of reasons, which counts what each of them explains. */
export class Patterns {
  readonly #patterns: { pattern: Pattern; expression: RegExp; at: RegExp }[]
  /** The comparisons in which a pattern explained something, by pattern. */
  readonly #used = new Map<Pattern, Map<string, number>>()

  constructor(reasons: readonly Reason[]) {
    this.#patterns = reasons
      .flatMap(({ patterns = [] }) => patterns)
      .map((pattern) => ({
        pattern,
        expression: new RegExp(pattern.theirs, 'gu'),
        at: new RegExp(`^(?:${pattern.at ?? '.*'})$`, 'u'),
      }))
  }

  /** Whether the patterns, applied one after another, turn their whole text into ours. */
  explains({ in: where, at, theirs, ours }: Difference): boolean {
    const used: Pattern[] = []
    let text = theirs
    for (const each of this.#patterns) {
      if (text === ours) break
      if (!isIn(each.pattern, where) || !each.at.test(at)) continue
      const turned = text.replace(each.expression, each.pattern.ours)
      if (turned !== text) used.push(each.pattern)
      text = turned
    }
    if (text !== ours) return false
    for (const each of used) {
      const counts = this.#used.get(each) ?? new Map<string, number>()
      this.#used.set(each, counts.set(where, (counts.get(where) ?? 0) + 1))
    }
    return true
  }

  /** Lists the patterns that explained nothing, by comparison. */
  idle(): { pattern: Pattern; in: string }[] {
    return this.#patterns.flatMap(({ pattern }) =>
      [pattern.in].flat().flatMap((where) => {
        const used = [...(this.#used.get(pattern)?.keys() ?? [])]
        return used.some((name) => matches(where, name)) ? [] : [{ pattern, in: where }]
      }),
    )
  }

  /** Returns how many differences a reason explains by its patterns. */
  count({ patterns = [] }: Reason): number {
    return patterns
      .flatMap((each) => [...(this.#used.get(each)?.values() ?? [])])
      .reduce((sum, count) => sum + count, 0)
  }
}

function isIn(pattern: Pattern, name: string): boolean {
  return [pattern.in].flat().some((where) => matches(where, name))
}

function matches(where: string, name: string): boolean {
  return where.endsWith('*') ? name.startsWith(where.slice(0, -1)) : where === name
}

/** Removes the words that two texts have in common at the start and the end, to show the difference. */
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

/**
 * Returns the list as it would have to be: without differences that are gone, with new ones under a reason still to be
 * written, and with equal differences grouped.
 *
 * @returns YAML that `readReasons` rejects while a reason is missing
 */
export function candidate(
  reasons: readonly Reason[],
  found: readonly Difference[],
  unlisted: readonly Difference[],
  patterns: Patterns,
): string {
  const present = new Set(found.map(identity))
  const idle = new Set(patterns.idle().map(({ pattern }) => pattern))
  const kept = reasons.flatMap(({ differences = [], patterns: own = [], ...reason }) => {
    const rest = differences.filter((one) => present.has(identity(one)))
    const used = own.filter((each) => !idle.has(each))
    if (rest.length === 0 && used.length === 0) return []
    return [
      {
        ...reason,
        ...(used.length > 0 ? { patterns: used } : {}),
        ...(rest.length > 0 ? { differences: rest } : {}),
      },
    ]
  })
  const groups = Map.groupBy(unlisted, ({ theirs, ours }) => {
    const words = differingWords(theirs, ours)
    return `${words.theirs} → ${words.ours}`
  })
  const added = [...groups.values()]
    .toSorted((one, other) => other.length - one.length)
    .map((differences) => ({ reason: '', right: '', differences }))
  return stringify([...kept, ...added], { lineWidth: 0 })
}
