import { expect, test } from 'vitest'

import type { CslItem } from '../../references/csl.ts'

import { loadStyle } from '../style.ts'
import { runCiteproc } from './run.ts'

const webster = (id: string, title: string, day: number, more: Partial<CslItem> = {}): CslItem => ({
  id,
  type: 'webpage',
  title,
  author: [{ literal: 'Merriam-Webster' }],
  accessed: { 'date-parts': [[2019, 6, day]] },
  ...more,
})

const print = (style: string, items: readonly CslItem[], narrative = false) => {
  const { citations, entries } = runCiteproc(
    items.map(({ id }) => ({ narrative, items: [{ key: id }] })),
    new Map(items.map((item) => [item.id, item])),
    { style: loadStyle(style), locale: 'en-US', uncited: [] },
  )
  const plain = (html: string) => html.replace(/<[^>]*>/g, '')
  return { citations: citations.map(plain), entries: entries.map(({ html }) => plain(html)) }
}

test.each([
  ['chicago', ['a', 'b']],
  ['apa', ['a', 'b']],
  // Prints no date in entries.
  ['harvard1', [undefined, undefined]],
])(
  'in %s, undated works of one author have letters, and access dates have none',
  (style, letters) => {
    const { citations, entries } = print(style, [
      webster('a', 'Fact', 14),
      webster('b', 'Opinion', 15),
    ])
    expect(new Set(citations).size).toBe(2)
    expect(citations.map((text) => /n\.d\.-?([ab])/.exec(text)?.[1])).toEqual(['a', 'b'])
    expect(entries.join()).not.toMatch(/2019[ab]/)
    expect(entries.map((text) => /n\.d\.-?([ab])/.exec(text)?.[1])).toEqual(letters)
  },
)

test('a single undated work, and works with years, are as they were', () => {
  expect(print('chicago', [webster('a', 'Fact', 14)]).citations).toEqual(['(Merriam-Webster n.d.)'])
  const dated = { issued: { 'date-parts': [[2018]] } } as Partial<CslItem>
  expect(
    print('chicago', [webster('a', 'Fact', 14, dated), webster('b', 'Opinion', 15, dated)])
      .citations,
  ).toEqual(['(Merriam-Webster 2018a)', '(Merriam-Webster 2018b)'])
})

test.each([
  ['chicago', 'n.d.a', 'n.d.b'],
  ['apa', 'n.d.-a', 'n.d.-b'],
  ['harvard1', 'n.d.a', 'n.d.b'],
])(
  'in %s, the letter of a citation in a sentence follows the date, not the names',
  (style, ...dates) => {
    const works = [webster('a', 'Fact', 14), webster('b', 'Opinion', 15)]
    expect(print(style, works, true).citations).toEqual(
      dates.map((date) => `Merriam-Webster (${date})`),
    )
  },
)

test('in press can be the status of a work', () => {
  const works = [
    webster('a', 'Fact', 14, { status: 'in press' }),
    webster('b', 'Opinion', 15, { status: 'in press' }),
  ]
  const { citations, entries } = print('chicago', works)
  expect(citations).toEqual(['(Merriam-Webster in press-a)', '(Merriam-Webster in press-b)'])
  expect(entries.map((text) => /in press-[ab]|2019[ab]/i.exec(text)?.[0])).toEqual([
    'In press-a',
    'In press-b',
  ])
})

test.each([
  ['apa', 'in press-a', 'in press-b'],
  ['chicago', 'in press-a', 'in press-b'],
  ['harvard1', 'in press-a', 'in press-b'],
])('in %s, dates in words have letters too', (style, ...dates) => {
  const inPress = { issued: { literal: 'in press' } } as Partial<CslItem>
  const works = [webster('a', 'Fact', 14, inPress), webster('b', 'Opinion', 15, inPress)]
  expect(print(style, works).citations.map((text) => /in press.*?(?=\))/.exec(text)?.[0])).toEqual(
    dates,
  )
  expect(print(style, works, true).citations).toEqual(
    dates.map((date) => `Merriam-Webster (${date})`),
  )
  expect(print(style, works.slice(0, 1)).citations).toEqual([expect.stringMatching(/in press\)$/)])
})

test.each([
  ['chicago', { literal: 'in press' }, '(Merriam-Webster in press-a; in press-b)'],
  ['apa', { literal: 'in press' }, '(Merriam-Webster, in press-a, in press-b)'],
  ['chicago', undefined, '(Merriam-Webster n.d.a; n.d.b)'],
  ['chicago', { 'date-parts': [[2018]] }, '(Merriam-Webster 2018a; 2018b)'],
])('in %s, works with the date %j have letters in one citation', (style, issued, expected) => {
  const more = (issued && { issued }) as Partial<CslItem> | undefined
  const items = [webster('a', 'Fact', 14, more), webster('b', 'Opinion', 15, more)]
  const { citations } = runCiteproc(
    [{ narrative: false, items: items.map(({ id }) => ({ key: id })) }],
    new Map(items.map((item) => [item.id, item])),
    { style: loadStyle(style), locale: 'en-US', uncited: [] },
  )
  expect(citations.map((html) => html.replace(/<[^>]*>/g, ''))).toEqual([expected])
})
