import type { Definition, FootnoteDefinition, FootnoteReference, Nodes } from 'mdast'

import type { MarkdownText } from '../markdown-texts.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { nearest } from '../../shared/nearest.ts'
import { defineRule } from '../rule.ts'
import { suggestion } from '../../shared/suggestion.ts'
import { markdownTexts, quote } from '../markdown-texts.ts'
import { nodesOf } from '../nodes.ts'
import { passagesOf } from '../passages.ts'

/**
 * Every footnote that is called is defined, and every one that is defined is called. Markdown prints a call without a
 * definition as it is typed, and drops a definition that nothing calls or that is the second of its name (GitHub Flavored
 * Markdown, "Footnotes").
 */
export const footnoteResolves = defineRule({
  name: 'footnote-resolves',
  holds: 'Every footnote that is called is defined once, and every one that is defined is called.',
  severity: 'error',
  fixed: true,
  check,
})

function check(checked: RuleContext): Problem[] {
  return markdownTexts(checked).flatMap(inText)
}

/** A call that Markdown leaves as text. */
interface UndefinedCall {
  name: string
  start: number
  end: number
  /** It starts a paragraph as a definition does. */
  starts: boolean
}

function inText(text: MarkdownText): Problem[] {
  const { tree, source } = text
  if (!source.includes('[^')) return []
  const nodes = nodesOf(tree)
  const definitions = nodes.filter((node) => node.type === 'footnoteDefinition')
  const calls = undefinedCalls(text)
  const names = new Map(definitions.map(({ identifier, label }) => [identifier, label]))
  const withoutCaret = linksForNotes(nodes, text)
  // A definition that is the likely target of a misspelt call is the same mistake, and not reported again.
  const meant = new Set(calls.map(({ name }) => meantBy(name, names)))
  return [
    ...calls
      .filter(
        ({ name }) => !withoutCaret.some(({ identifier }) => identifier === name.toLowerCase()),
      )
      .map((call) => toProblem(call, calls, names, text)),
    ...withoutCaret.map((node) => ofLink(node, text)),
    ...spacedNames(nodes, text),
    ...uncalled(definitions, nodes)
      .filter(({ identifier }) => !meant.has(identifier))
      .map((node) =>
        ofDefinition(node, text, {
          says: 'is never called, so readers do not get its text',
          hint: `Add \`[^${node.label ?? node.identifier}]\` where it belongs, or remove the footnote.`,
        }),
      ),
    ...definitions
      .filter(({ identifier }, index) =>
        definitions.slice(0, index).some((earlier) => earlier.identifier === identifier),
      )
      .map((node) =>
        ofDefinition(node, text, {
          says: 'is defined twice; only the first definition is printed',
          hint: 'Give one of the two another name and call it, or join them.',
        }),
      ),
    ...definitions
      .filter(({ children }) => children.length === 0)
      .map((node) =>
        ofDefinition(node, text, {
          says: 'has no text',
          hint: 'Write the text after the colon, or remove the footnote and its call.',
        }),
      ),
  ]
}

/** The name that was probably meant by one that nothing has. */
function meantBy(name: string, names: ReadonlyMap<string, unknown>): string | undefined {
  const plain = name.trim().toLowerCase()
  return names.has(plain) ? plain : nearest(plain, names.keys())
}

function undefinedCalls({ tree, source }: MarkdownText): UndefinedCall[] {
  const calls = passagesOf(tree, source).flatMap(({ kind, start, text }) =>
    text.includes('[^')
      ? Array.from(text.matchAll(/\[\^([^[\]\n]+)\]/g), ({ 0: words, 1: name = '', index }) => ({
          name,
          start: start + index,
          end: start + index + words.length,
          starts: kind === 'paragraph' && index === 0 && /^[ \t]\S/.test(text.slice(words.length)),
        }))
      : [],
  )
  // Of a footnote whose definition lacks its colon, only that is reported.
  const broken = new Set(
    calls
      .filter(({ starts, name }) => starts && calls.filter((call) => call.name === name).length > 1)
      .map(({ name }) => name),
  )
  return calls.filter(({ name, starts }) => !broken.has(name) || starts)
}

function toProblem(
  { name, start, end, starts }: UndefinedCall,
  calls: readonly UndefinedCall[],
  names: ReadonlyMap<string, string | null | undefined>,
  text: MarkdownText,
): Problem {
  const at = { ...text.pointAt(start, end) }
  if (starts && !calls.some((call) => call.name === name && !call.starts)) {
    return {
      ...at,
      message: `\`[^${name}]\` starts a paragraph, but defines no footnote.`,
      hint: `Put a colon after it to define the footnote: \`[^${name}]: …\`.`,
      suggestion: `[^${name}]:`,
    }
  }
  const near = meantBy(name, names)
  const right = near === undefined ? undefined : (names.get(near) ?? near)
  return {
    ...at,
    message: `No footnote has the name \`${name}\`${suggestion(right) || '.'}`,
    hint: `Correct the name, or define the footnote in a paragraph of its own: \`[^${name.trim().replace(/\s+/g, '-')}]: …\`.`,
    ...(right === undefined ? {} : { suggestion: `[^${right}]` }),
  }
}

/** The definitions of links that have the names of footnotes which are called and not defined: `[1]: Text` for `[^1]: Text`. */
export function linksForNotes(nodes: readonly Nodes[], text: MarkdownText): Definition[] {
  if (!text.source.includes('[^')) return []
  const called = new Set(undefinedCalls(text).map(({ name }) => name.toLowerCase()))
  return nodes.filter(
    (node): node is Definition => node.type === 'definition' && called.has(node.identifier),
  )
}

function ofLink(node: Definition, text: MarkdownText): Problem {
  const label = node.label ?? node.identifier
  const start = node.position?.start.offset ?? 0
  return {
    ...text.pointAt(start, text.source.indexOf(']:', start) + 2),
    message: `\`[${label}]:\` defines a link, and the footnote \`[^${label}]\` is not defined.`,
    hint: `Write \`[^${label}]: …\` to define the footnote.`,
    suggestion: `[^${label}]:`,
  }
}

/** With a space in its name a footnote is a link to Markdown, and its text an address. */
function spacedNames(nodes: readonly Nodes[], text: MarkdownText): Problem[] {
  return nodes.flatMap((node): Problem[] => {
    if (node.type !== 'definition' || !node.identifier.startsWith('^')) return []
    const name = (node.label ?? node.identifier).slice(1)
    const start = node.position?.start.offset ?? 0
    return [
      {
        ...text.pointAt(start, text.source.indexOf(']', start) + 1),
        message: `The name of the footnote \`${name}\` contains a space.`,
        hint: `Write the name as one word, here and where it is called: \`[^${name.replace(/\s+/g, '-')}]\`.`,
      },
    ]
  })
}

/** The definitions that no call leads to. What only an uncalled footnote calls is not called either. */
function uncalled(
  definitions: readonly FootnoteDefinition[],
  nodes: readonly Nodes[],
): FootnoteDefinition[] {
  const inNotes = new Set<Nodes>(definitions.flatMap(nodesOf))
  const called = new Set<string>()
  const waiting = nodes.filter(isCall).filter((node) => !inNotes.has(node))
  for (let call = waiting.pop(); call; call = waiting.pop()) {
    const { identifier } = call
    if (called.has(identifier)) continue
    called.add(identifier)
    const note = definitions.find((definition) => definition.identifier === identifier)
    if (note) waiting.push(...nodesOf(note).filter(isCall))
  }
  const first = new Map(definitions.toReversed().map((node) => [node.identifier, node]))
  return [...first.values()].reverse().filter(({ identifier }) => !called.has(identifier))
}

function isCall(node: Nodes): node is FootnoteReference {
  return node.type === 'footnoteReference'
}

function ofDefinition(
  node: FootnoteDefinition,
  { source, pointAt }: MarkdownText,
  { says, hint }: { says: string; hint: string },
): Problem {
  const start = node.position?.start.offset ?? 0
  const end = source.indexOf(']', start) + 1
  return {
    ...pointAt(start, end),
    message: `The footnote \`${quote(source, start, end)}\` ${says}.`,
    hint,
  }
}
