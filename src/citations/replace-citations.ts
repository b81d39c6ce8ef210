import type { Nodes, Parents } from 'mdast'

import type { CitedItem } from './citation.ts'
import type { CitationNode, CitedKey, Extracted, MalformedText } from './citation-node.ts'

import { escaped, findCitations, type ParsedCitation, type Malformed } from './grammar.ts'
import { appendCharacter, charactersIn, offsetAfter, type Character } from './source-characters.ts'

/** Returns whether a node has a text that may contain a citation. */
export function mayCite(node: Parents): boolean {
  return node.children.some((child) => child.type === 'text' && child.value.includes('@'))
}

/**
 * Replaces `[@key]` in the texts of a node by citation nodes.
 *
 * @param extracted the citations of the whole text, to which those of the node are added
 * @param isKey returns whether a bare `@word` is a citation
 * @returns the new children of the node
 */
export function replaceCitations(
  parent: Parents,
  source: string,
  isKey: (word: string) => boolean,
  extracted: Extracted,
  inLink = false,
): Nodes[] {
  const characters = charactersIn(parent, source)
  const matches = findCitations(characters.map(({ grammar }) => grammar).join(''), isKey)
  if (matches.length === 0) return parent.children

  const children: Nodes[] = []
  let copied = 0
  const copyUntil = (end: number) => {
    for (const character of characters.slice(copied, end)) appendCharacter(children, character)
    copied = Math.max(copied, end)
  }
  for (const match of matches) {
    const problem = problemOf(match, characters, source, inLink)
    if (problem) extracted.malformed.push(problem)
    if (problem || match.kind === 'malformed') continue
    copyUntil(match.start)
    const node = toNode(match, characters, source)
    children.push(node)
    extracted.citations.push(node)
    extracted.keys.push(...keysOf(match, node, characters))
    copied = match.end
  }
  copyUntil(characters.length)
  return children
}

/** Returns why a match cannot be a citation; `undefined` if it is one. */
function problemOf(
  match: ParsedCitation | Malformed,
  characters: readonly Character[],
  source: string,
  inLink: boolean,
): MalformedText | undefined {
  if (match.kind === 'citation' && !(inLink && match.narrative))
    return strayBrackets(match, characters, source)
  const what = match.kind === 'malformed' ? match.what : 'is-narrative-in-a-link'
  const before = characters[match.start - 1]
  const isEscaped = what === 'has-no-start' && before?.plain === '[' && before.grammar === escaped
  const offset = characters[match.start - Number(isEscaped)]?.offset ?? 0
  const last = characters[Math.min(match.end, characters.length) - 1]?.offset ?? offset
  return {
    what: isEscaped ? 'has-escaped-bracket' : what,
    offset,
    raw: source.slice(offset, last + 1),
  }
}

/** Finds brackets around a citation that are not its own: `\\[@key]`, which is part of the sentence, and `[[@key]]`. */
function strayBrackets(
  { start, end }: ParsedCitation,
  characters: readonly Character[],
  source: string,
): MalformedText | undefined {
  const before = characters[start - 1]
  if (before?.plain !== '[') return undefined
  const isClosed = characters[end]?.plain === ']'
  const isEscaped = before.grammar === escaped
  if (!isEscaped && !(isClosed && characters[start]?.grammar === '[')) return undefined
  const { offset } = before
  const after = offsetAfter(characters[isClosed ? end : end - 1], source) ?? offset
  return {
    what: isEscaped ? 'has-escaped-bracket' : 'has-two-brackets',
    offset,
    raw: source.slice(offset, after),
  }
}

function keysOf(
  { start, items }: ParsedCitation,
  citation: CitationNode,
  characters: readonly Character[],
): CitedKey[] {
  return items.map(({ key, at, written }) => {
    const offset = characters[at]?.offset ?? 0
    const last = characters[at + written.length]?.offset ?? offset
    return {
      citation,
      key,
      offset,
      length: last + 1 - offset,
      word: wordFrom(characters, at + 1),
      inBrackets: characters[start]?.grammar === '[',
    }
  })
}

/** Returns the characters from an index up to one that no key or address contains. */
function wordFrom(characters: readonly Character[], start: number): string {
  let end = start
  while (end < characters.length && !/[\s\]{};,\uFFFC]/.test(characters[end]?.grammar ?? ''))
    end += 1
  return plainText(characters, start, end).normalize('NFC')
}

function plainText(characters: readonly Character[], start: number, end: number): string {
  return characters
    .slice(start, end)
    .map(({ plain }) => plain)
    .join('')
}

function toNode(
  { start, end, items, narrative }: ParsedCitation,
  characters: readonly Character[],
  source: string,
): CitationNode {
  const read = ([from, to]: [number, number]) =>
    plainText(characters, from, to).replace(/\s+/g, ' ')
  const inBrackets = characters[start]?.grammar === '['
  const cited = items.map(({ key, suppressAuthor, ...spans }): CitedItem => {
    const prefix = read(spans.prefix).trimStart()
    const suffix = inBrackets ? read(spans.suffix) : leadWithComma(read(spans.suffix))
    return {
      key,
      ...(prefix.trim() !== '' && { prefix }),
      ...(suffix.trim() !== '' && { suffix }),
      ...(suppressAuthor && { suppressAuthor }),
    }
  })
  const offset = characters[start]?.offset ?? 0
  return {
    type: 'inlineCode',
    value: 'A',
    citation: { items: cited, narrative },
    offset,
    end: offsetAfter(characters[end - 1], source) ?? offset,
    data: { hName: 'span', hProperties: { className: ['citation'] }, hChildren: [] },
  }
}

/** Adds the comma before a locator that `@key [3]` lacks and `[@key, 3]` has. */
function leadWithComma(text: string): string {
  return text === '' || /^\s*[,.;:?!]/.test(text) ? text : `, ${text}`
}
