import { expect, test } from 'vitest'

import { publicationDays } from './publication-days.ts'

const today = '2026-11-28'
const scheduledNote =
  'It was scheduled for 2027-02-03, so `publishAt` is this day. It is published then if it is no draft any more.'

test.each([
  ['a day in the past', { published: '2020-01-01', wasDraft: false }, { published: '2020-01-01' }],
  [
    'a day in the future',
    { published: '2027-02-03', wasDraft: false },
    { published: '2027-02-03', publishAt: '2027-02-03' },
    scheduledNote,
  ],
  ['a draft', { published: '2027-02-03', wasDraft: true }, { published: '2027-02-03' }],
  [
    'a day on which it is published later',
    { published: '2026-11-20', scheduled: '2027-02-03', wasDraft: true },
    { published: '2027-02-03', publishAt: '2027-02-03' },
    scheduledNote,
  ],
  [
    'a day on which it was published',
    { published: '2020-01-01', scheduled: '2020-01-02', wasDraft: false },
    { published: '2020-01-01' },
  ],
  ['no day', { wasDraft: false }, { published: today }, 'It has no date; `published` is today.'],
])('%s', (_, facts, days, note?: string) => {
  const notes: { message: string }[] = []
  expect(publicationDays(facts, today, notes)).toEqual(days)
  expect(notes).toEqual(note === undefined ? [] : [{ message: note }])
})
