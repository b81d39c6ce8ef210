/** From a Markdown tree with `[@key]` in its texts to one with citation nodes. */

import type { Properties } from 'hast'
import type {
  FootnoteDefinition,
  InlineCode,
  Nodes,
  Parents,
  PhrasingContent,
  Root,
  Text,
} from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'

import { decodeString } from 'micromark-util-decode-string'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

import type { Citation, CitedItem } from './citation.ts'

import { remarkGfmAsWritten } from '../reading/gfm.ts'
import { dropRefused } from '../markdown/articles-as-data.ts'
import { findWords } from '../shared/normal-form.ts'
import { walkTree } from '../shared/tree.ts'
import {
  escaped,
  findCitations,
  isCitableKey,
  opaque,
  type FoundCitation,
  type Malformed,
} from './grammar.ts'

/** For the Markdown that records hold: no MDX, and nothing that runs. */
const markdownParser = unified().use(remarkParse).use(remarkGfmAsWritten).freeze()

/**
 * A citation in a Markdown tree.
 *
 * To everything else that treats the tree it is inline code of one letter: smart quotes take it for a word.
 */
export interface CitationNode extends InlineCode {
  citation: Citation
  /** Where it starts in the source. */
  offset: number
  /** Where it ends in the source. */
  end: number
  data: { hName: 'span'; hProperties: Properties; hChildren: [] }
}

/** Tells a citation from other inline content. */
export function isCitation(node: Nodes): node is CitationNode {
  return 'citation' in node
}

/** A key in a text and the offset of its `@` in the source. */
export interface CitedKey {
  /** The citation that it is in. */
  citation: CitationNode
  /** The key, in Normalization Form C. */
  key: string
  offset: number
  /** How many characters of the source it takes, its `@` included. */
  length: number
  /** Everything after the `@` as far as a space, a bracket, a semicolon or a comma. */
  word: string
  /** It is one of a citation in brackets. */
  inBrackets: boolean
}

/** Why something that looks like a citation cannot be one. */
export type MalformedCitation =
  | Malformed['what']
  | 'cannot-stand-here'
  | 'is-narrative-in-a-link'
  | 'is-in-an-uncalled-note'
  | 'is-no-key'
  | 'has-escaped-bracket'
  | 'has-two-brackets'
  | 'is-shown-as-typed'

/** What was found in a text. */
export interface Extracted {
  /** Every citation in the order of the tree; their nodes stand in the tree. */
  citations: CitationNode[]
  /** Every key that is cited, with its place. */
  keys: CitedKey[]
  /** What looks like a citation and cannot be one. */
  malformed: { what: MalformedCitation; offset: number; raw: string }[]
}

/** A piece of Markdown that an element of a text brings along, for the slot of its component that shows it. */
export interface Slot {
  slot: string
  markdown: string
}

/** What an element brings along, by its name and attributes: the source it names, say, or the evidence of a claim. */
export type SlotsOf = (
  element: string,
  attributes: Readonly<Record<string, string>>,
) => readonly Slot[]

/**
 * Replaces the citations of a tree by citation nodes.
 *
 * A citation inside a link moves to right behind it, since a link cannot hold another. What elements bring along is put
 * into them, so that its citations join the sequence where the element stands.
 *
 * @param tree the tree, which is changed; its texts carry their positions
 * @param source the text it was parsed from
 * @param isKey tells whether a bare `@word` is meant as a citation
 */
export function extractCitations(
  tree: Root,
  source: string,
  isKey: (word: string) => boolean,
  slotsOf: SlotsOf = () => [],
): Extracted {
  const extracted = replaceAll(tree, source, isKey, slotsOf)
  if (source.includes('[') && /@|&#/.test(source)) reportShown(tree, source, extracted)
  return extracted
}

function replaceAll(
  tree: Root,
  source: string,
  isKey: (word: string) => boolean,
  slotsOf: SlotsOf,
): Extracted {
  const extracted: Extracted = { citations: [], keys: [], malformed: [] }
  const filled = new Set<Nodes>()
  const called = source.includes('[^') ? calledNotes(tree) : new Set<string>()
  walkTree<Nodes>(tree, (node) => {
    if (filled.has(node)) return false
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const slot of fillSlots(node, source, isKey, slotsOf, extracted)) filled.add(slot)
    }
    reportUnreachable(node, source, extracted)
    if (!('children' in node)) return undefined
    if (isLink(node)) return false
    if (node.type === 'footnoteDefinition' && !called.has(node.identifier)) {
      reportUncalled(node, source, extracted)
      return false
    }
    if (holdsMention(node)) {
      node.children = replaceCitations(node, source, isKey, extracted)
    }
    const children: Nodes[] = node.children
    node.children = children.flatMap((child): Nodes[] =>
      isLink(child) ? moveOutOfLink(child, source, isKey, extracted) : [child],
    ) as typeof node.children
    return undefined
  })
  return extracted
}

type Link = Extract<Nodes, { type: 'link' | 'linkReference' }>

function isLink(node: Nodes): node is Link {
  return node.type === 'link' || node.type === 'linkReference'
}

function moveOutOfLink(
  link: Link,
  source: string,
  isKey: (word: string) => boolean,
  extracted: Extracted,
): PhrasingContent[] {
  // An address shown as it is may hold an `@`, as those of profiles do.
  if (isAutolink(link)) return [link]
  const moved: PhrasingContent[] = []
  visit(link, (node: Nodes) => {
    reportUnreachable(node, source, extracted)
    if (!('children' in node) || !holdsMention(node)) return
    const children: Nodes[] = replaceCitations(node, source, isKey, extracted, true)
    moved.push(...children.filter(isCitation))
    node.children = children.filter((child) => !isCitation(child)) as typeof node.children
  })
  if (moved.length === 0) return [link]
  const last = link.children.at(-1)
  if (last?.type !== 'text' || last.value === last.value.trimEnd()) return [link, ...moved]
  last.value = last.value.trimEnd()
  return [link, { type: 'text', value: ' ' }, ...moved]
}

/** Returns whether the text of a link is its address (CommonMark 0.31, 6.5; GFM 0.29, 6.9). */
function isAutolink(link: Link): boolean {
  const [text, ...rest] = link.children
  return (
    link.type === 'link' &&
    text?.type === 'text' &&
    rest.length === 0 &&
    ['', 'http://', 'mailto:'].some((scheme) => scheme + text.value === link.url)
  )
}

/** The notes that are called from somewhere; Markdown drops the others. */
function calledNotes(tree: Root): Set<string> {
  const called = new Set<string>()
  visit(tree, 'footnoteReference', ({ identifier }) => {
    called.add(identifier)
  })
  return called
}

function reportUncalled(note: FootnoteDefinition, source: string, extracted: Extracted): void {
  const offset = note.position?.start.offset ?? 0
  const text = source.slice(offset, note.position?.end.offset)
  if (text.includes('@')) {
    extracted.malformed.push({
      what: 'is-in-an-uncalled-note',
      offset,
      raw: text.split('\n')[0] ?? '',
    })
  }
}

function holdsMention(node: Parents): boolean {
  return node.children.some((child) => child.type === 'text' && child.value.includes('@'))
}

/** Puts what an element brings along into it. */
function fillSlots(
  element: MdxJsxFlowElement | MdxJsxTextElement,
  source: string,
  isKey: (word: string) => boolean,
  slotsOf: SlotsOf,
  extracted: Extracted,
): Nodes[] {
  const attributes = Object.fromEntries(
    element.attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
        ? [[attribute.name, attribute.value] as const]
        : [],
    ),
  )
  const start = element.position?.start.offset ?? 0
  const written = source.slice(start, element.position?.end.offset)
  const placeOf = (words: string) => {
    const { offset, length } = findWords(written, words) ?? { offset: 0, length: words.length }
    return { offset: start + offset, length }
  }
  return slotsOf(element.name ?? '', attributes).map(({ slot, markdown }) => {
    const tree = markdownParser.parse(markdown)
    dropRefused(tree)
    const own = extractCitations(tree, markdown, isKey)
    for (const node of own.citations) node.offset = start
    extracted.citations.push(...own.citations)
    extracted.keys.push(...own.keys.map((cited) => ({ ...cited, ...placeOf(cited.key) })))
    const typed = attributes['cite'] ?? attributes['id']
    extracted.malformed.push(
      ...own.malformed.map(({ what, raw }) =>
        typed === undefined || isCitableKey(typed)
          ? { what, raw, offset: start }
          : { what: 'is-no-key' as const, raw: typed, offset: placeOf(typed).offset },
      ),
    )
    // What cannot be printed is reported here, and not looked for in the text around it.
    const node = slotNode(slot, own.malformed.length > 0 ? { ...tree, children: [] } : tree)
    ;(element.children as Nodes[]).push(node)
    return node
  })
}

/** A single paragraph becomes a piece of a line; anything else stays a block. */
function slotNode(slot: string, { children }: Root): Nodes {
  const [first] = children
  const inline = children.length === 1 && first?.type === 'paragraph'
  return {
    type: 'paragraph',
    children: (inline ? first.children : children) as PhrasingContent[],
    data: { hName: inline ? 'span' : 'div', hProperties: { slot } },
  }
}

/** One character of a run of inline content, with where it came from. */
interface Character {
  /** The character for the grammar: itself, or a stand-in for what has no meaning to it. */
  grammar: string
  /** The character as read. */
  plain: string
  offset: number
}

function replaceCitations(
  parent: Parents,
  source: string,
  isKey: (word: string) => boolean,
  extracted: Extracted,
  inLink = false,
): Parents['children'] {
  const characters: Character[] = []
  const owners: (Text | Nodes)[] = []
  let cursor = parent.position?.start.offset ?? 0
  for (const child of parent.children) {
    const text = child.type === 'text' ? child : textOfAutolink(child, source, characters)
    const own = text
      ? charactersOf(text, source, cursor, parent.position?.end.offset ?? source.length)
      : [opaqueCharacter(child, cursor)]
    cursor = child.position?.end.offset ?? (own.at(-1)?.offset ?? cursor) + 1
    for (const character of own) {
      characters.push(character)
      owners.push(child)
    }
  }
  const found = findCitations(characters.map(({ grammar }) => grammar).join(''), isKey)
  if (found.length === 0) return parent.children

  const children: Nodes[] = []
  let done = 0
  const copyUntil = (end: number) => {
    for (; done < end; done += 1)
      appendCharacter(children, owners[done] as Nodes, characters[done] as Character)
  }
  for (const citation of found) {
    if (citation.kind === 'malformed' || (inLink && citation.narrative)) {
      const what = citation.kind === 'malformed' ? citation.what : 'is-narrative-in-a-link'
      const before = characters[citation.start - 1]
      const isEscaped =
        what === 'has-no-start' && before?.plain === '[' && before.grammar === escaped
      const offset = characters[citation.start - Number(isEscaped)]?.offset ?? 0
      const last = characters[Math.min(citation.end, characters.length) - 1]?.offset ?? offset
      const raw = source.slice(offset, last + 1)
      extracted.malformed.push({ what: isEscaped ? 'has-escaped-bracket' : what, offset, raw })
      continue
    }
    const brackets = strayBrackets(citation, characters)
    if (brackets) {
      const { what, start, end } = brackets
      const offset = characters[start]?.offset ?? 0
      const after = nextOffset(characters[end - 1], source) ?? offset
      extracted.malformed.push({ what, offset, raw: source.slice(offset, after) })
      continue
    }
    copyUntil(citation.start)
    const node = toNode(citation, characters, source)
    children.push(node)
    extracted.citations.push(node)
    for (const item of citation.items) {
      const offset = characters[item.at]?.offset ?? 0
      const last = characters[item.at + item.written.length]?.offset ?? offset
      extracted.keys.push({
        citation: node,
        key: item.key,
        offset,
        length: last + 1 - offset,
        word: wordFrom(characters, item.at + 1),
        inBrackets: characters[citation.start]?.grammar === '[',
      })
    }
    done = citation.end
  }
  copyUntil(characters.length)
  return children as Parents['children']
}

/** Brackets around a citation that are not its own: `\\[@key]`, which is part of the sentence, and `[[@key]]`. */
function strayBrackets(
  { start, end }: FoundCitation,
  characters: readonly Character[],
): { what: 'has-escaped-bracket' | 'has-two-brackets'; start: number; end: number } | undefined {
  const before = characters[start - 1]
  if (before?.plain !== '[') return undefined
  const isClosed = characters[end]?.plain === ']'
  if (before.grammar === escaped) {
    return { what: 'has-escaped-bracket', start: start - 1, end: isClosed ? end + 1 : end }
  }
  return isClosed && characters[start]?.grammar === '['
    ? { what: 'has-two-brackets', start: start - 1, end: end + 1 }
    : undefined
}

/** The characters after an `@` as far as something that no key or address holds. */
function wordFrom(characters: readonly Character[], start: number): string {
  let end = start
  while (end < characters.length && !/[\s\]{};,\uFFFC]/.test(characters[end]?.grammar ?? ''))
    end += 1
  return characters
    .slice(start, end)
    .map(({ plain }) => plain)
    .join('')
    .normalize('NFC')
}

/**
 * The text of a link that GFM made of an address or of what looks like an email address, if an `@` is right before it.
 * GFM finds these before citations are looked for.
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

function toNode(citation: FoundCitation, characters: Character[], source: string): CitationNode {
  const read = ([start, end]: [number, number]) =>
    characters
      .slice(start, end)
      .map(({ plain }) => plain)
      .join('')
      .replace(/\s+/g, ' ')
  const inBrackets = characters[citation.start]?.grammar === '['
  const items = citation.items.map((item): CitedItem => {
    return {
      key: item.key,
      ...affix('prefix', read(item.prefix).trimStart()),
      ...affix('suffix', inBrackets ? read(item.suffix) : leadWithComma(read(item.suffix))),
      ...(item.suppressAuthor ? { suppressAuthor: true } : {}),
    }
  })
  const offset = characters[citation.start]?.offset ?? 0
  return {
    type: 'inlineCode',
    value: 'A',
    citation: { items, narrative: citation.narrative },
    offset,
    end: nextOffset(characters[citation.end - 1], source) ?? offset,
    data: { hName: 'span', hProperties: { className: ['citation'] }, hChildren: [] },
  }
}

function affix<Name extends 'prefix' | 'suffix'>(
  name: Name,
  text: string,
): Partial<Record<Name, string>> {
  return text.trim() === '' ? {} : ({ [name]: text } as Record<Name, string>)
}

/** `@key [3]` gives its locator without the comma that brackets have. */
function leadWithComma(text: string): string {
  return text === '' || /^\s*[,.;:?!]/.test(text) ? text : `, ${text}`
}

/**
 * Lines up the characters of a text with those of its source, in which there are escapes, character references and the
 * markers of block quotes and lists. Texts that GFM made of others bear no position: they are looked for from `cursor`.
 */
function charactersOf(node: Text, source: string, cursor: number, limit: number): Character[] {
  const end = node.position?.end.offset ?? limit
  let offset = node.position?.start.offset ?? cursor
  const characters: Character[] = []
  const { value } = node
  for (let index = 0; index < value.length;) {
    const reference =
      source[offset] === '&'
        ? /^&(?:#\d+|#x[\da-f]+|\w+);/i.exec(source.slice(offset, end))?.[0]
        : undefined
    const decoded = reference === undefined ? undefined : decodeString(reference)
    if (
      reference !== undefined &&
      decoded !== reference &&
      decoded !== undefined &&
      value.startsWith(decoded, index)
    ) {
      for (const plain of decoded) {
        const grammar = continuesKey(plain, characters) ? plain : escaped
        characters.push({ grammar, plain, offset })
      }
      index += decoded.length
      offset += reference.length
    } else if (
      source[offset] === '\\' &&
      source[offset + 1] === value[index] &&
      /[!-/:-@[-`{-~]/.test(value[index] ?? '')
    ) {
      const plain = value[index] ?? ''
      const grammar = continuesKey(plain, characters) ? plain : escaped
      characters.push({ grammar, plain, offset })
      index += 1
      offset += 2
    } else if (source[offset] === value[index] || offset >= end) {
      characters.push({ grammar: value[index] ?? '', plain: value[index] ?? '', offset })
      index += 1
      offset += 1
    } else {
      offset += 1
    }
  }
  return characters
}

/**
 * Returns whether an escaped character may belong to a key: those that Markdown or MDX takes for markup have to be escaped
 * in one (`[@a\\<b]`), and programs escape underscores.
 */
function continuesKey(character: string, before: readonly Character[]): boolean {
  return /[<&~_]/.test(character) && /[@\p{L}\p{M}\p{N}_]/u.test(before.at(-1)?.grammar ?? '')
}

function opaqueCharacter(node: Nodes, cursor: number): Character {
  const grammar = node.type === 'break' ? '\n' : opaque
  return { grammar, plain: grammar, offset: node.position?.start.offset ?? cursor }
}

/** Where in the source the texts start that are left between citations. */
const offsets = new WeakMap<Nodes, number>()

/** Where in the source a text starts; nothing where that is not known. */
export function startOfText(text: Text): number | undefined {
  return text.position?.start.offset ?? offsets.get(text)
}

/** Copies a character to the output: into the text it belongs to, or as the element it stands for. */
function appendCharacter(children: Nodes[], owner: Nodes, character: Character): void {
  const last = children.at(-1)
  if (owner.type !== 'text') {
    // Of a link that was read as text every character has it for an owner.
    if (last !== owner) children.push(owner)
  } else if (last?.type === 'text') last.value += character.plain
  else {
    const text: Text = { type: 'text', value: character.plain }
    offsets.set(text, character.offset)
    children.push(text)
  }
}

/** Finds the citations of Markdown that stands in a record. */
export function extractFromMarkdown(markdown: string, isKey: (word: string) => boolean): Extracted {
  return extractCitations(markdownParser.parse(markdown), markdown, isKey)
}

/** The first `[@key]` in a text that nobody formats, brackets included. */
export function bracketedCitation(text: string): string | undefined {
  if (!text.includes('@') || !text.includes('[')) return undefined
  const [found] = findCitations(text, () => false)
  return found && text.slice(found.start, found.end)
}

/**
 * Reports what readers would see of citations as they were typed: `[\\@key]`, whose `@` means nothing here, and
 * `[*@handle*]` look like one on the page. It is the look that the inspection of the built site takes.
 */
function reportShown(tree: Root, source: string, extracted: Extracted): void {
  walkTree<Nodes>(tree, (node) => {
    if (!('children' in node)) return false
    if (!node.children.some(isInline)) return undefined
    if (!holdsSign(node)) return false
    const shown = shownCharacters(node, source)
    const text = shown.map(({ plain }) => plain).join('')
    if (!text.includes('@') || !text.includes('[')) return false
    for (const { start, end } of findCitations(text, () => false)) {
      const offset = shown[start]?.offset ?? 0
      // A character that is escaped takes more than one of the source.
      const close = shown[end]?.offset ?? nextOffset(shown[end - 1], source) ?? offset
      const isReported = extracted.malformed.some(
        (each) => each.offset < close && offset < each.offset + each.raw.length,
      )
      if (isReported) continue
      extracted.malformed.push({
        what: 'is-shown-as-typed',
        offset,
        raw: source.slice(offset, close).trimEnd(),
      })
    }
    return false
  })
}

function nextOffset(last: Character | undefined, source: string): number | undefined {
  return last && last.offset + (source[last.offset] === last.plain ? 1 : 2)
}

function holdsSign(node: Nodes): boolean {
  return 'children' in node
    ? node.children.some(holdsSign)
    : node.type === 'text' && node.value.includes('@')
}

/** Inline content that is no element which might hold blocks. */
function isInline({ type }: Nodes): boolean {
  return ['text', 'emphasis', 'strong', 'delete', 'link', 'linkReference'].includes(type)
}

/** The characters of a paragraph as readers see them, whatever element they are in. */
function shownCharacters(node: Parents, source: string): Character[] {
  let cursor = node.position?.start.offset ?? 0
  return node.children.flatMap((child): Character[] => {
    const start = child.position?.start.offset ?? offsets.get(child) ?? cursor
    const own =
      child.type === 'text'
        ? charactersOf(child, source, start, node.position?.end.offset ?? source.length)
        : 'children' in child && !isTypedElement(child)
          ? shownCharacters(child, source)
          : [opaqueCharacter(child, start)]
    cursor = child.position?.end.offset ?? (own.at(-1)?.offset ?? cursor) + 1
    return own
  })
}

/** Elements that show characters as they are typed. */
function isTypedElement(node: Nodes): boolean {
  return (
    (node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') &&
    ['code', 'kbd', 'samp', 'pre'].includes(node.name ?? '')
  )
}

/** Reports citations in places that hold no text of the article: attributes and alternative texts. */
function reportUnreachable(node: Nodes, source: string, extracted: Extracted): void {
  for (const value of plainTexts(node)) {
    const raw = bracketedCitation(value)
    const offset = node.position?.start.offset ?? 0
    if (raw !== undefined) {
      extracted.malformed.push({
        what: 'cannot-stand-here',
        offset: Math.max(offset, source.indexOf(raw, offset)),
        raw,
      })
    }
  }
}

/** Texts of a node that are no part of the article's own: they go into attributes. */
function plainTexts(node: Nodes): string[] {
  switch (node.type) {
    case 'image':
      return [node.alt ?? '', node.title ?? '']
    case 'imageReference':
      return [node.alt ?? '']
    case 'link':
    case 'definition':
      return [node.title ?? '']
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return node.attributes.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
    default:
      return []
  }
}
