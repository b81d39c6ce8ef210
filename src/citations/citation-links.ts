import type { Element, ElementContent } from 'hast'

import { fromHtml } from 'hast-util-from-html'
import { toString } from 'hast-util-to-string'

import type { Citation } from './citation.ts'

/** Returns a link to a source around its output. */
export type LinkTo = (key: string, children: ElementContent[]) => Element

/**
 * Turns the output for each source in a formatted citation into a link to that source.
 *
 * @param html the citation as citeproc prints it, each source marked (see `CiteprocOutput.citations`)
 * @param title the title of the source of a narrative citation, in plain text, if the source has no names
 * @throws if the output contains no source, or a source that is not cited
 */
export function linkCitation(
  citation: Citation,
  html: string,
  title: string | undefined,
  linkTo: LinkTo,
): ElementContent[] {
  const { children } = fromHtml(html, { fragment: true }) as { children: ElementContent[] }
  const uncited = markedKeys(children).find(
    (key) => !citation.items.some((item) => item.key === key),
  )
  if (uncited !== undefined)
    throw new Error(`The citation prints “${uncited}”, a source that it does not cite.`)
  const [only] = citation.items
  if (citation.narrative && only) return [linkTo(only.key, narrativeForm(children, title))]
  const linked = linkMarked(children, linkTo)
  if (linked.length === 0 || markedKeys(children).length === 0)
    throw new Error('The citation style prints nothing for this citation.')
  return linked
}

function markedKey(node: ElementContent | undefined): string | undefined {
  const source = node?.type === 'element' ? node.properties['dataSource'] : undefined
  return typeof source === 'string' ? decodeURIComponent(source) : undefined
}

function markedKeys(nodes: readonly ElementContent[]): string[] {
  return nodes.flatMap((node) => {
    const key = markedKey(node)
    if (key !== undefined) return [key]
    return node.type === 'element' ? markedKeys(node.children) : []
  })
}

/** Replaces marks by links, one for adjacent marks of the same source, such as a year and its letter. */
function linkMarked(nodes: readonly ElementContent[], linkTo: LinkTo): ElementContent[] {
  const linked: ElementContent[] = []
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index] as ElementContent
    const key = markedKey(node)
    if (key === undefined) {
      linked.push(
        node.type === 'element' ? { ...node, children: linkMarked(node.children, linkTo) } : node,
      )
      continue
    }
    const content = [...(node as Element).children]
    while (markedKey(nodes[index + 1]) === key) {
      index += 1
      content.push(...(nodes[index] as Element).children)
    }
    linked.push(linkTo(key, content))
  }
  return linked
}

/**
 * Returns the content of a narrative citation: the names or the title, then the rest of the citation in parentheses.
 *
 * citeproc prints names separately from the rest. A title at the start of the parentheses moves out of them, or replaces the
 * words before them: `(“Our Trees,” 1990)` becomes `“Our Trees” (1990)`, and `Brown v. Board (Brown v. Board, 1954)` becomes
 * `Brown v. Board (1954)`.
 */
function narrativeForm(
  nodes: readonly ElementContent[],
  title: string | undefined,
): ElementContent[] {
  const [first, ...others] = nodes
  const namesFirst =
    markedKey(first) !== undefined && others.some((node) => markedKey(node) !== undefined)
  const [names, rest] = namesFirst && first ? [first, trimStart(others)] : [undefined, [...nodes]]
  const part = rest.find((node) => markedKey(node) !== undefined) as Element | undefined
  const text = part ? toString(part) : ''
  const words = names ? toString(names) : title
  if (words === undefined) return unmarked(nodes)
  const { wordsEnd, restStart } = findRepetition(words, text)
  if (part === undefined || restStart === 0) {
    const lead = names ?? { type: 'text' as const, value: words }
    // A comma between names and a title belongs to a full citation.
    const leads = startsWithWords(rest) ? [lead] : withoutCommaAtEnd([lead])
    return unmarked([...leads, { type: 'text', value: ' ' }, ...rest])
  }
  const lead = withoutCommaAtEnd(slice(part, 0, wordsEnd).children)
  // Leave out parentheses that would only repeat the title.
  if (restStart === text.length) return unmarked(lead)
  const shortened = rest.map((node) => (node === part ? slice(part, restStart, text.length) : node))
  return unmarked([...lead, { type: 'text', value: ' ' }, ...shortened])
}

/**
 * Finds the words of a text at the start of another.
 *
 * @returns the end of these words, including closing quotation marks, and the start of the rest, after punctuation and
 *   spaces; zeros if the text starts with other words
 */
function findRepetition(words: string, text: string): { wordsEnd: number; restStart: number } {
  const none = { wordsEnd: 0, restStart: 0 }
  const letters = plainLetters(words)
  let end = 0
  let seen = ''
  for (const character of text) {
    if (seen === letters) break
    seen += plainLetters(character)
    if (!letters.startsWith(seen)) return none
    end += character.length
  }
  if (letters === '' || seen !== letters || /^[\p{L}\p{N}]/u.test(text.slice(end))) return none
  const wordsEnd = end + (/^[,.;:!?]?[\p{Pf}"'»]+|^[!?]/u.exec(text.slice(end))?.[0].length ?? 0)
  const gap = /^[,.;:]*\s*/.exec(text.slice(wordsEnd))?.[0].length ?? 0
  return { wordsEnd, restStart: wordsEnd + gap }
}

function trimStart(nodes: readonly ElementContent[]): ElementContent[] {
  const [first, ...others] = nodes
  if (first?.type !== 'text') return [...nodes]
  const value = first.value.trimStart()
  return value === '' ? others : [{ ...first, value }, ...others]
}

function startsWithWords(nodes: readonly ElementContent[]): boolean {
  return /^\s*[\p{L}\p{Pi}"'\u300C\u300E\u300A]/u.test(nodes.map((node) => toString(node)).join(''))
}

/** Removes a comma at the end, also before a closing quotation mark, where American punctuation puts it. */
function withoutCommaAtEnd(nodes: readonly ElementContent[]): ElementContent[] {
  const last = nodes.at(-1)
  if (last?.type === 'text') {
    const value = last.value.replace(/[,;:\uFF0C\u3001](?=[\p{Pf}"'»]*\s*$)/u, '').trimEnd()
    return [...nodes.slice(0, -1), { ...last, value }]
  }
  if (last?.type !== 'element') return [...nodes]
  return [...nodes.slice(0, -1), { ...last, children: withoutCommaAtEnd(last.children) }]
}

function plainLetters(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]/gu, '').toLowerCase()
}

/** Returns the part of an element with the characters of its text from one offset to another. */
function slice(element: Element, start: number, end: number): Element {
  let offset = 0
  const cut = (node: ElementContent): ElementContent[] => {
    if (node.type === 'text') {
      const value = node.value.slice(Math.max(0, start - offset), Math.max(0, end - offset))
      offset += node.value.length
      return value === '' ? [] : [{ ...node, value }]
    }
    if (node.type !== 'element') return []
    const children = node.children.flatMap(cut)
    return children.length > 0 ? [{ ...node, children }] : []
  }
  return { ...element, children: element.children.flatMap(cut) }
}

function unmarked(nodes: readonly ElementContent[]): ElementContent[] {
  const plain = nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node]
    const children = unmarked(node.children)
    return markedKey(node) === undefined ? [{ ...node, children }] : children
  })
  // Join adjacent texts.
  const joined: ElementContent[] = []
  for (const node of plain) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = { type: 'text', value: last.value + node.value }
    } else joined.push(node)
  }
  return joined
}
