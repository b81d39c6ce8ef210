/** Words whose case braces protect, as in `{scikit-learn}: Machine learning in Python`. */

import { closing } from './groups.ts'
import { nocaseEnd, nocaseStart } from './marks.ts'

/**
 * Marks the words of a title that styles must not capitalise: groups with a word that begins with a small letter. In other groups,
 * title case changes nothing.
 *
 * A group that begins with a command is a letter with an accent, or a change of type, and protects nothing (Patashnik 1988,
 * "BibTeXing", section 4). Neither does one that is the whole title, because many programs write all titles like that.
 *
 * @param latex the value of a field
 * @returns the value, in which marks take the place of the braces of these groups
 */
export function markProtected(latex: string): string {
  if (!latex.includes('{')) return latex
  const inside = insideOf(latex)
  if (inside !== undefined) return `{${markProtected(inside)}}`
  let marked = ''
  let at = 0
  for (const { start, end } of groupsIn(latex)) {
    const group = latex.slice(start + 1, end)
    const isWord = !isLetter(latex[start - 1]) && !isLetter(latex[end + 1])
    if (!isWord || !canBeCapitalised(group)) continue
    marked += latex.slice(at, start) + nocaseStart + group + nocaseEnd
    at = end + 1
  }
  return marked + latex.slice(at)
}

/** Returns what is in a group that is everything; `undefined` if it is not. */
function insideOf(latex: string): string | undefined {
  const text = latex.trim()
  return text.startsWith('{') && closing(text, 1) === text.length - 1
    ? text.slice(1, -1)
    : undefined
}

/** Finds the outermost groups that are not in a formula and no arguments of commands, by the offsets of their braces. */
function groupsIn(latex: string): { start: number; end: number }[] {
  const groups: { start: number; end: number }[] = []
  // A command, with what is in brackets after it; groups that follow are its arguments.
  const parts = /\\(?:[A-Za-z]+\*?\s*(?:\[[^\]]*\])?|[^])|\$(?:\\[^]|[^$\\])*\$|\{|[^]/gu
  let isArgument = false
  for (let part = parts.exec(latex); part; part = parts.exec(latex)) {
    const [text] = part
    if (text !== '{') {
      isArgument = /^\\[A-Za-z"'`^~=.]/.test(text)
      continue
    }
    const end = closing(latex, part.index + 1)
    if (end === undefined) return groups
    if (!isArgument) groups.push({ start: part.index, end })
    parts.lastIndex = end + 1
  }
  return groups
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}\\]/u.test(character)
}

/** Returns whether a group has a word that begins with a small letter. */
function canBeCapitalised(group: string): boolean {
  return !group.startsWith('\\') && /(?<![\p{L}\p{N}\\{}'\u2019])\p{Ll}/u.test(group)
}
