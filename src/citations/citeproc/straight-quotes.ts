/** Straight quotation marks in titles: those that citeproc-js does not pair. */

import type { Citeproc, Terms } from './types.ts'

/** The marks of a style, of which citeproc changes the outer into inner ones inside others. */
export interface StyleMarks {
  outer: readonly [open: string, close: string]
  inner: readonly [open: string, close: string]
}

/** A straight mark in a text. */
interface Mark {
  index: number
  mark: string
  /** The characters around it that readers see; empty at the start and end. */
  before: string
  after: string
  role: 'open' | 'close' | 'apostrophe' | 'other'
  /** What follows it, with tags. */
  rest: string
  /** Its partner, if it is one of a pair. */
  partner?: Mark
  /** In how many pairs it is. */
  depth: number
}

/**
 * Words from which an apostrophe at their start takes something away, years without a century, and `rock 'n roll`. They can also
 * start a quotation: `'13 Reasons Why'`.
 */
const elision = /^(?:(?:tis|twas|twere|twill|em|til|cause|\d\ds?)(?![\p{L}\p{N}])|n\s)/iu

/** Scripts without spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]/u

/**
 * Pairs the straight quotation marks of titles before citeproc-js does.
 *
 * citeproc-js takes a mark for an opening one only after a space or `(`, and a single one for a closing one only at the end
 * or before a space or `,.?:;`. So it prints `(the 'best')` with two closing marks, and `'tis the dogs' tail` with a
 * quotation from the first word to the third.
 *
 * @param CSL the library, which is changed
 */
export function pairStraightQuotes(CSL: Citeproc): void {
  CSL.Util.FlipFlopper = class extends CSL.Util.FlipFlopper {
    constructor(state: Terms) {
      super(state)
      const { processTags } = this
      const term = (name: string) => state.getTerm(name) ?? ''
      const marks: StyleMarks = {
        outer: [term('open-quote'), term('close-quote')],
        inner: [term('open-inner-quote'), term('close-inner-quote')],
      }
      this.processTags = (blob) => {
        blob.blobs = withPairedQuotes(blob.blobs, marks)
        processTags.call(this, blob)
      }
    }
  }
}

/**
 * Returns a title with the marks of a style for straight ones, if citeproc-js would pair them wrongly; otherwise the title
 * as it is.
 *
 * @param title may contain tags, such as `<i>`
 */
export function withPairedQuotes(title: string, marks: StyleMarks): string {
  if (!/['"]/.test(title)) return title
  const found = marksIn(title)
  pair(found)
  if (!found.some(isMisread)) return title
  let result = ''
  let end = 0
  for (const each of found) {
    result += title.slice(end, each.index) + written(each, marks)
    end = each.index + 1
  }
  return result + title.slice(end)
}

function written({ role, depth, mark }: Mark, { outer, inner }: StyleMarks): string {
  if (role === 'apostrophe') return '\u2019'
  const [open, close] = depth % 2 === 0 ? outer : inner
  if (role === 'open') return open || mark
  return role === 'close' ? close || mark : mark
}

/** Returns whether citeproc-js takes a mark for something else. Inside single marks, it takes an apostrophe for the second. */
function isMisread({ role, mark, before, after, depth }: Mark): boolean {
  if (role === 'open') return !/^[\s(]?$/.test(before)
  if (role === 'close') return mark === "'" && !/^[\s,.?:;]?$/.test(after)
  return role === 'apostrophe' && (depth > 0 || /^[\s(]?$/.test(before))
}

/** Returns the straight marks of a title, except those inside tags. */
function marksIn(title: string): Mark[] {
  const shown = [...title.matchAll(/<[^<>]+>|[\s\S]/gu)].filter(([piece]) => !/^<.+>$/s.test(piece))
  return shown.flatMap(({ 0: mark, index }, position) => {
    if (mark !== "'" && mark !== '"') return []
    const before = shown[position - 1]?.[0] ?? ''
    const after = shown[position + 1]?.[0] ?? ''
    const rest = title.slice(index + 1)
    return { index, mark, before, after, rest, role: 'other', depth: 0 }
  })
}

/**
 * Pairs marks: an opening one with the next closing one of the same form. A single mark without a partner is an apostrophe, and
 * so is one before an elision, unless a mark that cannot be a genitive closes it.
 */
function pair(marks: readonly Mark[]): void {
  const apostrophes = new Set(marks.flatMap(aroundN))
  const elisions = marks.filter(
    (each) => each.mark === "'" && elision.test(each.rest) && !apostrophes.has(each),
  )
  for (const each of elisions) apostrophes.add(each)
  for (const each of elisions) {
    apostrophes.delete(each)
    match(marks, apostrophes)
    const isYear = /^\d\d(?!s)/.test(each.rest)
    if (!each.partner || (!isYear && mayBeGenitive(each.partner))) apostrophes.add(each)
  }
  match(marks, apostrophes)
  let depth = 0
  for (const each of marks) {
    if (each.role === 'close') depth -= 1
    each.depth = depth
    if (each.role === 'open') depth += 1
  }
}

/** Returns both marks of `rock 'n' roll`. */
function aroundN(first: Mark, position: number, marks: readonly Mark[]): Mark[] {
  const second = marks[position + 1]
  return second?.index === first.index + 2 && /^n'(?:\s|$)/i.test(first.rest) ? [first, second] : []
}

/** `the dogs' tail` */
function mayBeGenitive({ before, rest }: Mark): boolean {
  return /s/i.test(before) && /^\s+\p{L}/u.test(rest)
}

/** Gives marks their roles and partners. */
function match(marks: readonly Mark[], apostrophes: ReadonlySet<Mark>): void {
  const open: Mark[] = []
  for (const each of marks) {
    const { mark, before, after } = each
    delete each.partner
    each.role = mark === "'" ? 'apostrophe' : 'other'
    if (apostrophes.has(each)) continue
    const canClose = /\S/.test(before) && (!/[\p{L}\p{N}]/u.test(after) || unspaced.test(after))
    const partner = canClose ? open.findLastIndex((other) => other.mark === mark) : -1
    const [opening] = partner === -1 ? [] : open.splice(partner)
    if (opening) {
      opening.role = 'open'
      opening.partner = each
      each.role = 'close'
      each.partner = opening
    } else if (canOpen(each)) open.push(each)
  }
}

function canOpen({ before, after }: Mark): boolean {
  return (/^[\s\p{Ps}\p{Pi}\p{Pd}/'"]?$/u.test(before) || unspaced.test(before)) && /\S/.test(after)
}
