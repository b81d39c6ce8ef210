import { expect, test } from 'vitest'

import { hasLeaflet, leafletLists, leafletSize, type LeafletText } from './leaflet.ts'

test('articles that check a claim have leaflets', () => {
  expect(hasLeaflet({ claims: ['it-works'] })).toBe(true)
  expect(hasLeaflet({ claims: [] })).toBe(false)
})

test('what several claims ask is asked once', () => {
  expect(
    leafletLists([
      { questions: ['What is it?', 'Is it safe?'] },
      { unknowns: ['How often.'], questions: ['Is it safe?'] },
    ]),
  ).toEqual({ unknowns: ['How often.'], questions: ['What is it?', 'Is it safe?'] })
})

/** A leaflet with one claim and as many key points as asked for. */
const leaflet = (points: number, point = 'a'.repeat(150)): LeafletText => ({
  title: 'Does it work?',
  claims: [{ statement: 'It works', rationale: 'It was not tested.' }],
  keyPoints: Array.from({ length: points }, () => point),
  lists: [['How often.'], ['Is it safe?', 'What does it cost?']],
  disclaimer: 'This is no advice.',
})

test.each([
  [3, 11],
  [10, 10],
  [12, 9],
  [16, 8],
  [90, 8],
])('%i key points have letters of %i points', (points, size) => {
  expect(leafletSize(leaflet(points))).toBe(size)
})

test('letters of East Asian scripts need twice the space', () => {
  for (const points of [3, 10, 12, 16])
    expect(leafletSize(leaflet(points, '\u75AB'.repeat(75)))).toBe(leafletSize(leaflet(points)))
})
