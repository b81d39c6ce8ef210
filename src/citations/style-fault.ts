import { fromXml } from 'xast-util-from-xml'

import type { CslItem } from '../references/csl.ts'
import type { Citation } from './citation.ts'

import { CSL } from './citeproc/engines.ts'
import { runCiteproc } from './citeproc/run.ts'
import { localeFor } from './locales.ts'
import { loadStyle } from './style.ts'
import { descendantsOf } from './xml.ts'

const author = [{ family: 'Test', given: 'Ada' }]
const issued = { 'date-parts': [[2001, 2, 3]] }
const page = '4-5'

/** Invented sources that differ in what styles distinguish: author, date and container. */
const sources: readonly CslItem[] = [
  {
    id: 'article',
    type: 'article-journal',
    title: 'An article',
    'container-title': 'A journal',
    volume: '6',
    author,
    issued,
    page,
    DOI: '10.1000/1',
  },
  {
    id: 'book',
    type: 'book',
    title: 'A book',
    publisher: 'A publisher',
    'publisher-place': 'A place',
    author,
    issued,
  },
  {
    id: 'chapter',
    type: 'chapter',
    title: 'A chapter',
    'container-title': 'A collection',
    editor: author,
    issued,
    page,
  },
  { id: 'page', type: 'webpage', title: 'A page', URL: 'https://example.org/', issued },
  { id: 'case', type: 'legal_case', title: 'One v. Other', 'container-title': 'Reports', issued },
  { id: 'letter', type: 'personal_communication', title: 'A letter', author },
]

/** Each source alone, with a locator, and all at once. */
const citations: readonly Citation[] = [
  ...sources.map(({ id }) => citing([id])),
  ...sources.map(({ id }) => citing([id], '7')),
  citing(sources.map(({ id }) => id)),
].map((citation, index) => ({ ...citation, note: index + 1 }))

function citing(keys: readonly string[], locator?: string): Citation {
  const place = locator === undefined ? {} : { locator, label: 'page' }
  return { items: keys.map((key) => ({ key, ...place })), narrative: false }
}

/**
 * Tests whether citeproc can print citations and a bibliography in a style, before texts depend on it.
 *
 * @param xml a `.csl` file that `readStyle` accepts
 * @param language of the citations, as a BCP 47 tag
 * @returns the reason why it cannot, as the end of a sentence; `undefined` if it can
 */
export function styleFault(name: string, xml: string, language: string): string | undefined {
  return structuralFault(xml) ?? runtimeFault(name, xml, language)
}

/** Finds faults that citeproc-js ignores, or that stop it without an explanation. */
function structuralFault(xml: string): string | undefined {
  const elements = descendantsOf(fromXml(xml))
  if (elements.every(({ name, attributes }) => name !== 'style' || !attributes['version']))
    return '`<style>` has no `version`.'
  const macros = new Set(
    elements.flatMap(({ name, attributes }) =>
      name === 'macro' ? (attributes['name'] ?? []) : [],
    ),
  )
  const called = elements.flatMap(({ attributes: { macro } }) => macro ?? [])
  const missing = called.find((macro) => !macros.has(macro))
  return missing === undefined ? undefined : `the macro \`${missing}\` is used but not defined.`
}

function runtimeFault(name: string, xml: string, language: string): string | undefined {
  // Warnings would appear in the report of the check.
  const { debug } = CSL
  CSL.debug = () => undefined
  try {
    const style = loadStyle(name, new Map([[name, xml]]))
    const items = new Map(sources.map((item) => [item.id, item]))
    const options = { style, locale: localeFor(language), uncited: [] }
    const { citations: printed } = runCiteproc(citations, items, options)
    return printed.some((html) => /[\p{L}\p{N}]/u.test(withoutTags(html)))
      ? undefined
      : 'it prints nothing in citations.'
  } catch (error) {
    return reasonOf(error)
  } finally {
    CSL.debug = debug
  }
}

/** Removes tags and the messages that citeproc prints in place of empty output. */
function withoutTags(html: string): string {
  return html.replace(/<[^>]*>|\[(?:NO_PRINTED_FORM|CSL STYLE ERROR[^\]]*)\]/g, '')
}

/** Explains an error of citeproc-js in the terms of CSL, unless it is about citeproc's own code. */
function reasonOf(error: unknown): string {
  const message = (error instanceof Error ? error.message : String(error))
    .replace(/^(?:citeproc-js error|CSL (?:processor|style) error|[\s:])*/i, '')
    .trim()
  const element = /^Undefined node name "(.*)"/.exec(message)?.[1]
  if (element !== undefined) return `\`<${element}>\` is not an element of CSL.`
  const macro = /call to macro "(.*)" would cause an infinite loop/.exec(message)?.[1]
  if (macro !== undefined) return `the macro \`${macro}\` calls itself.`
  if (error instanceof TypeError || error instanceof RangeError)
    return 'citations cannot be formatted with it.'
  return /[.!?]$/.test(message) ? message : `${message}.`
}
