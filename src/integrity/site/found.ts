/** What is found in the files of a built site, each with the place where it stands. */

import type { Place } from '../../shared/place.ts'

import { placeOfOffset } from '../../shared/place.ts'
import { typedCitations } from './typed-citation.ts'

/** Where something stands, and how many characters it takes there. */
export interface Spot {
  place: Place
  length?: number
}

/** The place alone, of something that may be more. */
export function at({ place, length }: Spot): Spot {
  return { place, ...(length === undefined ? {} : { length }) }
}

/** Some words. */
export interface Words extends Spot {
  text: string
}

/** An address, and what does what with it. */
export interface Link extends Spot {
  address: string
  carrier: Carrier
}

/** What holds an address. */
export interface Carrier {
  /** What a reader would call it: link, image, style sheet. */
  noun: string
  /** Whether it is fetched with the page; a reader follows the others, or a machine does. */
  loads: boolean
}

/** Turns offsets in a file into a place. */
export type Locate = (start: number, end: number) => Spot

/** Makes the function that finds places in a file. */
export function locateIn(file: string, source: string): Locate {
  return (start, end) => ({
    place: placeOfOffset(file, source, start),
    ...(end > start ? { length: end - start } : {}),
  })
}

/**
 * Finds the citations in a text that a reader would see as they were typed.
 *
 * @param text as a reader sees it
 * @param source the same as it stands in the file, from `start` on
 */
export function citationsAsTyped(
  text: string,
  { source, start }: { source: string; start: number },
  locate: Locate,
): Words[] {
  let from = 0
  return typedCitations(text).map((words) => {
    // An entity in between makes the source another text; then the place is that of the whole.
    const at = source.indexOf(words, from)
    if (at === -1) return { text: words, ...locate(start, start + source.length) }
    from = at + words.length
    return { text: words, ...locate(start + at, start + from) }
  })
}
