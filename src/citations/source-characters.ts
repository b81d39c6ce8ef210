/** The characters of a Markdown text with their positions in its source. */

import type { Nodes, Parents, Text } from 'mdast'

import { decodeString } from 'micromark-util-decode-string'

import { escaped, opaque } from './grammar.ts'

/** One character of inline content, with its position in the source. */
export interface Character {
  /** The character for the grammar of citations: itself, or a substitute if it has no meaning there. */
  grammar: string
  /** The character as read. */
  plain: string
  offset: number
  /** The node that it belongs to. */
  owner: Nodes
}

/** Returns the characters of the texts of a node. Any other child is one character without meaning. */
export function charactersIn(parent: Parents, source: string): Character[] {
  const characters: Character[] = []
  const limit = parent.position?.end.offset ?? source.length
  let cursor = parent.position?.start.offset ?? 0
  for (const child of parent.children) {
    const text = child.type === 'text' ? child : textOfAutolink(child, source, characters)
    const own = text
      ? charactersOfText(text, source, cursor, limit, child)
      : [opaqueCharacter(child, cursor)]
    cursor = endOf(child, own, cursor)
    characters.push(...own)
  }
  return characters
}

/** Returns the characters of a paragraph as readers see them, including those of nested elements. */
export function shownCharacters(parent: Parents, source: string): Character[] {
  const limit = parent.position?.end.offset ?? source.length
  let cursor = parent.position?.start.offset ?? 0
  return parent.children.flatMap((child): Character[] => {
    const start = child.position?.start.offset ?? offsets.get(child) ?? cursor
    const own =
      child.type === 'text'
        ? charactersOfText(child, source, start, limit)
        : 'children' in child && !isVerbatimElement(child)
          ? shownCharacters(child, source)
          : [opaqueCharacter(child, start)]
    cursor = endOf(child, own, cursor)
    return own
  })
}

/** Returns whether an element shows its characters as they are typed. */
function isVerbatimElement(node: Nodes): boolean {
  return (
    (node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') &&
    ['code', 'kbd', 'samp', 'pre'].includes(node.name ?? '')
  )
}

function endOf(node: Nodes, characters: readonly Character[], cursor: number): number {
  return node.position?.end.offset ?? (characters.at(-1)?.offset ?? cursor) + 1
}

function opaqueCharacter(node: Nodes, cursor: number): Character {
  const grammar = node.type === 'break' ? '\n' : opaque
  return { grammar, plain: grammar, offset: node.position?.start.offset ?? cursor, owner: node }
}

/**
 * Returns the text of a link that GFM made of an address or of what looks like an email address, if an `@` comes right
 * before it. GFM finds these before citations are extracted.
 */
function textOfAutolink(
  node: Nodes,
  source: string,
  before: readonly Character[],
): Text | undefined {
  if (node.type !== 'link' || before.at(-1)?.grammar !== '@') return undefined
  const [text, ...rest] = node.children
  if (text?.type !== 'text' || rest.length > 0) return undefined
  const start = node.position?.start.offset
  return start === undefined || !/[<[]/.test(source[start] ?? '') ? text : undefined
}

/**
 * Aligns the characters of a text with those of its source, which also contains escapes, character references and the
 * markers of block quotes and lists. Texts that GFM made of others have no position, so the alignment starts at `cursor`.
 */
function charactersOfText(
  node: Text,
  source: string,
  cursor: number,
  limit: number,
  owner: Nodes = node,
): Character[] {
  const end = node.position?.end.offset ?? limit
  let offset = node.position?.start.offset ?? cursor
  const characters: Character[] = []
  const { value } = node
  const addEscaped = (plain: string) => {
    const grammar = continuesKey(plain, characters) ? plain : escaped
    characters.push({ grammar, plain, offset, owner })
  }
  for (let index = 0; index < value.length;) {
    const reference =
      source[offset] === '&'
        ? readReference(source.slice(offset, end), value.slice(index))
        : undefined
    const plain = value[index] ?? ''
    if (reference) {
      for (const character of reference.decoded) addEscaped(character)
      index += reference.decoded.length
      offset += reference.length
    } else if (
      source[offset] === '\\' &&
      source[offset + 1] === plain &&
      /[!-/:-@[-`{-~]/.test(plain)
    ) {
      addEscaped(plain)
      index += 1
      offset += 2
    } else {
      if (source[offset] === plain || offset >= end) {
        characters.push({ grammar: plain, plain, offset, owner })
        index += 1
      }
      offset += 1
    }
  }
  return characters
}

/** Reads a character reference at the start of a source, such as `&amp;`, if a text starts with its character. */
function readReference(
  source: string,
  text: string,
): { decoded: string; length: number } | undefined {
  const reference = /^&(?:#\d+|#x[\da-f]+|\w+);/i.exec(source)?.[0]
  if (reference === undefined) return undefined
  const decoded = decodeString(reference)
  return decoded !== reference && text.startsWith(decoded)
    ? { decoded, length: reference.length }
    : undefined
}

/**
 * Returns whether an escaped character may belong to a key: authors have to escape those that Markdown or MDX would read as
 * markup (`[@a\\<b]`), and programs escape underscores.
 */
function continuesKey(character: string, before: readonly Character[]): boolean {
  return /[<&~_]/.test(character) && /[@\p{L}\p{M}\p{N}_]/u.test(before.at(-1)?.grammar ?? '')
}

/** Returns the offset after a character, which takes two characters in the source if it is escaped. */
export function offsetAfter(last: Character | undefined, source: string): number | undefined {
  return last && last.offset + (source[last.offset] === last.plain ? 1 : 2)
}

/** The offsets in the source of the texts between citations. */
const offsets = new WeakMap<Nodes, number>()

/** Returns where a text starts in the source; `undefined` if that is unknown. */
export function startOfText(text: Text): number | undefined {
  return text.position?.start.offset ?? offsets.get(text)
}

/** Copies a character to the output: into its text, or as the element that it represents. */
export function appendCharacter(children: Nodes[], { owner, plain, offset }: Character): void {
  const last = children.at(-1)
  if (owner.type !== 'text') {
    // All characters of a link that was read as text have the link as their owner.
    if (last !== owner) children.push(owner)
  } else if (last?.type === 'text') last.value += plain
  else {
    const text: Text = { type: 'text', value: plain }
    offsets.set(text, offset)
    children.push(text)
  }
}
