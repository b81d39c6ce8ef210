import type { Nodes } from 'mdast'

import { type MarkdownText, quote } from '../markdown-texts.ts'
import { type Problem, defineRule } from '../rule.ts'

import { findDividedWord } from '../../markdown/emphasis-in-words.ts'
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
    const [before, after] = [source[start - 1], source[end]]
    const divided = findDividedWord({ marks: opening, inside, before, after })
    if (!divided) return []
    const mark = opening[0] === '~' ? 'tilde' : opening[0] === '_' ? 'underscore' : 'asterisk'
    return {
      ...pointAt(start, end),
      message: `\`${quote(source, start, end)}\` is ${look} without its ${mark}s, although it ${divided}s in the middle of a word.`,
      hint: `Type \`\\${opening[0] ?? '*'}\` for each ${mark} that is part of the text, or put the marks around whole words.`,
    }
  })
}
