/** Addresses of passages (WICG, URL Fragment Text Directives). */

import type { Passage } from './passage.ts'

/** How many words before and after a match are part of its address. */
const context = 2

/** How many words of a passage are marked. */
const most = 4

/** What separates words that the page may separate by something that is not in the index, such as a citation. */
const gap = /[.!?…;:]["”’»)\]]*\s|\s[.,;:!?)]|…/

/**
 * Returns a fragment directive that marks the words of a passage, and scrolls to the first of them. Browsers follow the first
 * text that they find, so the exact place comes first, and then less exact ones: the text of the index can lack something
 * between two words.
 *
 * @returns begins with `:~:`; nothing if the passage has no match
 */
export function textFragment(passage: Passage): string {
  const matches = passage.flatMap(({ text, isMatch }, at) => {
    if (!isMatch) return []
    const before = textOf(passage.slice(0, at)).split(gap).at(-1) ?? ''
    const after = textOf(passage.slice(at + 1)).split(gap)[0] ?? ''
    return [{ text, before: words(before).slice(-context), after: words(after).slice(0, context) }]
  })
  const directives = matches.slice(0, most).map(directive)
  const [first] = matches
  if (first) {
    const { text, before, after } = first
    directives.push(
      directive({ text, before: before.slice(-1), after: [] }),
      directive({ text, before: [], after: after.slice(0, 1) }),
      directive({ text, before: [], after: [] }),
    )
  }
  return directives.length > 0 ? `:~:${[...new Set(directives)].join('&')}` : ''
}

interface Match {
  text: string
  before: readonly string[]
  after: readonly string[]
}

function directive({ text, before, after }: Match): string {
  const prefix = before.length > 0 ? `${encode(before.join(' '))}-,` : ''
  const suffix = after.length > 0 ? `,-${encode(after.join(' '))}` : ''
  return `text=${prefix}${encode(text)}${suffix}`
}

/** Hyphens, commas and ampersands are part of the syntax. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D')
}

function textOf(passage: Passage): string {
  return passage.map(({ text }) => text).join('')
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}
