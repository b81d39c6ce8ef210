/** The texts of a page, as readers and other programs meet them. */

import { type DefaultTreeAdapterTypes, parse } from 'parse5'

/** The attributes that readers meet, by ear or in a tooltip. */
const readAttributes = new Set([
  'aria-label',
  'aria-description',
  'title',
  'alt',
  'placeholder',
  'label',
])

const blocks = /^(?:p|li|dt|dd|h\d|th|td|caption|figcaption|button|summary|title|legend|option)$/

/** Returns the texts of a page, a block each, and its read attributes. */
export function textsOf(page: string): string[] {
  const found: string[] = []
  const textIn = (node: DefaultTreeAdapterTypes.Node): string => {
    if ('value' in node) return node.value
    if ('attrs' in node) {
      // The title of a ContextObject is for programs, and nothing is shown at which it could be read.
      if (!node.attrs.some(({ name, value }) => name === 'class' && value === 'Z3988'))
        found.push(
          ...node.attrs.filter(({ name }) => readAttributes.has(name)).map(({ value }) => value),
        )
      if (node.tagName === 'script' || node.tagName === 'style') return ''
    }
    const children =
      'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : []
    const text = children.map(textIn).join(' ')
    if (!('tagName' in node) || !blocks.test(node.tagName)) return text
    found.push(text)
    return ''
  }
  found.push(textIn(parse(page, { scriptingEnabled: false })))
  return found
}

/** Returns what a page says to other programs and to its scripts: descriptions in `meta`, and the values in its JSON. */
export function metadataOf(page: string): string[] {
  const found: string[] = []
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('attrs' in node) {
      const attribute = (wanted: string) => node.attrs.find(({ name }) => name === wanted)?.value
      // What the index filters by are identifiers, which addresses of searches contain.
      if (node.tagName === 'meta' && attribute('data-pagefind-filter') === undefined)
        found.push(attribute('content') ?? '')
      if (node.tagName === 'script' && /json$/.test(attribute('type') ?? ''))
        for (const child of node.childNodes)
          if ('value' in child) found.push(...stringsIn(JSON.parse(child.value)))
    }
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(page, { scriptingEnabled: false }))
  return found
}

/** Keys of JSON-LD whose values are names of its vocabulary. */
const vocabulary = new Set(['@type', '@context', '@id', 'creativeWorkStatus', 'additionalType'])

/** Returns all text in JSON, without names. */
export function stringsIn(json: unknown): string[] {
  if (typeof json === 'string') return [json]
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([key, value]) =>
    vocabulary.has(key) ? [] : stringsIn(value),
  )
}
