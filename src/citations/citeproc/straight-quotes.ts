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
  /** In how many pairs it is. */
  depth: number
}

/** Words from which an apostrophe at their start takes something away, and years without a century. */
const elision = /^(?:tis|twas|twere|twill|em|til|cause|n|\d\ds?)(?![\p{L}\p{N}])/iu

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

/** Returns whether citeproc-js takes a mark for something else. */
function isMisread({ role, mark, before, after }: Mark): boolean {
  if (role === 'open') return !/^[\s(]?$/.test(before)
  if (role === 'close') return mark === "'" && !/^[\s,.?:;]?$/.test(after)
  return role === 'apostrophe' && /^[\s(]?$/.test(before)
}

/** Returns the straight marks of a title, except those inside tags. */
function marksIn(title: string): Mark[] {
  const shown = [...title.matchAll(/<[^<>]+>|[\s\S]/gu)].filter(([piece]) => !/^<.+>$/s.test(piece))
  return shown.flatMap(({ 0: mark, index }, position) => {
    if (mark !== "'" && mark !== '"') return []
    const before = shown[position - 1]?.[0] ?? ''
    const after = shown[position + 1]?.[0] ?? ''
    const isElision = mark === "'" && elision.test(title.slice(index + 1))
    return { index, mark, before, after, role: isElision ? 'apostrophe' : 'other', depth: 0 }
  })
}

/** Pairs marks: an opening one with the next closing one of the same form. A single mark without a partner is an apostrophe. */
function pair(marks: readonly Mark[]): void {
  const open: Mark[] = []
  for (const each of marks) {
    if (each.role === 'apostrophe') continue
    const { mark, before, after } = each
    const canClose = /\S/.test(before) && !/[\p{L}\p{N}]/u.test(after)
    const partner = canClose ? open.findLastIndex((other) => other.mark === mark) : -1
    const [opening] = partner === -1 ? [] : open.splice(partner)
    if (opening) {
      opening.role = 'open'
      each.role = 'close'
    } else if (/^[\s\p{Ps}\p{Pi}\p{Pd}/'"]?$/u.test(before) && /\S/.test(after)) open.push(each)
  }
  let depth = 0
  for (const each of marks) {
    if (each.role === 'close') depth -= 1
    each.depth = depth
    if (each.role === 'open') depth += 1
    if (each.role === 'other' && each.mark === "'") each.role = 'apostrophe'
  }
}
