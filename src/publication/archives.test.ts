import { describe, expect, test } from 'vitest'

import { archiveCount, archiveName, archivesOf, entriesOfArchive } from './archives.ts'

/** Names of entries, newest first: the number of each counts from the oldest. */
const entries = (count: number) => Array.from({ length: count }, (_, at) => `${count - at}`)

const archives = (count: number) =>
  Array.from({ length: archiveCount(count) }, (_, at) => entriesOfArchive(entries(count), at + 1))

describe('archives', () => {
  test('exist only if one document is not enough', () => {
    expect([0, 1, 30, 31, 59, 60, 61, 90].map(archiveCount)).toEqual([0, 0, 0, 1, 1, 2, 2, 3])
  })

  test('are counted from the oldest entries', () => {
    expect(entriesOfArchive(entries(65), 1)).toEqual(entries(30))
    expect(entriesOfArchive(entries(65), 2)).toEqual(entries(60).slice(0, 30))
  })

  test.each([31, 60, 65, 300])(
    'contain each of %i entries once, or the current document does',
    (count) => {
      const archived = archives(count).flat()
      expect(new Set(archived).size).toBe(archived.length)
      const current = entries(count).slice(0, 30)
      expect(new Set([...archived, ...current]).size).toBe(count)
    },
  )

  test('keep their entries when newer ones come', () => {
    for (let count = 31; count < 130; count += 1) {
      expect(archives(count + 1).slice(0, archiveCount(count))).toEqual(archives(count))
    }
  })

  test('have their numbers as names', () => {
    expect(archivesOf(entries(65))).toEqual([
      ['1', entriesOfArchive(entries(65), 1)],
      ['2', entriesOfArchive(entries(65), 2)],
    ])
    expect(archivesOf(entries(30))).toEqual([])
    expect([archiveName(2, { to: 'home' }), archiveName('2', { to: 'topic', id: 'pain' })]).toEqual(
      ['2', 'topic pain 2'],
    )
  })

  test('that do not exist are empty', () => {
    expect(entriesOfArchive(entries(65), 4)).toEqual([])
  })
})
