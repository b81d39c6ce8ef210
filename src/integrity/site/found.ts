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

/** Converts offsets in a file to a place. */
export type Locate = (start: number, end: number) => Spot

/** Creates the function that finds places in a file. */
export function locateIn(file: string, source: string): Locate {
  return (start, end) => ({
    place: placeOfOffset(file, source, start),
    ...(end > start ? { length: end - start } : {}),
  })
}

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
    if (at === -1) return { text: words, ...locate(start, start + source.length) }
    from = at + words.length
    return { text: words, ...locate(start + at, start + from) }
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
