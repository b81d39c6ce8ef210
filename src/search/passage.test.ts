import { expect, test } from 'vitest'

import { bestPassage, matchingSections, type Passage } from './passage.ts'

const content =
  'Do cells help? Clinics sell them for pain. In one trial, 480 people got an injection into the knee. ' +
  'What trials show. A trial by Smith et al. compared cells with a steroid. Their pain was the same after a year. ' +
  'Nobody has compared them with nothing at all.'

/** Marks what was found with brackets. */
function write(passage: Passage): string {
  return passage.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('')
}

/** Returns the places of words that begin in a way, as an index gives them. */
function placesOf(...beginnings: string[]): number[] {
  return content
    .split(' ')
    .flatMap((word, place) =>
      beginnings.some((each) => word.toLowerCase().startsWith(each)) ? [place] : [],
    )
}

test('a passage begins with the sentence that has the words, and marks them without punctuation', () => {
  const passage = write(
    bestPassage({ content }, placesOf('steroid', 'compar'), ['steroid', 'compared']),
  )
  expect(passage).toMatch(/^A trial by Smith et al\. \[compared\] cells with a \[steroid\]\. Their/)
})

test('a longer word that only begins like the one asked for is not marked', () => {
  expect(write(bestPassage({ content }, placesOf('inject'), ['injected']))).toContain('[injection]')
  expect(write(bestPassage({ content }, placesOf('no'), ['no']))).not.toContain('[')
})

test('a word after an elision is shown as the page has it', () => {
  const french = 'Que sait-on de l’ arthrose ? Rien n’ est sûr.'
  expect(write(bestPassage({ content: french }, [4], ['arthrose']))).toBe(
    'Que sait-on de [l’arthrose] ? Rien n’est sûr.',
  )
  expect(write(bestPassage({ content: 'Ask the patients’ doctors.' }, [3], ['doctors']))).toBe(
    'Ask the patients’ [doctors].',
  )
})

test('a passage without matches is the beginning', () => {
  expect(write(bestPassage({ content }, [], ['zebra']))).toMatch(/^Do cells help\? Clinics/)
})

test('an empty page has an empty passage', () => {
  expect(write(bestPassage({ content: '' }, [3], ['zebra']))).toBe('')
})

test('sections are those under headings with matches, without their headings', () => {
  const location = content.split(' ').indexOf('What')
  const anchors = [
    { element: 'h2', id: 'show', text: 'What trials show.', location },
    { element: 'li', id: 'item', text: 'Nobody', location: location + 20 },
  ]
  const [section, ...others] = matchingSections(
    { content, anchors },
    placesOf('steroid'),
    ['steroid'],
    3,
  )
  expect(others).toEqual([])
  expect(section).toMatchObject({ title: 'What trials show.', id: 'show' })
  expect(write(section?.passage ?? [])).toMatch(/^A trial by Smith .* \[steroid\]/)
})

test('a passage in a language without spaces has none, and marks all words of what was typed', () => {
  const text =
    '結論\u200B。 \u200B東京\u200Bで\u200B予防\u200B接種\u200Bを\u200B受け\u200Bた\u200B。\u200B他\u200B。'
  expect(write(bestPassage({ content: text }, [4, 5], ['予防接種']))).toBe(
    '東京で[予防接種]を受けた。他。',
  )
  const anchors = [{ element: 'h2', id: 'a', text: '結論', location: 0 }]
  const [section] = matchingSections({ content: text, anchors }, [4], ['予防'], 1)
  expect(write(section?.passage ?? [])).toBe('東京で[予防]接種を受けた。他。')
})
