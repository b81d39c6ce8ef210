import { expect, test } from 'vitest'

import type { CslItem } from '../../references/csl.ts'
import type { Citation } from '../citation.ts'

import { loadStyle } from '../style.ts'
import { runCiteproc } from './run.ts'

test.each([
  ['the role of p53 in cancer', 'The Role of p53 in Cancer'],
  ['fitting models using lme4', 'Fitting Models Using lme4'],
  ['ggplot2: graphics with data', 'ggplot2: Graphics with Data'],
  ['a page of FDA.gov on covid-19', 'A Page of FDA.gov on Covid-19'],
  [
    '<span class="nocase">scikit-learn and p53</span>: a <i>p21</i> study',
    'scikit-learn and p53: A p21 Study',
  ],
  ['Теория музыки и слова', 'Теория музыки и слова'],
  ['effects of β-blockers on ελληνική γλώσσα', 'Effects of β-Blockers on ελληνική γλώσσα'],
])('MLA prints the title “%s” as “%s”', (title, printed) => {
  const item: CslItem = { id: 'a', type: 'article-journal', title }
  const citations = [{ items: [{ key: 'a' }] }] as unknown as Citation[]
  const { entries } = runCiteproc(citations, new Map([['a', item]]), {
    style: loadStyle('mla'),
    locale: 'en-US',
    uncited: [],
  })
  const html = entries.map((entry) => entry.html).join('')
  expect(html.replace(/<\/?span[^>]*>/g, '')).toContain(printed)
})

test.each([
  'title',
  'volume-title',
  'part-title',
  'original-title',
  'reviewed-title',
  'event-title',
])('the %s of a German source stays as it is', (variable) => {
  const xml = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title><id>https://example.org/t</id><updated>2020-01-01T00:00:00Z</updated></info><citation><layout><text variable="${variable}" text-case="title"/></layout></citation><bibliography><layout><text variable="${variable}" text-case="title"/></layout></bibliography></style>`
  const print = (language: string) => {
    const item = {
      id: 'a',
      type: 'book',
      language,
      [variable]: 'zur kritik der vernunft',
    } as CslItem
    const { entries } = runCiteproc(
      [{ items: [{ key: 'a' }] }] as unknown as Citation[],
      new Map([['a', item]]),
      { style: loadStyle('own', new Map([['own', xml]])), locale: 'en-US', uncited: [] },
    )
    return entries.map(({ html }) => html).join('')
  }
  expect(print('de')).toContain('zur kritik der vernunft')
  expect(print('en')).toContain('Zur Kritik Der Vernunft')
})
