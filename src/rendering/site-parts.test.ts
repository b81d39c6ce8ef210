import { describe, expect, test } from 'vitest'

import type { Target } from '../shared/urls.ts'

import { isInAPart, shareOf } from './site-parts.ts'

const articles = Array.from({ length: 1000 }, (_, number) => `article-${number}`)
const claims = Array.from({ length: 400 }, (_, number) => `claim-${number}`)

const targets: Target[] = [
  ...articles.flatMap((id): Target[] => [
    { to: 'article', id },
    { to: 'article-file', id, ending: 'bib' },
    { to: 'article-sources-file', id, ending: 'bib' },
  ]),
  ...claims.flatMap((id): Target[] => [
    { to: 'claim', id },
    { to: 'evidence-data', id },
    { to: 'claim-card', id },
    { to: 'claim-oembed', id },
  ]),
  { to: 'reference', id: 'smith2020' },
  { to: 'reference-file', id: 'smith2020', ending: 'bib' },
  { to: 'reference-file', id: 'smith2020', ending: 'ris' },
  { to: 'chart-data', id: 'article-1/numbers.yaml' },
  { to: 'page', id: 'about' },
  { to: 'page', id: 'style' },
  { to: 'home' },
  { to: 'topic', id: 'pain' },
  { to: 'list-page', of: { to: 'articles' }, page: 2 },
  { to: 'feed', of: { to: 'home' }, file: 'rss.xml' },
  { to: 'file', path: 'llms.txt' },
]

/** All parts of the site. */
function sharesOf(count: number): Target[][] {
  return Array.from({ length: count }, (_, index) =>
    shareOf({ number: index + 1, of: count }, targets),
  )
}

/** What a target is about. */
const subjectOf = (target: Target) =>
  'id' in target ? `${target.to.split('-')[0]?.replace('evidence', 'claim')} ${target.id}` : ''

describe('the parts of a site', () => {
  test('have each page and file that is in a part exactly once', () => {
    const all = sharesOf(4).flat()
    expect(all).toHaveLength(new Set(all).size)
    expect(new Set(all)).toEqual(new Set(targets.filter(isInAPart)))
    expect(targets.filter((target) => !isInAPart(target)).map(({ to }) => to)).toEqual([
      'reference',
      'page',
      'home',
      'topic',
      'list-page',
      'feed',
      'file',
    ])
  })

  test('are of nearly the same size', () => {
    const sizes = sharesOf(4).map((share) => share.length)
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.2)
  })

  test('keep everything about an article, a claim or a source together', () => {
    const shares = sharesOf(4)
    const subjects = shares.map((share) => new Set(share.map(subjectOf)))
    for (const subject of new Set(targets.filter(isInAPart).map(subjectOf)))
      expect(subjects.filter((each) => each.has(subject))).toHaveLength(1)
  })
})

test('an article is in the same part when others are added', () => {
  const numberOf = (site: readonly Target[]) =>
    [1, 2, 3, 4].find((number) =>
      shareOf({ number, of: 4 }, site).some(
        (target) => target.to === 'article' && target.id === 'article-7',
      ),
    )
  expect(numberOf(targets.slice(0, 30))).toBe(numberOf(targets))
})

test('one part has everything that parts have', () => {
  expect(shareOf({ number: 1, of: 1 }, targets)).toEqual(targets.filter(isInAPart))
})
