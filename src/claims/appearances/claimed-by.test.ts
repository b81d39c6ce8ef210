import { describe, expect, test } from 'vitest'

import { type Claim, claimSchema } from '../schema.ts'
import { claimantsInBrief, inOrderOfDate, joinClaimants, needList } from './claimed-by.ts'

const records = new Map([
  [
    'clinics',
    { name: 'The clinics', type: 'organization' as const, url: 'https://clinic.example/' },
  ],
])

const claimOf = (data: object): Claim =>
  claimSchema.parse({
    statement: 'It works',
    rating: 'unproven',
    certainty: 'low',
    rationale: 'Nobody knows.',
    ...data,
  })
const joined = (data: object) => joinClaimants(claimOf(data), records)

describe('claimants', () => {
  test('get their names from their records', () => {
    const { claimants } = joined({ claimants: [{ claimant: 'clinics' }, { name: 'A. Doctor' }] })
    expect(claimants).toEqual([
      { id: 'clinics', name: 'The clinics', type: 'organization', url: 'https://clinic.example/' },
      { name: 'A. Doctor' },
    ])
  })

  test('include a record that only an appearance names', () => {
    const claim = joined({ appearances: [{ where: 'A talk', claimant: 'clinics' }] })
    expect(claim.claimants.map(({ id }) => id)).toEqual(['clinics'])
    expect(claim.appearances).toEqual([{ where: 'A talk', by: 0, isFirst: false }])
  })

  test('keep the name of a record that does not exist', () => {
    expect(joined({ claimants: [{ claimant: 'gone' }] }).claimants).toEqual([
      { id: 'gone', name: 'gone' },
    ])
  })
})

describe('appearances', () => {
  test('come from both forms', () => {
    const { appearances } = joined({
      claimants: [
        {
          claimant: 'clinics',
          where: 'Websites',
          whereUrl: 'https://clinic.example/1',
          date: 2021,
        },
        { name: 'A. Doctor' },
      ],
      appearances: [{ url: 'https://post.example/1', claimant: 'A. Doctor' }, { where: 'A talk' }],
    })
    expect(appearances).toEqual([
      { where: 'Websites', url: 'https://clinic.example/1', date: 2021, by: 0, isFirst: false },
      { url: 'https://post.example/1', by: 1, isFirst: false },
      { where: 'A talk', isFirst: false },
    ])
  })

  test.each([
    ['the earliest', ['2021-03', '2020-11-05'], 1],
    ['none of two that may be the same day', ['2021', '2021-03-04'], -1],
    ['none beside one without a date', ['2021', undefined], -1],
    ['none beside one with an approximate date', ['2021', '2019~'], -1],
    ['the only one with a date', ['2021'], 0],
    ['none without a date', [undefined], -1],
  ])('the first is %s', (_, dates, first) => {
    const { appearances } = joined({
      appearances: dates.map((date) => ({ where: 'A place', ...(date && { date }) })),
    })
    expect(appearances.findIndex(({ isFirst }) => isFirst)).toBe(first)
  })

  test('the first is the one that the record marks', () => {
    const { appearances } = joined({
      appearances: [
        { where: 'A', date: 2020 },
        { where: 'B', first: true },
      ],
    })
    expect(appearances.map(({ isFirst }) => isFirst)).toEqual([false, true])
    expect(inOrderOfDate(appearances).map(({ where }) => where)).toEqual(['B', 'A'])
  })
})

test('a claimant in brief has the first known place and the number of others', () => {
  const claim = joined({
    claimants: [{ claimant: 'clinics', where: 'A', date: 2022 }],
    appearances: [{ where: 'B', date: 2020 }, { where: 'C' }],
  })
  expect(claimantsInBrief(claim)).toMatchObject([{ id: 'clinics', first: { where: 'B' }, more: 2 }])
  expect(needList(claim)).toBe(true)
  expect(needList(joined({ claimants: [{ name: 'A', where: 'B', date: 2020 }] }))).toBe(false)
})
