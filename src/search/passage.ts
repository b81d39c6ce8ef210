/** The passages of a page that answer a search. */

import { fold, isElided, joinElisions, wordsIn } from './words.ts'

/** A text in pieces, of which some are words that were searched for. */
export type Passage = { text: string; isMatch: boolean }[]

/** A part of a page with words that were searched for. */
export interface Section {
  title: string
  /** The `id` of its heading. */
  id: string
  passage: Passage
}

/**
 * The text of a page: words separated by white space, or by zero-width spaces in languages that write none between words, and
 * headings, whose locations are numbers of words.
 */
export interface PageText {
  content: string
  anchors: readonly { element: string; id: string; text: string; location: number }[]
}

/** How many words a passage has, and how many of them at most come before the first match. */
const length = 32
const before = 14

/** The end of a sentence: the last word of one. */
const sentenceEnd = /[.!?…。！？]["”’»)\]」』）]*\s*$/

/** Words that end in a full stop without ending a sentence. */
const abbreviations =
  /^(?:(?:e\.g|i\.e|vs|al|dr|mr|ms|prof|st|no|p|pp|fig|ca|approx|etc|\p{L})\.)+$/iu

/**
 * Returns the passage with the most words that were searched for, from the beginning of a sentence.
 *
 * @param places positions where the index found words, also longer ones that only begin alike
 * @param words the words that were searched for
 */
export function bestPassage(
  { content }: Pick<PageText, 'content'>,
  places: readonly number[],
  words: readonly string[],
): Passage {
  const text = divide(content)
  const matches = matchesAt(text, places, words)
  return passageOf(text, matches, { start: 0, end: text.all.length })
}

/**
 * Returns the parts of a page, under a heading each, with matches.
 *
 * @param most how many
 */
export function matchingSections(
  { content, anchors }: PageText,
  places: readonly number[],
  words: readonly string[],
  most: number,
): Section[] {
  const divided = divide(content)
  const { all } = divided
  const matches = matchesAt(divided, places, words)
  const headings = anchors
    .filter(({ element, id, text }) => /^h[2-6]$/i.test(element) && id !== '' && text !== '')
    .toSorted((one, other) => one.location - other.location)
  return headings
    .map(({ id, text, location }, at) => {
      const end = headings[at + 1]?.location ?? all.length
      const own = [...matches].filter((place) => place >= location && place < end)
      return { id, title: text, start: location, end, kinds: distinct(all, own) }
    })
    .filter(({ kinds }) => kinds > 0)
    .toSorted((one, other) => other.kinds - one.kinds || one.start - other.start)
    .slice(0, most)
    .toSorted((one, other) => one.start - other.start)
    .map(({ id, title, start, end }) => ({
      id,
      title: joinElisions(title),
      passage: passageOf(divided, matches, { start: afterTitle(divided, start, title), end }),
    }))
}

/** A text as words in their order. */
interface DividedText {
  all: readonly string[]
  /** What is between two words: nothing in languages without spaces. */
  space: '' | ' '
}

function divide(content: string): DividedText {
  return content.includes('\u200B')
    ? { all: content.split('\u200B'), space: '' }
    : { all: content.split(/\s+/), space: ' ' }
}

/** Returns the place of the first word after the title of a section. */
function afterTitle({ all, space }: DividedText, start: number, title: string): number {
  if (space !== '') return start + title.split(/\s+/).filter((word) => word !== '').length
  let at = start
  for (let length = 0; length < title.length && at < all.length; at += 1)
    length += all[at]?.length ?? 0
  return at
}

/** Returns the places with one of the words, or a form of it. */
function matchesAt(
  { all, space }: DividedText,
  places: readonly number[],
  words: readonly string[],
): Set<number> {
  const wanted = words.flatMap(wordsIn).map(fold)
  // What was typed without spaces may be several words of the text.
  const fits = (one: string, word: string) =>
    space === '' ? word.includes(one) : isForm(one, word)
  const isMatch = (place: number) =>
    wordsIn(all[place] ?? '').some((each) => wanted.some((word) => fits(fold(each), word)))
  return new Set(places.filter(isMatch))
}

/** Returns whether two words differ only in their endings, given that the index found one for the other. */
function isForm(one: string, other: string): boolean {
  const same = Math.max(3, Math.min(one.length, other.length) - 3)
  return (
    one === other || (one.slice(0, same) === other.slice(0, same) && one.length - other.length < 4)
  )
}

/** Counts different words at some places. */
function distinct(all: readonly string[], places: readonly number[]): number {
  return new Set(places.map((place) => fold(all[place] ?? '').slice(0, 5))).size
}

function passageOf(
  text: DividedText,
  matches: ReadonlySet<number>,
  range: { start: number; end: number },
): Passage {
  const { all } = text
  const inside = [...matches]
    .filter((place) => place >= range.start && place < range.end)
    .sort((one, other) => one - other)
  const windowAt = (from: number) =>
    inside.filter((place) => place >= from && place < from + length - before)
  let first = inside[0] ?? range.start
  let most = 0
  for (const place of inside) {
    const kinds = distinct(all, windowAt(place)) + windowAt(place).length / 100
    if (kinds > most) [first, most] = [place, kinds]
  }
  let start = first
  while (start > range.start && first - start < before && !endsSentence(all[start - 1] ?? ''))
    start -= 1
  const end = endOf(all, start, range.end)
  return pieces(text, matches, { start, end })
}

function endsSentence(word: string): boolean {
  return sentenceEnd.test(word) && !abbreviations.test(word)
}

/** Returns where a passage ends: after its number of words, or with the sentence if that ends a little later. */
function endOf(all: readonly string[], start: number, last: number): number {
  const usual = Math.min(last, start + length)
  for (let end = usual; end < Math.min(last, usual + 8); end += 1)
    if (endsSentence(all[end - 1] ?? '')) return end
  return usual
}

function pieces(
  { all, space }: DividedText,
  matches: ReadonlySet<number>,
  { start, end }: { start: number; end: number },
): Passage {
  const found: Passage = []
  const add = (text: string, isMatch: boolean) => {
    const last = found.at(-1)
    if (last && last.isMatch === isMatch) last.text += text
    else found.push({ text, isMatch })
  }
  const isBegun = start > 0 && !endsSentence(all[start - 1] ?? '')
  if (isBegun) add('… ', false)
  for (let at = start; at < end; at += 1) {
    if (at > start && space !== '') add(space, false)
    const first = at
    // What an elision was separated from belongs to it again.
    while (at + 1 < end && isElided(all[at] ?? '')) at += 1
    const isMatch = matches.has(at) || matches.has(first)
    addWord(all.slice(first, at + 1).join(''), isMatch, add)
  }
  if (end < all.length && !endsSentence(all[end - 1] ?? '')) add(' …', false)
  return found
}

/** Adds a word; punctuation around a match is no part of it. */
function addWord(text: string, isMatch: boolean, add: (text: string, isMatch: boolean) => void) {
  const [, opening = '', word = '', closing = ''] =
    /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(text) ?? []
  if (!isMatch || word === '') add(text, false)
  else {
    if (opening) add(opening, false)
    add(word, true)
    if (closing) add(closing, false)
  }
}
