import { describe, expect, test } from 'vitest'

import {
  isWithdrawn,
  lastCheckOf,
  lastModified,
  newestRevisions,
  type Revision,
} from './revisions.ts'

const revision = (
  date: string,
  kind: Revision['kind'] = 'update',
  more: Partial<Revision> = {},
): Revision => ({
  date,
  kind,
  summary: `${kind} of ${date}`,
  ...more,
})

describe('the last change', () => {
  test('is the newest revision, in any order of the list', () => {
    const revisions = [revision('2024-03-01'), revision('2025-01-02'), revision('2024-12-31')]
    expect(lastModified({ published: '2024-01-01', revisions })).toBe('2025-01-02')
  })

  test('is the publication if there are no revisions', () => {
    expect(lastModified({ published: '2024-01-01', revisions: [] })).toBe('2024-01-01')
  })
})

describe('the last check of the evidence', () => {
  const published = '2024-01-01'

  test('is not moved by corrections, updates and withdrawals', () => {
    const revisions = (['correction', 'update', 'withdrawal'] as const).map((kind) =>
      revision('2024-03-01', kind),
    )
    expect(lastCheckOf({ published, revisions })).toBe(published)
  })

  test('is the newest of the verdict changes, the search and what the authors say', () => {
    const revisions = [
      revision('2024-05-01', 'verdict-change'),
      revision('2024-03-01', 'verdict-change'),
    ]
    expect(lastCheckOf({ published, revisions })).toBe('2024-05-01')
    expect(lastCheckOf({ published, revisions, evidenceAsOf: '2023-12-01' })).toBe('2024-05-01')
    expect(lastCheckOf({ published, revisions: [], evidenceAsOf: '2024-02-01' })).toBe('2024-02-01')
    expect(lastCheckOf({ published, revisions: [], lastChecked: '2023-12-31' })).toBe('2023-12-31')
    expect(lastCheckOf({ published, revisions: [], evidenceAsOf: '2023-12-01' })).toBe('2023-12-01')
    expect(lastCheckOf({ published, revisions, lastChecked: '2024-06-01' })).toBe('2024-06-01')
  })
})

test('changes are sorted newest first; changes on the same day keep their order', () => {
  const [a, b, c] = [
    revision('2024-01-01'),
    revision('2024-02-01'),
    revision('2024-02-01', 'correction'),
  ]
  expect(newestRevisions([a, b, c])).toEqual([b, c, a])
})

test('only a withdrawal withdraws an article', () => {
  expect(isWithdrawn({ revisions: [revision('2024-01-01', 'correction')] })).toBe(false)
  expect(isWithdrawn({ revisions: [revision('2024-01-01', 'withdrawal')] })).toBe(true)
})
