import type { Definition, FootnoteDefinition, FootnoteReference, Nodes } from 'mdast'

import { type MarkdownText, quote } from '../markdown-texts.ts'
import { type Problem, defineRule } from '../rule.ts'

import { nearest } from '../../shared/nearest.ts'
import { suggestion } from '../../shared/suggestion.ts'
import { nodesOf } from '../nodes.ts'
import { passagesOf } from '../passages.ts'

/**
 * Every footnote reference has a definition, and every definition a reference. Markdown prints a reference without a
 * definition as typed, and drops a definition without a reference or with a name already used (GitHub Flavored Markdown,
 * "Footnotes").
 */
export const footnoteResolves = defineRule({
  name: 'footnote-resolves',
  holds: 'Every footnote has one definition and at least one reference.',
  severity: 'error',
  fixed: true,
  checkMarkdown: inText,
})

/** A footnote reference that Markdown leaves as text. */
interface UndefinedReference {
  name: string
  start: number
  end: number
  /** Whether it starts a paragraph, like a definition. */
  starts: boolean
}

function inText(text: MarkdownText): Problem[] {
  const { tree, source } = text
  if (!source.includes('[^')) return []
  if (text.kind === 'reply') return inReply(text)
  const nodes = nodesOf(tree)
  const definitions = nodes.filter((node) => node.type === 'footnoteDefinition')
  const references = undefinedReferences(text)
  const names = new Map(definitions.map(({ identifier, label }) => [identifier, label]))
  const withoutCaret = linksForNotes(nodes, text)
  // The definition that a misspelled reference probably means is not reported as unused: it is the same mistake.
  const reported = new Set(references.map(({ name }) => similarName(name, names)))
  return [
    ...references
      .filter(
        ({ name }) => !withoutCaret.some(({ identifier }) => identifier === name.toLowerCase()),
      )
      .map((reference) => toProblem(reference, references, names, text)),
    ...withoutCaret.map((node) => ofLink(node, text)),
    ...spacedNames(nodes, text),
    ...unreferenced(definitions, nodes)
      .filter(({ identifier }) => !reported.has(identifier))
      .map((node) =>
        ofDefinition(node, text, {
          problem: 'is never referenced, so it is not printed',
          hint: `Add \`[^${node.label ?? node.identifier}]\` where it belongs, or remove the footnote.`,
        }),
      ),
    ...definitions
      .filter(({ identifier }, index) =>
        definitions.slice(0, index).some((earlier) => earlier.identifier === identifier),
      )
      .map((node) =>
        ofDefinition(node, text, {
          problem: 'is defined twice, and only the first definition is printed',
          hint: 'Rename one of them and reference it, or combine them.',
        }),
      ),
    ...definitions
      .filter(({ children }) => children.length === 0)
      .map((node) =>
        ofDefinition(node, text, {
          problem: 'has no text',
          hint: 'Write its text after the colon, or remove the footnote and its references.',
        }),
      ),
  ]
}

/** Reports footnotes in a reply, which pages show as typed even if they are defined. */
function inReply(text: MarkdownText): Problem[] {
  const references = nodesOf(text.tree)
    .filter(isReference)
    .map(({ position }) => ({
      start: position?.start.offset ?? 0,
      end: position?.end.offset ?? 0,
    }))
  return [...references, ...undefinedReferences(text)].map(({ start, end }) => ({
    ...text.pointAt(start, end),
    message: `\`${quote(text.source, start, end)}\` is printed as typed: a reply cannot contain footnotes.`,
    hint: 'Write the note in the text itself, in parentheses.',
  }))
}

/** Returns the defined name that is similar to an undefined one. */
function similarName(name: string, names: ReadonlyMap<string, unknown>): string | undefined {
  const plain = name.trim().toLowerCase()
  return names.has(plain) ? plain : nearest(plain, names.keys())
}

function undefinedReferences({ tree, source }: MarkdownText): UndefinedReference[] {
  const references = passagesOf(tree, source).flatMap(({ kind, start, text }) =>
    text.includes('[^')
      ? Array.from(text.matchAll(/\[\^([^[\]\n]+)\]/g), ({ 0: words, 1: name = '', index }) => ({
          name,
          start: start + index,
          end: start + index + words.length,
          starts: kind === 'paragraph' && index === 0 && /^[ \t]\S/.test(text.slice(words.length)),
        }))
      : [],
  )
  // If a definition lacks its colon, only the definition is reported, not the references to it.
  const broken = new Set(
    references
      .filter(
        ({ starts, name }) =>
          starts && references.filter((reference) => reference.name === name).length > 1,
      )
      .map(({ name }) => name),
  )
  return references.filter(({ name, starts }) => !broken.has(name) || starts)
}

function toProblem(
  { name, start, end, starts }: UndefinedReference,
  references: readonly UndefinedReference[],
  names: ReadonlyMap<string, string | null | undefined>,
  text: MarkdownText,
): Problem {
  const at = { ...text.pointAt(start, end) }
  if (starts && !references.some((reference) => reference.name === name && !reference.starts)) {
    return {
      ...at,
      message: `\`[^${name}]\` starts a paragraph, but does not define a footnote.`,
      hint: `Add a colon after it to define the footnote: \`[^${name}]: …\`.`,
      suggestion: `[^${name}]:`,
    }
  }
  const near = similarName(name, names)
  const right = near === undefined ? undefined : (names.get(near) ?? near)
  return {
    ...at,
    message: `No footnote is named \`${name}\`${suggestion(right) || '.'}`,
    hint: `Correct the name, or define the footnote in its own paragraph: \`[^${name.trim().replace(/\s+/g, '-')}]: …\`.`,
    ...(right === undefined ? {} : { suggestion: `[^${right}]` }),
  }
}

/** Returns link definitions with the name of an undefined footnote: `[1]: Text` instead of `[^1]: Text`. */
export function linksForNotes(nodes: readonly Nodes[], text: MarkdownText): Definition[] {
  if (!text.source.includes('[^')) return []
  const referenced = new Set(undefinedReferences(text).map(({ name }) => name.toLowerCase()))
  return nodes.filter(
    (node): node is Definition => node.type === 'definition' && referenced.has(node.identifier),
  )
}

function ofLink(node: Definition, text: MarkdownText): Problem {
  const label = node.label ?? node.identifier
  const start = node.position?.start.offset ?? 0
  return {
    ...text.pointAt(start, text.source.indexOf(']:', start) + 2),
    message: `\`[${label}]:\` defines a link, but the footnote \`[^${label}]\` has no definition.`,
    hint: `Write \`[^${label}]: …\` to define the footnote.`,
    suggestion: `[^${label}]:`,
  }
}

/** Reports spaces in names, which make Markdown read a footnote as a link definition. */
function spacedNames(nodes: readonly Nodes[], text: MarkdownText): Problem[] {
  return nodes.flatMap((node): Problem | [] => {
    if (node.type !== 'definition' || !node.identifier.startsWith('^')) return []
    const name = (node.label ?? node.identifier).slice(1)
    const start = node.position?.start.offset ?? 0
    return {
      ...text.pointAt(start, text.source.indexOf(']', start) + 1),
      message: `The footnote name \`${name}\` contains a space.`,
      hint: `Write the name as one word, here and in every reference: \`[^${name.replace(/\s+/g, '-')}]\`.`,
    }
  })
}

/** Returns definitions without a reference in the text. A reference in such a definition does not count. */
function unreferenced(
  definitions: readonly FootnoteDefinition[],
  nodes: readonly Nodes[],
): FootnoteDefinition[] {
  const inNotes = new Set<Nodes>(definitions.flatMap(nodesOf))
  const referenced = new Set<string>()
  const waiting = nodes.filter(isReference).filter((node) => !inNotes.has(node))
  for (let reference = waiting.pop(); reference; reference = waiting.pop()) {
    const { identifier } = reference
    if (referenced.has(identifier)) continue
    referenced.add(identifier)
    const note = definitions.find((definition) => definition.identifier === identifier)
    if (note) waiting.push(...nodesOf(note).filter(isReference))
  }
  const first = new Map(definitions.toReversed().map((node) => [node.identifier, node]))
  return [...first.values()].reverse().filter(({ identifier }) => !referenced.has(identifier))
}

function isReference(node: Nodes): node is FootnoteReference {
  return node.type === 'footnoteReference'
}

function ofDefinition(
  node: FootnoteDefinition,
  { source, pointAt }: MarkdownText,
  { problem, hint }: { problem: string; hint: string },
): Problem {
  const start = node.position?.start.offset ?? 0
  const end = source.indexOf(']', start) + 1
  return {
    ...pointAt(start, end),
    message: `The footnote \`${quote(source, start, end)}\` ${problem}.`,
    hint,
  }
}
