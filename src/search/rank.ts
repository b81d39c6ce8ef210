/** The order of results. */

import type { Match, WordIndex } from './word-index.ts'

/** A page that was found. */
export interface Found {
  id: string
  kind: string
  score: number
  /** The positions in its text of the words that were searched for, also of longer ones. */
  places: readonly number[]
  /**
   * Whether the page is about what is asked for: its title, claims, topics or address have the telling words. Otherwise it only
   * mentions them, and its verdict is no answer.
   */
  isAbout: boolean
}

/** A term as it was found. */
interface FoundTerm {
  phrases: readonly string[]
  /** Whether it is only what a question asks about something. */
  isAsking?: boolean
  /** Whether the title of any page has it. */
  isSubject?: boolean
}

/** How much a word counts that is only what a question asks. */
const askingWeight = 0.3

/**
 * How much a kind of page counts. The article that checks a claim answers best, then explainers and pages, then the claim, then sources.
 */
const weights: Record<string, number> = {
  Article: 2.2,
  Claim: 1.25,
  Explainer: 1.9,
  Page: 1.7,
  Topic: 1.5,
  Person: 1.5,
  Rating: 1.5,
  Reference: 0.75,
}

/** How much a page gains whose title has all words, and whose description has them. */
const titleGain = 1.3
const descriptionGain = 0.5

/** How much a source gains whose authors have all the names. */
const authorGain = 5

/** How much a page gains that is about what is asked for, and does not only mention it. */
const aboutGain = 0.5

/** How much a page gains that has all words beside one another. */
const phraseGain = 0.5

/**
 * Ranks pages.
 *
 * @param first a kind whose pages come first
 */
export async function rank(
  terms: readonly FoundTerm[],
  pages: ReadonlySet<string>,
  index: WordIndex,
  { first }: { first?: string } = {},
): Promise<Found[]> {
  if (pages.size === 0) return []
  const matches = await Promise.all(
    terms.map(async ({ phrases }) => {
      const all = await Promise.all(phrases.map((phrase) => index.matches(phrase)))
      return (page: string) => best(all.flatMap((each) => each.get(page) ?? []))
    }),
  )
  const scored = [...pages].map((id): Found => {
    const own = matches.map((matchOf) => matchOf(id))
    const kind = index.kindOf(id)
    const sum = own.reduce(
      (total, match, at) => total + (match?.score ?? 0) * (terms[at]?.isAsking ? askingWeight : 1),
      0,
    )
    const places = own.flatMap((match) => match?.places ?? [])
    const isAbout = isAnswer(terms, own)
    const gain = 1 + gainOf(own.filter((_, at) => !terms[at]?.isAsking)) + (isAbout ? aboutGain : 0)
    return {
      id,
      kind,
      places,
      isAbout,
      score: sum * gain * (kind === first ? 100 : (weights[kind] ?? 1)),
    }
  })
  return scored.sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
}

/** Of how many words one may be missing in the title, claims, topics and address of a page if it is the subject of another one. */
const wordsForOne = 4

/** Returns how many of some telling words may be missing there. */
function mayMiss(words: number): number {
  return Math.floor(words / wordsForOne)
}

/** Returns whether a page is about the terms; see `Found`. */
function isAnswer(terms: readonly FoundTerm[], matches: readonly (Match | undefined)[]): boolean {
  const telling = terms.flatMap((term, at) => (term.isAsking ? [] : [{ term, match: matches[at] }]))
  const others = telling.filter(({ match }) => !match?.isSubject)
  return others.length <= mayMiss(telling.length) && others.every(({ term }) => term.isSubject)
}

function best(matches: readonly Match[]): Match | undefined {
  const [first, ...others] = matches
  if (!first || others.length === 0) return first
  return {
    score: Math.max(...matches.map(({ score }) => score)),
    inTitle: matches.some(({ inTitle }) => inTitle),
    inDescription: matches.some(({ inDescription }) => inDescription),
    isSubject: matches.some(({ isSubject }) => isSubject),
    isAuthor: matches.some(({ isAuthor }) => isAuthor),
    places: matches.flatMap(({ places }) => places),
  }
}

function gainOf(matches: readonly (Match | undefined)[]): number {
  const total = matches.length
  const inTitle = matches.filter((match) => match?.inTitle).length / total
  const inDescription = matches.filter((match) => match?.inDescription).length / total
  const asAuthor = matches.filter((match) => match?.isAuthor).length / total
  const beside = total > 1 ? besideOneAnother(matches) / (total - 1) : 0
  return (
    titleGain * inTitle +
    descriptionGain * inDescription +
    authorGain * asAuthor +
    phraseGain * beside
  )
}

/** Counts words that directly follow the one before somewhere, as in the query. */
function besideOneAnother(matches: readonly (Match | undefined)[]): number {
  return matches.slice(1).filter((match, at) => {
    const before = new Set(matches[at]?.places)
    return match?.places.some((place) => before.has(place - 1))
  }).length
}
