import { expect, test } from 'vitest'

import { appearanceAsAnswer, readAppearance } from './appearance.ts'

const context = {
  today: '2026-11-29' as const,
  claimants: [{ value: 'knee-clinics', name: 'Knee Clinics' }],
}

test.each([
  ['url: https://a.example/?b=c:d', { url: 'https://a.example/?b=c:d' }],
  [
    '{ where: "A talk, at 3:30", date: 3 May 2024, medium: talk, claimant: knee clinics }',
    { where: 'A talk, at 3:30', date: '2024-05-03', medium: 'talk', claimant: 'knee-clinics' },
  ],
  [
    "where: Leaflet, date: 2019, claimant: A. Blogger, quotation: 'It''s <b>safe</b>, ]]> {really}'",
    {
      where: 'Leaflet',
      date: '2019',
      claimant: 'A. Blogger',
      quotation: "It's <b>safe</b>, ]]> {really}",
    },
  ],
  [
    '{"url":"https://a.example/1,2","archived":"https://b.example/","language":"pt-BR"}',
    { url: 'https://a.example/1,2', archived: 'https://b.example/', language: 'pt-BR' },
  ],
])('a place can be written as %s', (typed, appearance) => {
  expect(readAppearance(typed, context)).toEqual(appearance)
  expect(readAppearance(appearanceAsAnswer(appearance), context)).toEqual(appearance)
})

test.each([
  ['https://a.example/', /^is not a place in which a claim was made\. Write it as in the file/],
  ['where: A talk, in Paris', /^is not a place/],
  ['where: A talk, where: A film', /^is not a place/],
  ['where: [a, b]', /^is not a place/],
  ['', /^is not a place/],
  ['{', /^is not a place/],
  ['date: 2019', /^has neither `where` nor `url`/],
  [
    'where: A, adress: https://a.example/',
    /^has the field `adress`, which cannot be given here\. Write/,
  ],
  ['where: A, archive: https://a.example/', /; did you mean `archived`\?/],
  [
    'where: A, medium: vidoe',
    /^has the medium `vidoe`, which is not a medium; did you mean `video`\?/,
  ],
  ['where: A, date: 03/05/2024', /^has the date `03\/05\/2024`, which can be read in two ways/],
  ['url: javascript:alert(1)', /^has the url `javascript:alert\(1\)`, which is not a web address/],
  ['where: A, language: de_DE', /^has the language `de_DE`, which /],
  ['where: A, language: German', /^has the language `German`, which is not .*\. Write de\.$/],
])('%j is not a place', (typed, problem) => {
  expect(readAppearance(typed, context)).toEqual({
    problem: expect.stringMatching(problem) as string,
  })
})
