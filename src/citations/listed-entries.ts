import type { ElementContent } from 'hast'

import { fromHtml } from 'hast-util-from-html'
import { toString } from 'hast-util-to-string'

import type { CslItem } from '../references/csl.ts'
import type { CiteprocOutput } from './citeproc/run.ts'
import type { Style } from './style.ts'

import { ownForm } from '../references/own-form.ts'

/** An entry of a bibliography. */
export interface ListedEntry {
  key: string
  content: ElementContent[]
  /** Its number, if the list prints it. */
  number: number | undefined
}

/**
 * Returns the entries of a bibliography, each with its own source.
 *
 * If a style numbers its sources or has no bibliography, a source without an entry gets one in the site's own form. In other
 * styles it gets none, because the style intends that: letters and interviews are cited in the text only.
 */
export function listedEntries(
  output: CiteprocOutput,
  { items, language }: { items: ReadonlyMap<string, CslItem>; language: string },
  style: Style,
): ListedEntry[] {
  // Brackets and punctuation alone are not an entry. A dash for repeated names is one.
  const printed = new Map(
    output.entries
      .map(({ key, html }) => [key, readEntry(html)] as const)
      .filter(([, { content }]) => content.some((node) => /[^\s.,;:()[\]]/.test(textOf(node)))),
  )
  // If the style does not separate the number, it is part of the entry.
  const printsNumbers = [...printed.values()].some(({ number }) => number === undefined)
  const ownEntry = (key: string): ListedEntry => {
    const form = ownForm(items.get(key) as CslItem, language)
    const number = style.format === 'numeric' ? output.numbers.get(key) : undefined
    const value = number !== undefined && printsNumbers ? `${number}. ${form}` : form
    return { key, content: [{ type: 'text', value }], number: printsNumbers ? undefined : number }
  }
  const needsAll = /^(?:numeric|label)$/.test(style.format) || !style.hasBibliography
  const keys = needsAll ? [...output.numbers.keys()] : [...printed.keys()]
  const entries = keys.map((key): ListedEntry => {
    const entry = printed.get(key)
    return entry ? { key, ...entry } : ownEntry(key)
  })
  if (style.hasBibliography) return entries
  const { compare } = new Intl.Collator(language)
  const sortText = ({ content }: ListedEntry) => toString({ type: 'root', children: content })
  return entries.sort((one, other) => compare(sortText(one), sortText(other)))
}

/** Removes citeproc's wrapper from an entry, and its number, because the list numbers it. */
function readEntry(html: string): { content: ElementContent[]; number: number | undefined } {
  const entry = fromHtml(html, { fragment: true }).children.find(
    (child) => child.type === 'element',
  )
  const children = withoutBlankEnds(entry?.children ?? [])
  const margin = children.find((child) => hasClass(child, 'csl-left-margin'))
  const number = margin && /^[([]?(\d+)[)\].]*$/.exec(textOf(margin))?.[1]
  const content = children.flatMap((child) =>
    number !== undefined && child === margin ? [] : unwrapBlock(child),
  )
  return {
    content: withoutBlankEnds(content),
    number: number === undefined ? undefined : Number(number),
  }
}

function textOf(node: ElementContent): string {
  return toString(node).trim()
}

/** Returns the content of a block of citeproc, which stays on its own lines if the style sets it apart (CSL 1.0.2, "Display"). */
function unwrapBlock(node: ElementContent): ElementContent[] {
  if (node.type !== 'element' || node.tagName !== 'div') return [node]
  if (hasClass(node, 'csl-right-inline')) return node.children
  if (hasClass(node, 'csl-left-margin')) return [...node.children, { type: 'text', value: ' ' }]
  return [{ ...node, tagName: 'span' }]
}

function withoutBlankEnds(children: ElementContent[]): ElementContent[] {
  return children.filter((child, index) => {
    const atEnd = index === 0 || index === children.length - 1
    return !(atEnd && child.type === 'text' && child.value.trim() === '')
  })
}

function hasClass(node: ElementContent, name: string): boolean {
  const classes = node.type === 'element' ? node.properties['className'] : undefined
  return Array.isArray(classes) && classes.includes(name)
}
