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

/** All articles and claims in the main shard. */
const undivided = () => ''

/** Articles in ten shards of different sizes, half of the claims in another, and everything else in the main one. */
function byYear(target: Target): string | undefined {
  if (target.to === 'article') {
    const number = articles.indexOf(target.id)
    return number < 0 ? undefined : String(2001 + Math.floor(Math.sqrt(number / 10)))
  }
  return target.to === 'claim' && claims.indexOf(target.id) % 2 === 0 ? 'claims-2' : ''
}

/** All parts of the site. */
function sharesOf(count: number, shardOf: (target: Target) => string | undefined) {
  return Array.from({ length: count }, (_, index) =>
    shareOf({ number: index + 1, of: count }, targets, shardOf),
  )
}

/** What a target is about. */
const subjectOf = (target: Target) =>
  'id' in target ? `${target.to.split('-')[0]?.replace('evidence', 'claim')} ${target.id}` : ''

describe.each([
  ['an undivided index', undivided],
  ['a divided index', byYear],
])('the parts of a site with %s', (_name, shardOf) => {
  test('have each page and file that is in a part exactly once', () => {
    const all = sharesOf(4, shardOf).flatMap((share) => share.targets)
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
    const sizes = sharesOf(4, shardOf).map((share) => share.targets.length)
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.2)
  })

  test('keep everything about an article, a claim or a source together', () => {
    const shares = sharesOf(4, shardOf)
    const subjects = shares.map((share) => new Set(share.targets.map(subjectOf)))
    for (const subject of new Set(targets.filter(isInAPart).map(subjectOf)))
      expect(subjects.filter((each) => each.has(subject))).toHaveLength(1)
  })
})

test('a part has whole shards of the index, and never the main one', () => {
  const shares = sharesOf(3, byYear)
  expect(shares.flatMap(({ shards }) => [...shards]).sort()).toEqual(
    [...new Set(targets.flatMap((target) => byYear(target) || []))].sort(),
  )
  for (const { shards, targets: own } of shares) {
    const shardsOfPages = own.flatMap((target) => byYear(target) || [])
    expect(new Set(shardsOfPages)).toEqual(shards)
  }
  expect(sharesOf(3, undivided).every(({ shards }) => shards.size === 0)).toBe(true)
})

test('an article is in the same part when others are added', () => {
  const numberOf = (site: readonly Target[]) =>
    [1, 2, 3, 4].find((number) =>
      shareOf({ number, of: 4 }, site, undivided).targets.some(
        (target) => target.to === 'article' && target.id === 'article-7',
      ),
    )
  expect(numberOf(targets.slice(0, 30))).toBe(numberOf(targets))
})

test('one part has everything that parts have', () => {
  const { targets: own } = shareOf({ number: 1, of: 1 }, targets, byYear)
  expect(own).toEqual(targets.filter(isInAPart))
})
