/** Turns lists of references with DOIs in old texts into citations of the library, where that is certain. */

import type {
  FootnoteDefinition,
  Heading,
  List,
  Nodes,
  Paragraph,
  PhrasingContent,
  Root,
} from 'mdast'

import { toString } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'

import { isDoi, plainDoi } from '../../shared/identifiers.ts'
import type { Note } from '../old-post.ts'

/** The works that a text refers to. */
export interface CitedWorks {
  /** Keys of the library that the text lists without citing them. */
  nocite: string[]
  /** DOIs that the library does not have. */
  unknownDois: string[]
  notes: Note[]
}

/** A citation, written without escapes. */
interface CitationNode {
  type: 'verbatim'
  value: string
}

const listTitle =
  /^(?:(?:selected |further |main )?(?:references?|sources?|bibliography|literature|works cited|footnotes|end ?notes|notes|citations)(?: (?:and|&) (?:notes|sources|further reading))?|references cited)\W*$/i

/** The end of the numbers between brackets: `1`, `1, 3` or `2–4`. */
const numbers = String.raw`\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*`

/**
 * Replaces the marks of a numbered list of references, and footnotes that contain only a reference, by citations. A work
 * is recognised by its DOI only.
 *
 * A list is removed if each of its works is in the library, and is cited or can be listed with `nocite`. Otherwise the text
 * stays as it is.
 *
 * @param tree the tree of the text, which is changed
 * @param keys the keys of the library, by DOI in lower case
 */
export function citeReferenceLists(tree: Root, keys: ReadonlyMap<string, string>): CitedWorks {
  const works: CitedWorks = { nocite: [], unknownDois: [], notes: [] }
  citeFootnotes(tree, keys, works)
  for (const found of referenceLists(tree)) citeList(tree, found, keys, works)
  works.unknownDois = [...new Set([...works.unknownDois, ...linkedDois(tree)])].filter(
    (doi) => !keys.has(doi.toLowerCase()),
  )
  return works
}

/** Returns the DOIs in a text, each once, as they are written. */
export function doisIn(text: string): string[] {
  const found = text.matchAll(/\b10\.\d{4,9}(?:\.\d+)*\/[^\s"<>[\]{}|\\^`]+/g)
  const plain = [...found].map(([written]) => withoutEnd(written)).filter(isDoi)
  return plain.filter((doi, index) => plain.findIndex((each) => isSame(each, doi)) === index)
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** Removes the punctuation of the sentence, and a bracket that was opened before the DOI. */
function withoutEnd(written: string): string {
  const plain = plainDoi(written).replace(/[.,;:!?'’”»]+$/, '')
  const opened = plain.split('(').length
  const closed = plain.split(')').length
  return plain.endsWith(')') && closed > opened ? withoutEnd(plain.slice(0, -1)) : plain
}

function doisOf(node: Nodes): string[] {
  const addresses: string[] = []
  visit(node, 'link', ({ url }) => {
    addresses.push(decodeURIComponentSafely(url))
  })
  return doisIn([toString(node), ...addresses].join(' '))
}

function decodeURIComponentSafely(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

function linkedDois(tree: Root): string[] {
  const found: string[] = []
  visit(tree, 'link', ({ url }) => {
    if (/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i.test(url)) {
      found.push(...doisIn(decodeURIComponentSafely(url)))
    }
  })
  return found
}

/** Replaces footnotes that consist of a reference that ends with its DOI. */
function citeFootnotes(tree: Root, keys: ReadonlyMap<string, string>, works: CitedWorks): void {
  const cited = new Map<string, string>()
  const definitions: FootnoteDefinition[] = []
  visit(tree, 'footnoteDefinition', (node) => {
    const dois = doisOf(node)
    const [doi = ''] = dois
    works.unknownDois.push(...dois)
    const key = keys.get(doi.toLowerCase())
    const words = toString(node).trim()
    const endsWithIt =
      node.children.length === 1 &&
      dois.length === 1 &&
      (doisIn(words.slice(-doi.length - 25)).some((each) => isSame(each, doi)) ||
        (doisOf(node).length === 1 && !doisIn(words).length && isShort(words)))
    if (key === undefined || !endsWithIt) return
    cited.set(node.identifier, key)
    definitions.push(node)
  })
  visit(tree, 'footnoteReference', (node, index, parent) => {
    const key = cited.get(node.identifier)
    if (key === undefined || !parent || index === undefined) return
    replaceMark(parent.children, index, [key])
  })
  tree.children = tree.children.filter((node) => !definitions.includes(node as FootnoteDefinition))
}

/** Whether a footnote is as short as a reference; a longer one says something of its own. */
function isShort(words: string): boolean {
  return words.length < 300
}

interface FoundList {
  heading: Heading | Paragraph
  list: List
}

function referenceLists(tree: Root): FoundList[] {
  return tree.children.flatMap((heading, index) => {
    const list = tree.children[index + 1]
    const isTitle = heading.type === 'heading' || heading.type === 'paragraph'
    return isTitle && listTitle.test(toString(heading).trim()) && list?.type === 'list'
      ? [{ heading, list }]
      : []
  })
}

function citeList(
  tree: Root,
  { heading, list }: FoundList,
  keys: ReadonlyMap<string, string>,
  works: CitedWorks,
): void {
  const dois = list.children.map(doisOf)
  works.unknownDois.push(...dois.flat())
  const found = dois.map((each) =>
    each.length === 1 ? keys.get((each[0] ?? '').toLowerCase()) : undefined,
  )
  const title = toString(heading)
  if (dois.every((each) => each.length === 0)) return
  const missing = found.filter((key) => key === undefined).length
  if (missing > 0) {
    works.notes.push({
      message: `“${title}” stays a list: ${missing} of its ${found.length} entries ${missing === 1 ? 'is' : 'are'} not in the library, or without a DOI.`,
    })
    return
  }
  const known = found.filter((key) => key !== undefined)
  const cited = list.ordered ? citeMarks(tree, list, known) : new Set<string>()
  if (cited === undefined) {
    works.notes.push({
      message: `“${title}” stays a list: it is not clear which numbers in the text refer to it.`,
    })
    return
  }
  works.nocite.push(...known.filter((key) => !cited.has(key)))
  const rest = tree.children.indexOf(list) + 1
  const following = tree.children[rest]
  const isEmpty = following === undefined || following.type === 'heading'
  tree.children = tree.children.filter((node) => node !== list && !(isEmpty && node === heading))
}

/** A mark in a text: where it is, and the numbers that it has. */
interface Mark {
  children: Nodes[]
  node: Nodes
  /** The part of a text, if the mark is not a whole node. */
  written?: string
  numbers: number[]
}

/**
 * Replaces `[1]`, `[1, 2]`, `<sup>1</sup>` and links to the list by citations.
 *
 * @returns the keys that are cited, or nothing if the numbers could mean something else
 */
function citeMarks(tree: Root, list: List, keys: readonly string[]): Set<string> | undefined {
  const first = list.start ?? 1
  const { inBrackets, raised } = findMarks(tree, list)
  const marks = inBrackets.length > 0 ? inBrackets : raised
  const fits = ({ numbers: all }: Mark) => all.every((each) => keys[each - first] !== undefined)
  // A number out of range shows that not all of them are marks of the list.
  if (!marks.every(fits) || (inBrackets.length > 0 && raised.length > 0)) return undefined
  const cited = new Set<string>()
  for (const mark of marks.reverse()) {
    const named = mark.numbers.flatMap((each) => keys[each - first] ?? [])
    for (const key of named) cited.add(key)
    const index = mark.children.indexOf(mark.node)
    if (mark.written === undefined || mark.node.type !== 'text')
      replaceMark(mark.children, index, named)
    else splitMark(mark.children, index, mark.written, named)
  }
  return cited
}

function findMarks(tree: Root, list: List): { inBrackets: Mark[]; raised: Mark[] } {
  const inBrackets: Mark[] = []
  const raised: Mark[] = []
  const whole = new RegExp(`^\\[?(${numbers})\\]?$`)
  visit(tree, (node, _index, parent) => {
    if (node === list || node.type === 'heading') return SKIP
    if (!parent) return undefined
    const children = parent.children as Nodes[]
    if (node.type === 'text') {
      for (const [written, inner = ''] of node.value.matchAll(
        new RegExp(`\\[(${numbers})\\]`, 'g'),
      )) {
        inBrackets.push({ children, node, written, numbers: numbersIn(inner) })
      }
      return undefined
    }
    const isLink = node.type === 'link' && node.url.startsWith('#')
    const isRaised = node.type === 'mdxJsxTextElement' && node.name === 'sup'
    const inner = isLink || isRaised ? whole.exec(toString(node).trim())?.[1] : undefined
    if (inner === undefined) return undefined
    const mark = { children, node, numbers: numbersIn(inner) }
    if (isLink) inBrackets.push(mark)
    else raised.push(mark)
    return SKIP
  })
  // A raised number may be an exponent, and then so may others.
  return { inBrackets, raised: raised.some(isExponent) ? [] : raised }
}

/** Whether a raised number follows a digit or a unit of length, as in 10⁵ and m². */
function isExponent({ children, node }: Mark): boolean {
  const before = children[children.indexOf(node) - 1]
  return before?.type === 'text' && /\d$|(?:^|[\s\d/])(?:[ckmµn]?m|[ckm]?g|s)$/.test(before.value)
}

function numbersIn(written: string): number[] {
  return written.split(/[,;]/).flatMap((part) => {
    const [from = 0, to = from] = part.split(/[–-]/).map(Number)
    return Array.from({ length: Math.max(1, to - from + 1) }, (_, step) => from + step)
  })
}

/** Puts a citation in the place of a mark, with a space before it. */
function replaceMark(children: Nodes[], index: number, keys: readonly string[]): void {
  const before = children[index - 1]
  if (before?.type === 'text') before.value = before.value.trimEnd() + ' '
  children.splice(index, 1, citationOf(keys) as never)
}

/** Splits a text at its last mark. What is before it stays in the node, so that earlier marks are found there. */
function splitMark(
  children: Nodes[],
  index: number,
  written: string,
  keys: readonly string[],
): void {
  const node = children[index]
  if (node?.type !== 'text') return
  const at = node.value.lastIndexOf(written)
  const after: PhrasingContent = { type: 'text', value: node.value.slice(at + written.length) }
  const before = node.value.slice(0, at).trimEnd()
  node.value = before === '' ? '' : `${before} `
  children.splice(index + 1, 0, citationOf(keys) as never, after)
}

function citationOf(keys: readonly string[]): CitationNode {
  return { type: 'verbatim', value: `[${keys.map((key) => `@${key}`).join('; ')}]` }
}
