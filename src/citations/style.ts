/** Citation styles: the built-in ones, and the `.csl` files of a publication. */

import type { Element, Root } from 'xast'

import { createHash } from 'node:crypto'
import { fromXml } from 'xast-util-from-xml'

import { cslSettings } from './citeproc/engines.ts'
import { childrenOf, descendantsOf } from './xml.ts'

/** The properties of a citation style. */
export interface Style {
  /** Its name in `cslSettings`. */
  id: string
  /** Whether it cites in the text or in notes (CSL 1.0.2, `class` of `cs:style`). */
  class: 'in-text' | 'note'
  /** Its kind of citation (CSL 1.0.2, `citation-format`). */
  format: 'numeric' | 'author-date' | 'author' | 'note' | 'label'
  /** Whether an entry of its bibliography depends only on its source and its number. */
  hasIndependentEntries: boolean
  /** Whether it prints no numbers of sources, which change from text to text. */
  isNumberless: boolean
  /** Whether it prints the number of the note that first cites a source. */
  printsNoteNumbers: boolean
  /** Whether names are replaced in an entry that follows another with the same names. */
  substitutesNames: boolean
  /** Whether it prints locators. */
  printsLocators: boolean
  /** Whether its bibliography has an order other than that of the citations. */
  sortsBibliography: boolean
  /** Whether it has a bibliography; some note styles and legal styles have none. */
  hasBibliography: boolean
  /** What its citations begin and end with (the affixes of `cs:layout`). */
  layout: { prefix: string; suffix: string }
}

/** How the names of added styles end in `cslSettings`, which the code of a bundle shares. */
const addedEnd = /-[0-9a-f]{12}$/

const builtIn = Object.keys(cslSettings.templates.data)
  .filter((name) => !addedEnd.test(name))
  .sort()
const loaded = new Map<string, Style>()

/** The names of the built-in citation styles. */
export function builtInStyles(): readonly string[] {
  return builtIn
}

/**
 * Loads a style, unless it is loaded already.
 *
 * @param name the name of a style
 * @param added the `.csl` files of the publication by name; one replaces the built-in style of the same name
 * @throws if there is no such style, or it is not an independent CSL style
 */
export function loadStyle(name: string, added: ReadonlyMap<string, string> = new Map()): Style {
  const xml = added.get(name)
  const id =
    xml === undefined
      ? name
      : `${name}-${createHash('sha256').update(xml).digest('hex').slice(0, 12)}`
  const known = loaded.get(id)
  if (known) return known
  if (xml !== undefined) cslSettings.templates.add(id, flattenSubstitutes(xml))
  const source = cslSettings.templates.data[id]
  if (source === undefined) throw new Error(`There is no citation style “${name}”.`)
  const style = { id, ...readStyle(source) }
  loaded.set(id, style)
  return style
}

/** Files that are often saved under the name of a style, by their first element, in words. */
const otherFiles: Readonly<Record<string, string>> = {
  feed: 'a news feed, not a CSL style',
  html: 'a web page, not a CSL style',
  locale: 'a CSL locale, not a CSL style. It contains the terms of one language',
  rss: 'a news feed, not a CSL style',
}

const cslNamespace = 'http://purl.org/net/xbiblio/csl'

/**
 * Explains in a full sentence why a file cannot be a CSL style.
 *
 * @param xml the text of a `.csl` file
 * @returns `undefined` if it may be one
 */
export function otherFileFault(xml: string): string | undefined {
  const text = xml.replace(/^\uFEFF/, '').trim()
  if (text === '') return 'This file is empty.'
  if (/^[[{]/.test(text)) return 'This file is JSON, not a CSL style.'
  if (!text.startsWith('<')) return 'This file is text, not a CSL style.'
  if (/^<!doctype\s+html/i.test(text)) return `This file is ${otherFiles['html']}.`
  const [, name = '', rest = ''] =
    /^(?:<[?!][^>]*>\s*|<!--.*?-->\s*)*<([^\s<>/]+)([^<>]*)/s.exec(text) ?? []
  const known = otherFiles[name.toLowerCase().replace(/^.*:/, '')]
  if (known !== undefined) return `This file is ${known}.`
  const namespace = /\sxmlns\s*=\s*["']([^"']*)["']/.exec(rest)?.[1]
  return name === 'style' && namespace !== undefined && namespace !== cslNamespace
    ? `This file is not a CSL style: the namespace of \`<style>\` is \`${namespace}\`, not \`${cslNamespace}\`.`
    : undefined
}

/** Returns whether a style prints the numbers of sources in citations, directly or by a macro. */
export function citesByNumber(xml: string): boolean {
  const elements = descendantsOf(fromXml(xml))
  const macros = new Map(
    elements.flatMap((element) =>
      element.name === 'macro' ? [[element.attributes['name'] ?? '', element] as const] : [],
    ),
  )
  const prints = (element: Element): boolean => {
    const { name, attributes } = element
    // A citation may be sorted by number, or test for one, without printing it.
    if (name === 'sort') return false
    if ((name === 'text' || name === 'number') && attributes['variable'] === 'citation-number')
      return true
    const macro = (name === 'text' && attributes['macro']) || ''
    // Look into each macro once, because a macro that calls itself would not end.
    const called = macros.get(macro)
    macros.delete(macro)
    return (called !== undefined && prints(called)) || childrenOf(element).some(prints)
  }
  return elements.some((element) => element.name === 'citation' && prints(element))
}

/**
 * Reads the properties of a style.
 *
 * @param xml the text of a `.csl` file
 * @throws a `VFileMessage` if it is not XML, and an error if it is not an independent CSL style
 */
export function readStyle(xml: string): Omit<Style, 'id'> {
  const root = childrenOf(fromXml(xml)).find(({ name }) => name === 'style')
  if (!root) throw new Error('This is not a CSL style: there is no `<style>` element.')
  const info = childrenOf(root).find(({ name }) => name === 'info')
  const details = info ? childrenOf(info) : []
  if (!childrenOf(root).some(({ name }) => name === 'citation')) {
    const parent = details.find(
      ({ name, attributes }) => name === 'link' && attributes['rel'] === 'independent-parent',
    )
    throw new Error(
      parent
        ? `This style only points to another, \`${String(parent.attributes['href'])}\`.`
        : 'This style does not say how to cite: there is no `<citation>` element.',
    )
  }
  const format = details.map(({ attributes }) => attributes['citation-format']).find(Boolean)
  const inNotes = root.attributes['class'] === 'note'
  const citation = childrenOf(root).find(({ name }) => name === 'citation')
  const bibliography = childrenOf(root).find(({ name }) => name === 'bibliography')
  const layout = citation && childrenOf(citation).find(({ name }) => name === 'layout')
  return {
    class: inNotes ? 'note' : 'in-text',
    format: (format ?? (inNotes ? 'note' : 'author-date')) as Style['format'],
    hasIndependentEntries: format === 'numeric' && !dependsOnNeighbours(root),
    isNumberless: !mentions(root, 'citation-number'),
    printsNoteNumbers: /\bfirst-(?:container-)?reference-note-number\b/.test(xml),
    substitutesNames: hasAttribute(root, 'subsequent-author-substitute'),
    printsLocators: mentions(root, 'locator'),
    sortsBibliography: bibliography !== undefined && sortKeys(bibliography).length > 0,
    hasBibliography: bibliography !== undefined,
    layout: {
      prefix: layout?.attributes['prefix'] ?? '',
      suffix: layout?.attributes['suffix'] ?? '',
    },
  }
}

/**
 * Moves the content of a nested `cs:substitute` up to the outer one: citeproc-js fails on nested substitutes, and the first
 * child that prints something is used in either form.
 */
function flattenSubstitutes(xml: string): string {
  const nested = nestedSubstitutes(fromXml(xml))
  let flat = xml
  // Start from the end, so that the offsets before it stay correct.
  for (const { names, inner } of nested.toReversed()) {
    const [start, end] = [inner.position?.start.offset ?? 0, inner.position?.end.offset ?? 0]
    const after = names.position?.end.offset ?? end
    const first = inner.children[0]?.position?.start.offset ?? end
    const last = inner.children.at(-1)?.position?.end.offset ?? first
    const kept = flat.slice(0, start) + flat.slice(end, after)
    flat = kept + flat.slice(first, last) + flat.slice(after)
  }
  return nested.length > 0 ? flattenSubstitutes(flat) : flat
}

/** Returns the outermost `cs:names` in a substitute that have a substitute of their own. */
function nestedSubstitutes(
  root: Root | Element,
  isInside = false,
): { names: Element; inner: Element }[] {
  return childrenOf(root).flatMap((element) => {
    const inner = childrenOf(element).find(({ name }) => name === 'substitute')
    if (isInside && element.name === 'names' && inner) return [{ names: element, inner }]
    return nestedSubstitutes(element, isInside || element.name === 'substitute')
  })
}

/** Returns the sort keys of a bibliography, except for the order of the citations. */
function sortKeys(bibliography: Element): Element[] {
  return childrenOf(bibliography)
    .filter(({ name }) => name === 'sort')
    .flatMap(childrenOf)
    .filter(({ attributes }) => attributes['variable'] !== 'citation-number')
}

/** Returns whether entries depend on others: letters after years, added names, dashes for repeated names. */
function dependsOnNeighbours(root: Element): boolean {
  const parts = childrenOf(root)
  const settings = parts.filter(({ name }) => name === 'citation' || name === 'bibliography')
  return (
    mentions(root, 'year-suffix') ||
    hasAttribute(root, 'disambiguate') ||
    settings.some(({ attributes }) => dependentSettings.some((name) => name in attributes))
  )
}

const dependentSettings = [
  'disambiguate-add-givenname',
  'disambiguate-add-names',
  'disambiguate-add-year-suffix',
  'subsequent-author-substitute',
]

function hasAttribute(element: Element, name: string): boolean {
  return [element, ...descendantsOf(element)].some(({ attributes }) => name in attributes)
}

function mentions(element: Element, variable: string): boolean {
  return descendantsOf(element).some(({ attributes }) =>
    (attributes['variable'] ?? '').split(/\s+/).includes(variable),
  )
}
