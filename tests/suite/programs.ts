/** Runs the fixtures with the two programs: plain citeproc-js, and Assay's formatting of citations. */

import type { Nodes } from 'hast'

import { fromHtml } from 'hast-util-from-html'
import { createRequire } from 'node:module'

import type { Citation, CitedItem } from '../../src/citations/citation.ts'
import type { CslItem } from '../../src/references/csl.ts'

import { formatCitations } from '../../src/citations/format.ts'
import { findLocale, localeXml } from '../../src/citations/locales.ts'
import type { Fixture, FixtureItem } from './fixtures.ts'

/** The parts of citeproc-js that we use. */
interface PlainEngine {
  registry: { reflist: { id: string }[] }
  setOutputFormat: (format: 'html') => void
  updateItems: (ids: string[]) => void
  makeCitationCluster: (items: FixtureItem[]) => string
  processCitationCluster: (...citation: NonNullable<Fixture['citations']>[number]) => unknown
  makeBibliography: () => [unknown, string[]] | false
}

interface Citeproc {
  Engine: new (
    system: {
      retrieveLocale: (name: string) => string | undefined
      retrieveItem: (id: string | number) => unknown
    },
    style: string,
    locale?: string,
  ) => PlainEngine
}

const citeproc = createRequire(import.meta.url)('citeproc') as Citeproc

/** The output for a fixture: the citations, or the entries of the bibliography, as plain text. */
export type Printed = string[]

/** Why a fixture cannot be run with Assay. */
export type Inexpressible =
  | 'gives the position of a citation'
  | 'asks for the author alone'
  | 'inserts or replaces citations'
  | 'is in a language without a locale'

/** Reads the expected result of a fixture. */
export function expectedOf({ mode, result, citations }: Fixture): Printed {
  if (mode === 'bibliography') return readEntries(result)
  const lines = citations ? result.replace(/^(?:>>|\.\.)\[\d+\] /gm, '') : result
  return lines.split('\n').map(plain)
}

/** Runs a fixture with citeproc-js, in the same way as the test runner of the suite. */
export function runPlain(fixture: Fixture): Printed {
  const { engine, ids } = makeEngine(fixture)
  if (fixture.citations) {
    const printed = new Map<string, string>()
    for (const citation of structuredClone(fixture.citations)) {
      const [, changed] = engine.processCitationCluster(...citation) as [
        unknown,
        [index: number, html: string, id: string][],
      ]
      for (const [, html, id] of changed) printed.set(id, html)
    }
    if (fixture.mode === 'citation') return [...printed.values()].map(plain)
  } else engine.updateItems(ids)
  if (fixture.mode === 'bibliography') return readEntries((engine.makeBibliography() || [])[1])
  const clusters = fixture.citationItems ?? [sortedItems(engine)]
  return clusters.map((items) => plain(engine.makeCitationCluster(structuredClone(items))))
}

/** Returns why a fixture cannot be run with Assay, or `undefined` if it can. */
export function inexpressible({
  csl,
  citationItems,
  citations,
}: Fixture): Inexpressible | undefined {
  const items = [citationItems, citations?.map(([{ citationItems: cited }]) => cited)]
  const all = items.flatMap((each) => each ?? []).flat()
  if (
    all.some(
      (item) => 'position' in item || 'near-note' in item || 'first-reference-note-number' in item,
    )
  )
    return 'gives the position of a citation'
  const modes = citations?.map(([{ properties }]) => properties?.mode)
  if (all.some((item) => item['author-only']) || modes?.includes('author-only'))
    return 'asks for the author alone'
  if (citations?.some(([, before, after], index) => after.length > 0 || before.length !== index))
    return 'inserts or replaces citations'
  const language = languageOf(csl)
  if (findLocale(language) === undefined) return 'is in a language without a locale'
  return undefined
}

/** Runs a fixture with Assay. */
export function runAssay(fixture: Fixture): Printed {
  const items = new Map(
    fixture.input.map((item) => [
      String(item['id']),
      { ...item, id: String(item['id']) } as unknown as CslItem,
    ]),
  )
  const isBibliography = fixture.mode === 'bibliography'
  const citations = fixture.citations
    ? fixture.citations.map(([{ citationItems, properties }]) =>
        toCitation(citationItems, properties ?? {}),
      )
    : isBibliography && !fixture.citationItems
      ? []
      : (fixture.citationItems ?? oneOfEverything(fixture)).map((cluster) =>
          toCitation(cluster, {}),
        )
  const formatted = formatCitations(citations, {
    items,
    style: 'fixture',
    styles: new Map([['fixture', fixture.csl]]),
    language: languageOf(fixture.csl),
    ...(isBibliography ? { uncited: [...items.keys()] } : {}),
  })
  return isBibliography
    ? formatted.bibliography.map(({ content }) => textOf(content))
    : formatted.citations.map(({ content }) => textOf(content))
}

function toCitation(
  cluster: FixtureItem[],
  { noteIndex, mode }: { noteIndex?: number; mode?: string },
): Citation {
  const items = cluster.map((item): CitedItem => {
    const { id, prefix, suffix, locator, label } = item
    return {
      key: String(id),
      ...(prefix === undefined ? {} : { prefix }),
      ...(suffix === undefined ? {} : { suffix }),
      ...(locator === undefined ? {} : { locator: String(locator), label: label ?? 'page' }),
      ...(item['suppress-author'] || mode === 'suppress-author' ? { suppressAuthor: true } : {}),
    }
  })
  return { items, narrative: mode === 'composite', ...(noteIndex ? { note: noteIndex } : {}) }
}

function makeEngine({ csl, input }: Fixture): { engine: PlainEngine; ids: string[] } {
  const items = new Map(input.map((item) => [String(item['id']), item]))
  const engine = new citeproc.Engine(
    {
      retrieveLocale: localeXml,
      retrieveItem: (id) => structuredClone(items.get(String(id))),
    },
    csl,
  )
  engine.setOutputFormat('html')
  return { engine, ids: [...items.keys()] }
}

/** Returns the citations of a fixture without any: one of each source, in the order of the style. */
function oneOfEverything(fixture: Fixture): FixtureItem[][] {
  const { engine, ids } = makeEngine(fixture)
  engine.updateItems(ids)
  return [sortedItems(engine)]
}

function sortedItems({ registry }: PlainEngine): FixtureItem[] {
  return registry.reflist.map(({ id }) => ({ id }))
}

function languageOf(csl: string): string {
  return /<style\b[^>]*\bdefault-locale="([^"]+)"/.exec(csl)?.[1] ?? 'en-US'
}

/** Returns the entries of a bibliography in HTML, without their left margin. */
function readEntries(html: string | readonly string[] = ''): Printed {
  return fromHtml([html].flat().join(''), { fragment: true })
    .children.flatMap((child) =>
      child.type === 'element' && hasClass(child, 'csl-bib-body') ? child.children : [child],
    )
    .filter((child) => child.type === 'element')
    .map((entry) => {
      const number = /^\s*[([]?\d+[)\].]*\s*$/
      const children = entry.children.filter(
        (child) => !(hasClass(child, 'csl-left-margin') && number.test(textOf([child]))),
      )
      return textOf(children)
    })
}

/** The parts of an entry that are displayed separately. */
const blocks = ['csl-block', 'csl-left-margin', 'csl-right-inline', 'csl-indent']

function hasClass(node: Nodes, name: string): boolean {
  const classes = node.type === 'element' ? node.properties['className'] : undefined
  return Array.isArray(classes) && classes.includes(name)
}

function plain(html: string): string {
  return textOf(fromHtml(html, { fragment: true }).children)
}

function textOf(nodes: readonly Nodes[]): string {
  const walk = (node: Nodes): string => {
    if (node.type === 'text') return node.value
    const text = 'children' in node ? node.children.map(walk).join('') : ''
    return blocks.some((name) => hasClass(node, name)) ? ` ${text} ` : text
  }
  return nodes.map(walk).join('').replace(/\s+/g, ' ').trim()
}
