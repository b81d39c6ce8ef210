/** The result for a text does not depend on the texts formatted before it, although engines are reused. */

import { toString } from 'hast-util-to-string'
import { expect, test } from 'vitest'

import type { Citation, CitedItem } from '../../src/citations/citation.ts'
import type { CslItem } from '../../src/references/csl.ts'

import { formatCitations } from '../../src/citations/format.ts'
import { cslSettings } from '../../src/citations/citeproc/engines.ts'

interface Text {
  citations: Citation[]
  uncited?: string[]
}

const article = (id: string, year: number, authors: string[], more: Partial<CslItem> = {}) =>
  ({
    id,
    'citation-key': id,
    type: 'article-journal',
    title: 'A trial',
    author: authors.map((name) => ({ family: name.split(' ')[1], given: name.split(' ')[0] })),
    issued: { 'date-parts': [[year]] },
    ...more,
  }) as CslItem

/** The twins have the same sort keys in APA. The Costas and the teams are distinguished only when cited together. */
const items = new Map(
  [
    article('twin1', 2010, ['Jo Smith'], { DOI: '10.1000/1' }),
    article('twin2', 2010, ['Jo Smith'], { DOI: '10.1000/2' }),
    article('twin3', 2010, ['Jo Smith'], { DOI: '10.1000/3' }),
    article('ines', 2014, ['Ines Costa']),
    article('manuel', 2014, ['Manuel Costa']),
    article('team1', 2020, ['Ann Ng', 'Bo Park', 'Cy Roe']),
    article('team2', 2020, ['Ann Ng', 'Di Vega', 'Cy Roe']),
  ].map((item) => [item.id, item]),
)

const cite = (...cited: (string | CitedItem)[]): Citation => ({
  items: cited.map((one) => (typeof one === 'string' ? { key: one } : one)),
  narrative: false,
})
const say = (key: string): Citation => ({ items: [{ key }], narrative: true })

const texts: Record<string, Text> = {
  ties: { citations: [cite('twin3', 'twin1'), cite('ines'), say('twin2'), cite('team1')] },
  nocite: { citations: [cite('twin1'), say('ines')], uncited: ['team2', 'manuel', 'twin2'] },
  disambiguation: {
    citations: [
      cite({ key: 'team2', prefix: 'see', locator: '3', label: 'page' }, 'team1'),
      cite('manuel', 'ines'),
      cite('twin2', 'twin3', 'twin1'),
    ],
  },
}
const names = Object.keys(texts)

/** Each text after every other and after itself. */
const order =
  'ties nocite disambiguation disambiguation nocite nocite ties ties disambiguation ties'.split(' ')

test.each(['apa', 'vancouver'])('%s formats a text in the same way after any other', (style) => {
  const alone = new Map<string, unknown>()
  for (const name of names) alone.set(name, formatText(name, style, freshCopy(style, name)))
  for (const [index, name] of order.entries()) {
    const before = order.slice(0, index).join(', ')
    expect(formatText(name, style), `${name} after ${before}`).toEqual(alone.get(name))
  }
})

test.each(['apa', 'vancouver'])(
  '%s formats texts in the same way one by one and together',
  (style) => {
    const apart: unknown[] = []
    for (const name of names) apart.push(formatText(name, style))
    expect(names.map((name) => formatText(name, style))).toEqual(apart)
  },
)

test('the texts could influence each other', () => {
  const printed = (name: string) =>
    formatText(name, 'apa').citations.map(({ content }) =>
      toString({ type: 'root', children: content }),
    )
  expect(printed('ties')).toEqual([
    '(Smith, 2010a, 2010b)',
    '(Costa, 2014)',
    'Smith (2010c)',
    '(Ng et al., 2020)',
  ])
  expect(printed('disambiguation')).toEqual([
    '(see Ng, Vega, et al., 2020, p. 3; Ng, Park, et al., 2020)',
    '(I. Costa, 2014; M. Costa, 2014)',
    '(Smith, 2010a, 2010b, 2010c)',
  ])
})

function formatText(name: string, style: string, styles = new Map<string, string>()) {
  const { citations = [], uncited = [] } = texts[name] ?? {}
  return formatCitations(citations, { items, style, styles, language: 'en-US', uncited })
}

/** Returns the style with a comment, so that it gets its own engine. */
function freshCopy(style: string, comment: string): Map<string, string> {
  return new Map([[style, `${cslSettings.templates.data[style] ?? ''}<!-- ${comment} -->`]])
}
