import { describe, expect, test } from 'vitest'

import type { Health } from '../references/health.ts'
import type { Update } from './found.ts'

import { proposeHealth } from './health.ts'
import { kindOfLink, kindOfUpdate } from './updates.ts'

const day = '2026-01-02'
const keyOf = ({ DOI }: { DOI?: string | undefined }) =>
  DOI === '10.5555/known' ? 'known2021' : undefined
const propose = (current: Health | undefined, ...updates: Update[]) =>
  proposeHealth(current, updates, keyOf, day)

const retraction: Update = {
  kind: 'retracted',
  date: '2021-05',
  notice: { DOI: '10.5555/known' },
  by: 'Crossref',
}
const erratum: Update = {
  kind: 'corrected',
  date: '2020',
  notice: { DOI: '10.5555/other' },
  by: 'Crossref',
}
const concern: Update = { kind: 'concern', by: 'PubMed' }

describe('a source without health', () => {
  test('stays without it if nothing has happened', () => {
    expect(propose(undefined)).toEqual({})
  })

  test('gets the gravest kind', () => {
    const health = { kind: 'retracted', notice: 'known2021', date: '2021-05', checked: day }
    expect(propose(undefined, erratum, retraction, concern)).toEqual({ health })
    expect(propose(undefined, erratum, concern)).toMatchObject({ health: { kind: 'concern' } })
  })

  test('is corrected by an erratum, whose notice may have to be added', () => {
    expect(propose(undefined, erratum)).toEqual({
      health: { kind: 'corrected', date: '2020', checked: day },
      missingNotice: { DOI: '10.5555/other' },
    })
  })
})

describe('a source with health', () => {
  test('keeps what an editor wrote, and gets what is missing', () => {
    expect(propose({ kind: 'retracted' }, retraction)).toEqual({
      health: { kind: 'retracted', notice: 'known2021', date: '2021-05', checked: day },
    })
    expect(propose({ kind: 'retracted', date: '2021-05-06', notice: 'mine' }, retraction)).toEqual({
      health: { kind: 'retracted', date: '2021-05-06', notice: 'mine', checked: day },
    })
    expect(propose({ kind: 'retracted', notice: 'mine' }, retraction)).toEqual({
      health: { kind: 'retracted', notice: 'mine', checked: day },
    })
  })

  test('keeps a kind that no service knows', () => {
    expect(propose({ kind: 'superseded' })).toEqual({})
    expect(propose({ kind: 'retracted' }, erratum)).toEqual({
      differs:
        '`health` says `retracted`, but Crossref only says `corrected`. The field was not changed.',
    })
  })

  test('gets a graver kind, without the notice and date of the other', () => {
    expect(
      propose(
        { kind: 'corrected', notice: 'mine', date: '2019' },
        { ...retraction, date: undefined },
      ),
    ).toEqual({
      health: { kind: 'retracted', notice: 'known2021', checked: day },
    })
  })
})

test.each([
  ['Retraction', 'retracted'],
  ['expression_of_concern', 'concern'],
  ['Expression of concern', 'concern'],
  ['erratum', 'corrected'],
  ['partial_retraction', 'corrected'],
  ['new_version', 'superseded'],
  ['constructor', undefined],
])('the update %s of Crossref', (type, kind) => {
  expect(kindOfUpdate(type)).toBe(kind)
})

test.each([
  ['RetractionIn', 'retracted'],
  ['Retraction in', 'retracted'],
  ['RetractionOf', undefined],
  ['ErratumIn', 'corrected'],
  ['PartialRetractionIn', 'corrected'],
  ['ExpressionOfConcernIn', 'concern'],
  ['CommentIn', undefined],
])('the link %s of PubMed', (type, kind) => {
  expect(kindOfLink(type)).toBe(kind)
})
