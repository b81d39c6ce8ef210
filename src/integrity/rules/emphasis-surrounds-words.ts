import type { Nodes } from 'mdast'

import type { MarkdownText } from '../markdown-texts.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { markdownTexts, quote } from '../markdown-texts.ts'
import { nodesOf } from '../nodes.ts'
import { defineRule } from '../rule.ts'

/**
 * Emphasis does not open or close within a word. There its marks are mostly characters of the text, `HLA-B*57:01 and
 * HLA-B*58:01`, which Markdown takes for emphasis and drops (CommonMark 0.31, 6.2).
 */
export const emphasisSurroundsWords = defineRule({
  name: 'emphasis-surrounds-words',
  holds: 'Emphasis starts and ends at the ends of words.',
  severity: 'warning',
  check,
})

function check(checked: RuleContext): Problem[] {
  return markdownTexts(checked).flatMap(inText)
}

const looks: Partial<Record<Nodes['type'], string>> = {
  emphasis: 'printed in italics',
  strong: 'printed in bold',
  delete: 'struck through',
}

/**
 * Scripts that put no space between words, or, as Korean, none before particles: emphasis has to start and end within what
 * looks like one word.
 */
const unspaced =
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function inText({ tree, source, pointAt }: MarkdownText): Problem[] {
  return nodesOf(tree).flatMap((node): Problem[] => {
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
    // The letters of an abbreviation, as in `**N**umber **N**eeded`; a part of a name in italics, as in `*lac*Z` and `2*S*`.
    const isMeant =
      (!opens && /^\p{Lu}{1,2}$/u.test(inside)) ||
      (opens !== closes && opening.length === 1 && /^[\p{L}\p{M}]+$/u.test(inside))
    if (isMeant) return []
    const mark = opening[0] === '~' ? 'tilde' : opening[0] === '_' ? 'underscore' : 'asterisk'
    return [
      {
        ...pointAt(start, end),
        message: `\`${quote(source, start, end)}\` is ${look} and its ${mark}s are dropped, although it ${opens ? 'starts' : 'ends'} in the middle of a word.`,
        hint: `Type \`\\${opening[0] ?? '*'}\` for each ${mark} that is part of the text, or put whole words between the marks.`,
      },
    ]
  })
}

function isWithinWord(before: string | undefined, after: string | undefined): boolean {
  return [before, after].every(
    (character) =>
      character !== undefined && /[\p{L}\p{Nd}]/u.test(character) && !unspaced.test(character),
  )
}
