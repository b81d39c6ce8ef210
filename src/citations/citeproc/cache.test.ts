/** The cache changes nothing: each text is printed exactly as by an engine of citeproc-js without it. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import type { CslItem } from '../../references/csl.ts'
import type { Citation } from '../citation.ts'
import type { Processor } from './types.ts'

import { CSL, cslSettings } from './engines.ts'
import { runCiteproc } from './run.ts'
import { plainKey } from '../identifiers.ts'
import { loadStyle } from '../style.ts'

const families = ['Smith', 'Lee', 'Costa', 'van Gogh', 'O’Brien', 'Smith']
const givens = ['Ann', 'Adam', 'A. B.', 'Bo', 'Ann Bea']
const types = ['book', 'article-journal', 'chapter', 'webpage', 'legal_case'] as const

/** Sources that clash: few names, few years. */
const items = new Map(
  Array.from({ length: 40 }, (_, index): [string, CslItem] => {
    const author = Array.from({ length: 1 + (index % 4) }, (__, at) => ({
      family: families[(index * 7 + at * 3) % families.length] ?? '',
      given: givens[(index * 5 + at) % givens.length] ?? '',
    }))
    const item = {
      id: `key:${index}`,
      type: types[index % types.length],
      title: `The “growth” of trees, part ${index}`,
      author,
      ...(index % 7 === 0 ? { editor: [{ family: 'Ed', given: 'Ida' }] } : {}),
      issued: { 'date-parts': [[2000 + (index % 3)]] },
      'container-title': 'Letters',
      page: `${index}-${index + 9}`,
      publisher: 'Press',
    }
    return [item.id, item as CslItem]
  }),
)
const keys = [...items.keys()]

/** Twelve citations of one to four sources, with and without locators and affixes. */
function makeText(seed: number): Citation[] {
  let state = seed * 7919 + 17
  const next = (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor(state / 65536) % below
  }
  return Array.from({ length: 12 }, (_, note) => {
    const cited = [...new Set(Array.from({ length: 1 + next(4) }, () => keys[next(keys.length)]))]
    return {
      narrative: false,
      note: note + 1,
      items: cited.map((key = '') => ({
        key,
        ...(next(5) === 0 ? { locator: String(next(90)), label: 'page' } : {}),
        ...(next(9) === 0 ? { prefix: 'see ' } : {}),
      })),
    }
  })
}

const folder = join(import.meta.dirname, '../cases/styles')
const styleOf = (name: string) => readFileSync(join(folder, `${name}.csl`), 'utf8')

const builtIn = ['apa', 'chicago', 'mla', 'harvard1', 'vancouver']
const added = [
  'in-notes',
  'notes-with-quotes',
  'letters-in-text-only',
  'year-suffix-ranged',
  'labels',
]

test.each([...builtIn, ...added])('%s prints the same with and without the cache', (name) => {
  const xml = added.includes(name) ? styleOf(name) : undefined
  const style = loadStyle(name, xml === undefined ? new Map() : new Map([[name, xml]]))
  const note = style.class === 'note'
  const ids = new Map(keys.map((key) => [`source-${plainKey(key)}`, key]))
  const plain = plainEngine(xml ?? cslSettings.templates.data[name] ?? '', (id) => ({
    ...(items.get(ids.get(id) ?? '') as CslItem),
    id,
  }))
  for (let seed = 1; seed <= 12; seed += 1) {
    const text = makeText(seed).map((each) => (note ? each : { ...each, note: 0 }))
    const { citations, entries } = runCiteproc(text, items, {
      style,
      locale: 'en-US',
      uncited: [],
    })
    const cached = [...citations, ...entries.map(({ html }) => html)]
    expect(cached.map(withoutMarkup)).toEqual(printPlainly(plain, text).map(withoutMarkup))
  }
})

function plainEngine(xml: string, retrieveItem: (id: string) => CslItem): Processor {
  const retrieveLocale = (name: string) => cslSettings.locales.data[name] ?? ''
  const engine = new CSL.Engine({ retrieveLocale, retrieveItem }, xml, 'en-US', true)
  Object.assign(engine.opt.development_extensions, { wrap_url_and_doi: false })
  return engine
}

function printPlainly(engine: Processor, text: readonly Citation[]): string[] {
  const clusters = text.map(({ items: cited, note }, index) => ({
    citationID: `citation-${index}`,
    citationItems: cited.map(({ key, ...more }) => ({ ...more, id: `source-${plainKey(key)}` })),
    properties: {
      noteIndex: note,
      ...(cited.length > 1 && cited.some(({ prefix }) => prefix) ? { unsorted: true } : {}),
    },
  }))
  engine.restoreProcessorState([])
  const printed = engine.rebuildProcessorState(clusters, 'html', []).map(([, , html]) => html)
  const bibliography = engine.makeBibliography()
  return [...printed, ...(bibliography ? bibliography[1] : [])]
}

function withoutMarkup(html: string): string {
  return html
    .replace(/<a data[^>]*>|<\/a>/g, '')
    .replace(/<span (?:style|class)="[^"]*">/g, '<span>')
}
