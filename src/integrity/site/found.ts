/** The types of what is found in the files of a built site, with its place. */

import { type Spot, placeOfOffset } from '../../shared/place.ts'

import { findCitations } from '../../citations/grammar.ts'

/** Returns only the place and length of something. */
export function at({ place, length }: Spot): Spot {
  return { place, ...(length === undefined ? {} : { length }) }
}

/** Words and their place. */
export interface Words extends Spot {
  text: string
}

/** An address, and what uses it. */
export interface Link extends Spot {
  address: string
  carrier: Carrier
}

/** What uses an address. */
export interface Carrier {
  /** Its name in messages: link, image, style sheet. */
  noun: string
  /** Whether it is fetched together with the page. */
  loads: boolean
}

/** Start and end offsets in a file. */
export type Span = readonly [start: number, end: number]

/** Converts offsets to a place. They are a function because they take time to find, and most places are never reported. */
export type Locate = (span: () => Span) => Spot

/** Creates the function that finds places in a file. */
export function locateIn(file: string, source: string): Locate {
  return (span) => {
    const [start, end] = span()
    const place = placeOfOffset(file, source, start)
    return { place, ...(end > start ? { length: end - start } : {}) }
  }
}

/** Finds no places, for a file of which only the facts are needed. */
export const locateNothing: Locate = () => nowhere

const nowhere: Spot = { place: { file: '', line: 0, column: 0 } }

/**
 * Finds the citations in a text that readers would see as typed.
 *
 * @param text as readers see it
 * @param source the same text in the file, where it starts at `start`
 */
export function citationsAsTyped(
  text: string,
  { source, start }: { source: string; start: number },
  locate: Locate,
): Words[] {
  let from = 0
  return typedCitations(text).map((words) => {
    // If the source has an entity inside the citation, only the place of the whole text is known.
    const at = source.indexOf(words, from)
    if (at === -1) return { text: words, ...locate(() => [start, start + source.length]) }
    const end = at + words.length
    from = end
    return { text: words, ...locate(() => [start + at, start + end]) }
  })
}

/**
 * Finds citations that were not formatted: `[@key]`, `[see @key, p. 3]`, and anything else that starts with `[@`.
 *
 * @param text as readers see it
 * @returns each citation as in the text
 */
function typedCitations(text: string): string[] {
  if (!text.includes('@') || !text.includes('[')) return []
  return findCitations(text, () => false).map(({ start, end }) => text.slice(start, end))
}
