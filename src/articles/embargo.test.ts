import { describe, expect, test } from 'vitest'

import { embargoOf, isDraft, isWithheld } from './embargo.ts'

const today = '2026-11-23'

describe('an embargo', () => {
  test('ends on its day', () => {
    expect(embargoOf({ publishAt: '2026-11-24' }, today)).toBe('2026-11-24')
    expect(embargoOf({ publishAt: '2026-11-23' }, today)).toBeUndefined()
    expect(embargoOf({ publishAt: '2020-01-01' }, today)).toBeUndefined()
    expect(embargoOf({}, today)).toBeUndefined()
  })

  test('continues as long as its day is not readable', () => {
    expect(embargoOf({ publishAt: '1 May 2020' }, today)).toBe('1 May 2020')
    expect(embargoOf({ publishAt: '2020-02-30' }, today)).toBe('2020-02-30')
  })
})

test('an article is withheld as a draft or under embargo, whatever else its front matter contains', () => {
  expect(isWithheld({ draft: true, publishAt: '2020-01-01' }, today)).toBe(true)
  expect(isWithheld({ draft: false, publishAt: '2027-01-01' }, today)).toBe(true)
  expect(isWithheld({ draft: 'no', title: 3 }, today)).toBe(false)
  for (const data of [undefined, null, 'text', []]) expect(isWithheld(data, today)).toBe(false)
  expect(isDraft({ draft: true })).toBe(true)
})
