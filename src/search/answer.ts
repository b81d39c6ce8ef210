/** Answers a query: which pages have the words that are asked for, in what order, and what was changed in the query. */

import { type LookedUp, type LookUpOptions, lookUpParts } from './look-up.ts'
import type { Query } from './query.ts'
import { type Found, rank } from './rank.ts'
import type { WordIndex } from './word-index.ts'

/** The answer to a query. */
export interface Answer {
  /** The pages, best first. */
  pages: Found[]
  /** The words that were searched for, including variants; they are marked in results. */
  words: string[]
  /** Words or phrases of which each page has at least one. */
  common: readonly string[]
  /** Words that were taken for mistyped ones. */
  corrections: { from: string; to: string }[]
  /** Words that no page has as they are typed, but perhaps with another ending or prefix, or in a compound. */
  inflected: string[]
  /** Words that the best page does not have, because no page has them with the others. */
  leftOut: string[]
  /** Words that no page has. Then nothing is found. */
  missing: string[]
}

const nothing: Answer = {
  pages: [],
  words: [],
  common: [],
  corrections: [],
  inflected: [],
  leftOut: [],
  missing: [],
}

/** Answers a query. */
export async function answer(query: Query, options: LookUpOptions): Promise<Answer> {
  if (query.identifier !== undefined) {
    const found = await answerIdentifier(query.identifier, options)
    if (found) return found
  }
  const { terms } = query
  const looked = await Promise.all(
    terms.map((term, at) =>
      lookUpParts(term, {
        ...options,
        isTyping: options.isTyping === true && at === terms.length - 1,
      }),
    ),
  )
  const lookedUp = looked.flat()
  const isFound = ({ pages }: LookedUp) => pages.size > 0
  const missing = lookedUp.filter((each) => !isFound(each) && each.term.weight === 'telling')
  const corrections = lookedUp.flatMap(({ term: { text }, corrected }) =>
    corrected === undefined ? [] : [{ from: text, to: corrected }],
  )
  const inflected = lookedUp.flatMap(({ term, isInflected }) => (isInflected ? [term.text] : []))
  if (missing.length > 0) return { ...nothing, missing: missing.map(({ term }) => term.text) }
  const allTelling = lookedUp.filter(({ term }) => term.weight === 'telling')
  const { used: telling, pages } = await withCommonPages(allTelling, options.index)
  const asking = lookedUp.filter((each) => each.term.weight === 'asking' && isFound(each))
  const used = lookedUp.filter((each) => telling.includes(each) || asking.includes(each))
  const [rarest] = telling.toSorted((one, other) => one.pages.size - other.pages.size)
  const common = rarest?.phrases ?? []
  const ranked = await rank(
    await Promise.all(
      used.map(async (each) => ({
        phrases: each.phrases,
        isAsking: asking.includes(each),
        isSubject: await isSubject(each, options.index),
      })),
    ),
    pages,
    options.index,
  )
  const [first] = ranked
  const isUsed = (each: LookedUp) =>
    telling.includes(each) || (first !== undefined && each.pages.has(first.id))
  return {
    pages:
      telling.length === allTelling.length
        ? ranked
        : ranked.map((page) => ({ ...page, isAbout: false })),
    words: used.flatMap(({ phrases }) => phrases),
    common,
    corrections,
    inflected,
    leftOut: lookedUp.filter((each) => !isUsed(each)).map(({ term }) => term.text),
    missing: [],
  }
}

async function answerIdentifier(
  identifier: string,
  { index }: LookUpOptions,
): Promise<Answer | undefined> {
  const pages = await index.pagesWith(identifier)
  if (pages.size === 0 && !/^(?:doi:|pmid )/.test(identifier)) return undefined
  const looked = [{ phrases: [identifier] }]
  const missing = pages.size === 0 ? [identifier.replace(/^(?:doi:|pmid )/, '')] : []
  return {
    ...nothing,
    pages: await rank(looked, pages, index, { first: 'Reference' }),
    words: [identifier],
    common: [identifier],
    missing,
  }
}

/**
 * Returns the pages that have all words. If no page has, and there are at least three, the one that most pages have is left out; but
 * a word that is in the title of a page is a subject of its own, and stays: nobody who asks about PRP is answered without it.
 */
async function withCommonPages(
  found: readonly LookedUp[],
  index: WordIndex,
): Promise<{ used: readonly LookedUp[]; pages: Set<string> }> {
  const pages = commonPages(found.map((each) => each.pages))
  if (pages.size > 0 || found.length < 3) return { used: found, pages }
  const subjects = await Promise.all(found.map((each) => isSubject(each, index)))
  const [least] = found
    .filter((_, at) => !subjects[at])
    .toSorted((one, other) => other.pages.size - one.pages.size)
  const used = found.filter((each) => each !== least)
  return { used, pages: commonPages(used.map((each) => each.pages)) }
}

/** Returns whether the title of a page other than a source has the word. */
async function isSubject({ phrases }: LookedUp, index: WordIndex): Promise<boolean> {
  const all = await Promise.all(phrases.map((phrase) => index.matches(phrase)))
  return all.some((matches) =>
    [...matches].some(([page, { inTitle }]) => inTitle && index.kindOf(page) !== 'Reference'),
  )
}

function commonPages(sets: readonly ReadonlySet<string>[]): Set<string> {
  const [fewest = new Set<string>(), ...others] = sets.toSorted(
    (one, other) => one.size - other.size,
  )
  return new Set([...fewest].filter((page) => others.every((set) => set.has(page))))
}
