import { type MarkdownText, quote } from '../markdown-texts.ts'
import { type Problem, defineRule } from '../rule.ts'

import { nearest } from '../../shared/nearest.ts'
import { suggestion } from '../../shared/suggestion.ts'
import { nodesOf } from '../nodes.ts'
import { address, passagesOf, type Passage } from '../passages.ts'

/**
 * Every link or image that refers to a definition, as in `[text][name]`, has one. Markdown prints a link without a
 * definition as typed (CommonMark 0.31, 6.3 "Reference link").
 */
export const linkReferenceResolves = defineRule({
  name: 'link-reference-resolves',
  holds: 'Every link or image that refers to a definition has one.',
  severity: 'error',
  checkMarkdown: inText,
})

/** The labels of definitions as written, by their normalised form. */
type Labels = ReadonlyMap<string, string>

function inText(text: MarkdownText): Problem[] {
  const { tree, source } = text
  if (!source.includes(']')) return []
  if (text.kind === 'reply') return inReply(text)
  const labels = new Map(
    nodesOf(tree).flatMap((node): [string, string][] =>
      node.type === 'definition' ? [[node.identifier, node.label ?? node.identifier]] : [],
    ),
  )
  const passages = passagesOf(tree, source).filter((passage) => passage.text.includes(']'))
  const misplaced = passages.flatMap((passage) => misplacedDefinitions(passage))
  // A link to a misplaced definition is the same mistake, so it is not reported again.
  const named = new Set(misplaced.map(({ label }) => normalize(label)))
  return [
    ...misplaced.map(({ label, start, end, starts }) => ({
      ...text.pointAt(start, end),
      message: `\`[${label}]:\` is part of a paragraph, so it does not define a link.`,
      hint: starts
        ? `Write only the address after the colon, and a title in quotation marks: \`[${label}]: https://… "Title"\`.`
        : 'Put an empty line before the definition.',
    })),
    ...passages.flatMap((passage) => [
      ...fullReferences(passage, labels, named, text),
      ...shortReferences(passage, labels, text),
    ]),
  ]
}

/** Reports links in a reply that refer to a definition. Pages show them as typed, even if there is one. */
function inReply({ tree, source, pointAt }: MarkdownText): Problem[] {
  const resolved = nodesOf(tree)
    .filter(({ type }) => type === 'linkReference' || type === 'imageReference')
    .map(({ position }) => ({
      start: position?.start.offset ?? 0,
      end: position?.end.offset ?? 0,
    }))
  const others = passagesOf(tree, source).flatMap(({ start, text }) =>
    unresolvedIn(text).map(({ words, index }) => ({
      start: start + index,
      end: start + index + words.length,
    })),
  )
  return [...resolved, ...others].map(({ start, end }) => ({
    ...pointAt(start, end),
    message: `\`${quote(source, start, end)}\` is printed as typed: a reply cannot contain link definitions.`,
    hint: 'Write `[text](address)`.',
  }))
}

/** Normalises a label for comparison (CommonMark 0.31, 6.3, "matches"). */
function normalize(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase()
}

const definition = new RegExp(
  String.raw`^[ \t]*(\[([^[\]\n^@][^[\]\n]*)\]:)[ \t]*(?:${address}|\.{0,2}/\w|mailto:)`,
  'gm',
)

/** Returns lines that look like definitions but are not, because a definition cannot interrupt a paragraph. */
function misplacedDefinitions({ kind, start, text }: Passage) {
  if (kind !== 'paragraph') return []
  return Array.from(
    text.matchAll(definition),
    ({ 0: all, 1: words = '', 2: label = '', index }) => {
      const from = start + index + all.indexOf('[')
      return { label, start: from, end: from + words.length, starts: index === 0 }
    },
  )
}

/** Reports `[text][name]`, `[name][]` and `![alt][name]`. */
function fullReferences(
  { start, text }: Passage,
  labels: Labels,
  named: ReadonlySet<string>,
  { source, pointAt }: MarkdownText,
): Problem[] {
  return unresolvedIn(text)
    .filter(({ label }) => !named.has(normalize(label)))
    .map(({ words, label, index }): Problem => {
      const [from, end] = [start + index, start + index + words.length]
      const near = nearest(normalize(label), labels.keys())
      const right = near === undefined ? undefined : labels.get(near)
      const name = quote(label, 0, label.length)
      return {
        ...pointAt(from, end),
        message: `\`${quote(source, from, end)}\` is printed as typed: there is no definition named \`${name}\`${suggestion(right) || '.'}`,
        hint: `Define it in its own paragraph, as in \`[${name}]: ${words.startsWith('!') ? './picture.png' : 'https://…'}\`, or write \`${words.startsWith('!') ? '!' : ''}[text](address)\`.`,
        ...(right === undefined ? {} : { suggestion: right }),
      }
    })
}

/** Finds references without a definition in a passage. Numbers in brackets, `[1][2]`, are text. */
function unresolvedIn(text: string): { words: string; label: string; index: number }[] {
  const pattern = /!?\[([^[\]\n^][^[\]\n]*)\]\[([^[\]\n^][^[\]\n]*)?\]/g
  return Array.from(text.matchAll(pattern)).flatMap(
    ({ 0: words, 1: shown = '', 2: label = shown, index }) =>
      /^[\d\s,;–-]*$/.test(shown + label) ? [] : { words, label, index },
  )
}

/** Reports `[name]`, which is ordinary text unless a definition has a similar name. */
function shortReferences(
  { start, text }: Passage,
  labels: Labels,
  { source, pointAt }: MarkdownText,
): Problem[] {
  if (labels.size === 0) return []
  return Array.from(text.matchAll(/(?<![\]\\])\[([^[\]\n^@]{4,80})\](?![[(:])/g)).flatMap(
    ({ 0: words, 1: label = '', index }): Problem | [] => {
      const near = nearest(normalize(label), labels.keys(), label.length < 8 ? 1 : 2)
      const right = near === undefined ? undefined : labels.get(near)
      if (right === undefined || !/\p{L}/u.test(label)) return []
      const [from, end] = [start + index, start + index + words.length]
      return {
        ...pointAt(from, end),
        message: `\`${quote(source, from, end)}\` is printed as typed: there is no definition with that name${suggestion(right)}`,
        hint: 'Correct the name, or type `\\[` if the brackets are part of the text.',
        suggestion: `[${right}]`,
      }
    },
  )
}
