import type { MarkdownText } from '../markdown-texts.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { nearest } from '../../shared/nearest.ts'
import { defineRule } from '../rule.ts'
import { suggestion } from '../../shared/suggestion.ts'
import { markdownTexts, quote } from '../markdown-texts.ts'
import { nodesOf } from '../nodes.ts'
import { address, passagesOf, type Passage } from '../passages.ts'

/**
 * Every link or image that names a definition, as `[text][name]` does, has it. Markdown prints one without a definition as
 * it is typed (CommonMark 0.31, 6.3 "Reference link").
 */
export const linkReferenceResolves = defineRule({
  name: 'link-reference-resolves',
  holds: 'Every link or image that names a definition has one.',
  severity: 'error',
  check,
})

function check(checked: RuleContext): Problem[] {
  return markdownTexts(checked).flatMap(inText)
}

/** The labels of definitions, as they are written, by the form in which they are compared. */
type Labels = ReadonlyMap<string, string>

function inText(text: MarkdownText): Problem[] {
  const { tree, source } = text
  if (!source.includes(']')) return []
  const labels = new Map(
    nodesOf(tree).flatMap((node): [string, string][] =>
      node.type === 'definition' ? [[node.identifier, node.label ?? node.identifier]] : [],
    ),
  )
  const passages = passagesOf(tree, source).filter((passage) => passage.text.includes(']'))
  const unread = passages.flatMap((passage) => unreadDefinitions(passage))
  // What refers to a definition that is there but not read is the same mistake.
  const named = new Set(unread.map(({ label }) => normalize(label)))
  return [
    ...unread.map(({ label, start, end, starts }) => ({
      ...text.pointAt(start, end),
      message: `\`[${label}]:\` is part of a paragraph and defines nothing.`,
      hint: starts
        ? `Write the address alone after the colon, and a title in quotation marks: \`[${label}]: https://… "Title"\`.`
        : 'Put a blank line before the definition.',
    })),
    ...passages.flatMap((passage) => [
      ...fullReferences(passage, labels, named, text),
      ...shortReferences(passage, labels, text),
    ]),
  ]
}

/** Brings a label to the form in which labels are compared (CommonMark 0.31, 6.3, "matches"). */
function normalize(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase()
}

const definition = new RegExp(
  String.raw`^[ \t]*(\[([^[\]\n^@][^[\]\n]*)\]:)[ \t]*(?:${address}|\.{0,2}/\w|mailto:)`,
  'gm',
)

/** Lines that look like definitions and are not, since a definition cannot interrupt a paragraph. */
function unreadDefinitions({ kind, start, text }: Passage) {
  if (kind !== 'paragraph') return []
  return Array.from(
    text.matchAll(definition),
    ({ 0: all, 1: words = '', 2: label = '', index }) => {
      const from = start + index + all.indexOf('[')
      return { label, start: from, end: from + words.length, starts: index === 0 }
    },
  )
}

/** `[text][name]`, `[name][]` and `![alt][name]`. Numbers in brackets, `[1][2]`, are text. */
function fullReferences(
  { start, text }: Passage,
  labels: Labels,
  named: ReadonlySet<string>,
  { source, pointAt }: MarkdownText,
): Problem[] {
  return Array.from(text.matchAll(/!?\[([^[\]\n^][^[\]\n]*)\]\[([^[\]\n^][^[\]\n]*)?\]/g)).flatMap(
    ({ 0: words, 1: shown = '', 2: label = shown, index }): Problem[] => {
      if (/^[\d\s,;–-]*$/.test(shown + label) || named.has(normalize(label))) return []
      const [from, end] = [start + index, start + index + words.length]
      const near = nearest(normalize(label), labels.keys())
      const right = near === undefined ? undefined : labels.get(near)
      const name = quote(label, 0, label.length)
      return [
        {
          ...pointAt(from, end),
          message: `\`${quote(source, from, end)}\` is printed as it is typed: no definition has the name \`${name}\`${suggestion(right) || '.'}`,
          hint: `Define it in a paragraph of its own, as in \`[${name}]: ${words.startsWith('!') ? './picture.png' : 'https://…'}\`, or write \`${words.startsWith('!') ? '!' : ''}[text](address)\`.`,
          ...(right === undefined ? {} : { suggestion: right }),
        },
      ]
    },
  )
}

/** `[name]`, which is ordinary text unless a definition has nearly that name. */
function shortReferences(
  { start, text }: Passage,
  labels: Labels,
  { source, pointAt }: MarkdownText,
): Problem[] {
  if (labels.size === 0) return []
  return Array.from(text.matchAll(/(?<![\]\\])\[([^[\]\n^@]{4,80})\](?![[(:])/g)).flatMap(
    ({ 0: words, 1: label = '', index }): Problem[] => {
      const near = nearest(normalize(label), labels.keys(), label.length < 8 ? 1 : 2)
      const right = near === undefined ? undefined : labels.get(near)
      if (right === undefined || !/\p{L}/u.test(label)) return []
      const [from, end] = [start + index, start + index + words.length]
      return [
        {
          ...pointAt(from, end),
          message: `\`${quote(source, from, end)}\` is printed as it is typed: no definition has that name${suggestion(right)}`,
          hint: 'Correct the name, or type `\\[` if the brackets are part of the text.',
          suggestion: `[${right}]`,
        },
      ]
    },
  )
}
