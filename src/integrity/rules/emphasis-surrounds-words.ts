import type { Nodes } from 'mdast'

import { type MarkdownText, quote } from '../markdown-texts.ts'
import { type Problem, defineRule } from '../rule.ts'

import { nodesOf } from '../nodes.ts'

/**
 * Emphasis does not start or end inside a word. Marks there are usually part of the text, as in `HLA-B*57:01 and
 * HLA-B*58:01`, but Markdown reads them as emphasis and removes them (CommonMark 0.31, 6.2).
 */
export const emphasisSurroundsWords = defineRule({
  name: 'emphasis-surrounds-words',
  holds: 'Emphasis starts and ends at word boundaries.',
  severity: 'warning',
  checkMarkdown: inText,
})

const looks: Partial<Record<Nodes['type'], string>> = {
  emphasis: 'printed in italics',
  strong: 'printed in bold',
  delete: 'struck through',
}

/**
 * Scripts that put no space between words or, like Korean, none before particles. In these, emphasis has to start and end
 * inside what looks like one word.
 */
const unspaced =
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function inText({ tree, source, pointAt }: MarkdownText): Problem[] {
  return nodesOf(tree).flatMap((node): Problem | [] => {
    const look = looks[node.type]
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (look === undefined || start === undefined || end === undefined) return []
    const words = source.slice(start, end)
    const [opening = ''] = /^[*_~]+/.exec(words) ?? []
    const [closing = ''] = /[*_~]+$/.exec(words) ?? []
    const inside = words.slice(opening.length, words.length - closing.length)
    const opens = isWithinWord(source[start - 1], inside[0])
    const closes = isWithinWord(inside.at(-1), source[end])
    if (!opens && !closes) return []
    // Intended: letters of an abbreviation, as in `**N**umber **N**eeded`, and italic parts of names, `*lac*Z` and `2*S*`.
    const isIntended =
      (!opens && /^\p{Lu}{1,2}$/u.test(inside)) ||
      (opens !== closes && opening.length === 1 && /^[\p{L}\p{M}]+$/u.test(inside))
    if (isIntended) return []
    const mark = opening[0] === '~' ? 'tilde' : opening[0] === '_' ? 'underscore' : 'asterisk'
    return {
      ...pointAt(start, end),
      message: `\`${quote(source, start, end)}\` is ${look} without its ${mark}s, although it ${opens ? 'starts' : 'ends'} in the middle of a word.`,
      hint: `Type \`\\${opening[0] ?? '*'}\` for each ${mark} that is part of the text, or put the marks around whole words.`,
    }
  })
}

function isWithinWord(before: string | undefined, after: string | undefined): boolean {
  return [before, after].every(
    (character) =>
      character !== undefined && /[\p{L}\p{Nd}]/u.test(character) && !unspaced.test(character),
  )
}
