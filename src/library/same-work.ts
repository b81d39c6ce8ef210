/** Finds the sources of a library that are the same work as another record. */

import {
  areDistinct,
  firstAuthor,
  identifierMarks,
  letters,
  titleMark,
  type Work,
} from '../references/same-work.ts'
import { yearOf } from '../references/reference.ts'
import { isbn13, isbnsIn, isNct, nctInAddress } from '../shared/identifiers.ts'
import { comparableKey } from './key.ts'

/** A source that is the same work as the one looked for. */
export interface SameWork {
  key: string
  /** What the two have in common, for a message: "the DOI `10.1000/1`". */
  shared: string
}

interface Known {
  key: string
  work: Work
}

/** How many works with the same title are compared, so that a thousand of them stay fast. */
const mostCompared = 20

/** The shortest title that identifies a work without regard to where it appeared. "Introduction" is shorter. */
const shortestTitle = 20

/** An index of works, so that the same work is found without comparing it to each. */
export class WorkIndex {
  readonly #byIdentifier = new Map<string, Known>()
  readonly #byMark = new Map<string, Known[]>()
  readonly #byKey = new Map<string, Known>()

  /** @param works all sources of the library by key: references, and searches as CSL items */
  constructor(works: Iterable<readonly [key: string, work: Work]> = []) {
    for (const [key, work] of works) this.add(key, work)
  }

  add(key: string, work: Work): void {
    const known = { key, work }
    this.#byKey.set(comparableKey(key), known)
    for (const { name } of identifierMarks(work)) {
      if (!this.#byIdentifier.has(name)) this.#byIdentifier.set(name, known)
    }
    for (const { name } of furtherMarks(work)) {
      const alike = this.#byMark.get(name) ?? []
      if (alike.length < mostCompared) alike.push(known)
      this.#byMark.set(name, alike)
    }
  }

  /**
   * Finds the sources that are the same work.
   *
   * A DOI, PMID or PMCID decides. A trial number, an arXiv number, an ISBN with the same title, and a title with the same
   * type, year and first author count unless the two differ in a field that distinguishes editions, parts and notices
   * (`areDistinct`). A short title counts only if both appeared in the same place.
   *
   * @param key the key that the record has elsewhere, if any: with the same key, type and author do not have to agree
   * @returns usually none or one. Several if the identifiers belong to different sources; the strongest is first
   */
  find(work: Work, key?: string): SameWork[] {
    const found = new Map<string, SameWork>()
    const note = (known: Known | undefined, shared: string) => {
      if (known && !found.has(known.key)) found.set(known.key, { key: known.key, shared })
    }
    for (const { name, shared } of identifierMarks(work)) {
      note(this.#byIdentifier.get(name), shared)
    }
    if (found.size > 0) return [...found.values()]
    const ofKey = key === undefined ? undefined : this.#byKey.get(comparableKey(key))
    if (ofKey && haveSameTitle(ofKey.work, work)) note(ofKey, 'this key and title')
    for (const { name, shared, isTitle = false } of furtherMarks(work)) {
      if (found.size > 0) break
      const alike = this.#byMark.get(name) ?? []
      const isSame = (each: Known) =>
        !areDistinct(each.work, work) && (!isTitle || mayBeOne(each.work, work))
      note(alike.find(isSame), shared)
    }
    return [...found.values()]
  }
}

interface FurtherMark {
  name: string
  shared: string
  /** Whether it consists of the title and no number. */
  isTitle?: boolean
}

/** Returns the marks that count only if nothing else distinguishes two works. */
function furtherMarks(work: Work): FurtherMark[] {
  const { type, title, number = '', URL = '', DOI = '' } = work
  const plainTitle = letters(title)
  const year = yearOf(work)
  const marks: FurtherMark[] = []
  const trial = isNct(number.trim()) ? number.trim() : nctInAddress(URL)
  if (trial !== undefined && !type.startsWith('article')) {
    marks.push({ name: `trial ${trial.toUpperCase()}`, shared: `the trial number \`${trial}\`` })
  }
  const preprint = arxivNumber(DOI) ?? arxivNumber(URL) ?? arxivNumber(number)
  if (preprint !== undefined) {
    marks.push({ name: `arxiv ${preprint}`, shared: `the arXiv number \`${preprint}\`` })
  }
  for (const isbn of isbnsIn(work.ISBN ?? '')) {
    marks.push({ name: `isbn ${isbn13(isbn)} ${plainTitle}`, shared: `the ISBN and the title` })
  }
  const { name, shared } = titleMark(work) ?? {
    name: `${type} ${year ?? ''} ${firstAuthor(work)} ${plainTitle}`,
    shared: 'this title',
  }
  if (plainTitle !== '') marks.push({ name: `title ${name}`, shared, isTitle: true })
  return marks
}

function haveSameTitle(one: Work, other: Work): boolean {
  const title = letters(one.title)
  return title !== '' && title === letters(other.title) && yearsAgree(one, other)
}

function yearsAgree(one: Work, other: Work): boolean {
  const [a, b] = [yearOf(one), yearOf(other)]
  return a === undefined || b === undefined || a === b
}

/** Returns whether the title, or where the two works appeared, is enough to take them for one. */
function mayBeOne(one: Work, other: Work): boolean {
  const isFull = letters(one.title).length >= shortestTitle && titleMark(one) !== undefined
  return isFull || whereIn(one) === whereIn(other)
}

/** Returns where a work appeared, in the form in which it is compared. */
function whereIn(work: Work): string {
  return letters(work['container-title'] ?? work.publisher ?? work['event-title'] ?? '')
}

/** Finds the number of a preprint of arXiv, without its version: in its DOI, its address, or written as "arXiv:2001.00001". */
function arxivNumber(text: string): string | undefined {
  const number = String.raw`((?:[a-z-]+(?:\.[a-z]{2})?\/)?\d{4}\.?\d{3,5})(?:v\d+)?(?:\.pdf)?\/?$`
  const before = String.raw`(?:10\.48550\/arxiv\.|arxiv\.org\/(?:abs|pdf)\/|^arxiv:\s*)`
  return new RegExp(before + number, 'i').exec(text.trim())?.[1]?.toLowerCase()
}
