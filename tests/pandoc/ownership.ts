/**
 * Finds out to which source printed words belong. Each source of the conformance text has words that no other has, so that
 * a text in the wrong place can be found without knowing what a style prints.
 */

import { visit } from 'unist-util-visit'

import { localeXml } from '../../src/citations/locales.ts'

import {
  addressesOf,
  addressOf,
  citationsOf,
  hasClass,
  isSourceLink,
  keysByAddress,
  textOf,
  type Page,
} from './assay.ts'
import type { ComparedStyle, Text } from './texts.ts'

/** Words in this many sources belong to the language, not to a source. */
const common = 8

type Items = Text['items']

/** The sources that contain a word, by word in lower case. */
type Owners = ReadonlyMap<string, ReadonlySet<string>>

/**
 * Collects the words by which the sources of a text can be recognised in a style: words that are not from the style, the
 * language or the text itself.
 */
export function collectOwners(
  { items, markdown, language }: Text,
  { xml = '' }: ComparedStyle,
): Owners {
  const owners = new Map<string, Set<string>>()
  for (const [key, { id: _id, type: _type, ...fields }] of items) {
    for (const word of wordsOf(JSON.stringify(Object.values(fields)))) {
      owners.set(word, (owners.get(word) ?? new Set()).add(key))
    }
  }
  const values = [xml, localeXml(language)].flatMap((file) => [
    ...file.matchAll(/\b(?:value|prefix|suffix)="([^"]*)"|>([^<]*)</g),
  ])
  for (const word of wordsOf([markdown, ...values.flatMap(([, ...all]) => all)].join(' '))) {
    // Names are in the text if the author writes them, so they do not come from the style.
    if (!isNamed(word, items)) owners.delete(word)
  }
  for (const [word, keys] of owners) if (keys.size >= common) owners.delete(word)
  return owners
}

/**
 * Lists the words of a printed text that belong to sources other than its own.
 *
 * @param keys the sources that it is about
 */
export function foreignWords(text: string, keys: readonly string[], owners: Owners): string[] {
  return wordsOf(text).flatMap((word) => {
    const known = owners.get(word)
    if (!known || keys.some((key) => known.has(key))) return []
    return [`“${word}” of ${[...known].join(', ')} is in the text of ${keys.join(', ')}: ${text}`]
  })
}

/** The faults of a page that mislead readers to the wrong source, by kind, each with its place. */
export interface Misplaced {
  kind:
    | 'entry of another source'
    | 'entry without a word of its source'
    | 'source with several entries'
    | 'citation lost'
    | 'citation of another source'
    | 'link to nothing'
    | 'link to a source that is not cited'
    | 'link to another source'
    | 'link to another number'
    | 'source without a link'
  where: string
}

/**
 * Finds the faults of a page that mislead readers to the wrong source.
 *
 * @param cited the keys of each citation, in the order of their numbers
 */
export function findMisplaced(
  page: Page,
  text: Text,
  style: ComparedStyle,
  cited: readonly (readonly string[])[],
): Misplaced[] {
  const owners = collectOwners(text, style)
  const keyOf = keysByAddress(text)
  const entries: { key: string; text: string }[] = []
  const ids = new Set<string>()
  visit(page.tree, 'element', (element) => {
    const id = String(element.properties['id'])
    ids.add(id)
    const key = keyOf.get(id)
    if (key !== undefined) entries.push({ key, text: textOf(element) })
  })
  const found: Misplaced[] = []
  const report = (kind: Misplaced['kind'], ...all: string[]) =>
    found.push(...all.map((where) => ({ kind, where })))

  for (const { key, text } of entries) {
    report('entry of another source', ...foreignWords(text, [key], owners))
    if (!wordsOf(text).some((word) => owners.get(word)?.has(key)))
      report('entry without a word of its source', `${key}: ${text}`)
  }
  const numbers = new Map(entries.map(({ key }, index) => [key, index + 1]))
  if (numbers.size < entries.length)
    report('source with several entries', entries.map(({ key }) => key).join(' '))

  const citations = citationsOf(page)
  if (citations.length !== cited.length)
    report('citation lost', `${cited.length} were written, ${citations.length} are on the page`)
  for (const [index, citation] of citations.entries()) {
    if (!hasClass(citation, 'citation')) continue
    const keys = cited[index] ?? []
    const printed = textOf(citation)
    report('citation of another source', ...foreignWords(printed, keys, owners))
    const led = new Set(addressesOf(citation).map((address) => keyOf.get(address)))
    for (const key of keys) {
      if (!led.has(key)) report('source without a link', `${key}: ${printed}`)
    }
    visit(citation, 'element', (link) => {
      if (!isSourceLink(link)) return
      const address = addressOf(link)
      const key = keyOf.get(address)
      const words = textOf(link)
      if (key === undefined || (!address.startsWith('/') && !ids.has(address))) {
        report('link to nothing', `${address}: ${printed}`)
        return
      }
      if (!keys.includes(key))
        report('link to a source that is not cited', `${words}, which leads to ${key}: ${printed}`)
      report('link to another source', ...foreignWords(words, [key], owners))
      const number = /^\s*[([]?(\d+)[)\]]?\s*$/.exec(words)?.[1]
      if (
        isNumeric(style) &&
        number !== undefined &&
        // A larger number is a year.
        Number(number) <= numbers.size &&
        Number(number) !== numbers.get(key)
      )
        report('link to another number', `${words}, which is ${numbers.get(key) ?? ''}: ${printed}`)
    })
  }
  return found
}

/** Whether a style numbers its entries from the first. */
function isNumeric({ xml = '' }: ComparedStyle): boolean {
  return (
    /citation-format="numeric"/.test(xml) &&
    !/<key variable="citation-number" sort="descending"/.test(xml)
  )
}

/** Whether a word is part of a name. */
function isNamed(word: string, items: Items): boolean {
  return [...items.values()].some((item) =>
    Object.values(item).some(
      (value) =>
        Array.isArray(value) &&
        value.some(({ family = '', literal = '' }) =>
          wordsOf(`${family} ${literal}`).includes(word),
        ),
    ),
  )
}

/** Returns the words of at least four letters, without markup. */
function wordsOf(text: string): string[] {
  const plain = text.replace(/<[^>]*>/g, '').toLowerCase()
  return plain.match(/\p{L}{4,}/gu) ?? []
}
