import { describe, expect, test } from 'vitest'

import { currentArticles } from './current-articles.ts'

/** Names of entries, newest first: the number of each counts from the oldest. */
const entries = (count: number) => Array.from({ length: count }, (_, at) => `${count - at}`)

describe('the current document', () => {
  /** The nth oldest article was published on day n of the year 2024. */
  const day = (id: string) => new Date(Date.UTC(2024, 0, Number(id))).toISOString().slice(0, 10)
  const current = (count: number, ...changes: [article: string, on: string][]) =>
    currentArticles(
      entries(count),
      changes.map(([article, on]) => ({ article, date: day(on) })),
      day,
    )

  test('has the newest 30 articles', () => {
    expect(current(12)).toEqual(entries(12))
    expect(current(65)).toEqual(entries(65).slice(0, 30))
    expect(current(0)).toEqual([])
  })

  test('has older articles that were changed since the first of these was published', () => {
    const newest = entries(65).slice(0, 30)
    expect(current(65, ['3', '60'], ['20', '36'], ['10', '35'])).toEqual([...newest, '20', '3'])
  })

  test('has an article that was changed more than once only once, and ignores articles of other feeds', () => {
    const newest = entries(65).slice(0, 30)
    expect(current(65, ['3', '61'], ['3', '60'], ['other', '60'], ['64', '60'])).toEqual([
      ...newest,
      '3',
    ])
  })

  test('has at most 30 changed articles', () => {
    const changes = entries(60).map((id): [string, string] => [id, '95'])
    expect(current(90, ...changes)).toEqual(entries(90).slice(0, 60))
    expect(current(150, ...entries(100).map((id): [string, string] => [id, '150']))).toHaveLength(
      60,
    )
  })
})
