import { expect, test } from 'vitest'

import { readStudy, studyAsAnswer } from './claim.ts'

const keys = ['smith2020', 'doi:10.1000/182', 'm\u00FCller1983']

test.each([
  ['smith2020:supports', { reference: 'smith2020', finding: 'supports' }],
  ['@smith2020 : mixed', { reference: 'smith2020', finding: 'mixed' }],
  ['smith2020:harm:1,288', { reference: 'smith2020', finding: 'harm', participants: 1288 }],
  [
    'doi:10.1000/182:opposes:5',
    { reference: 'doi:10.1000/182', finding: 'opposes', participants: 5 },
  ],
  ['mu\u0308ller1983:inconclusive', { reference: 'm\u00FCller1983', finding: 'inconclusive' }],
])('a study can be written as %s', (typed, study) => {
  expect(readStudy(typed, keys)).toEqual(study)
  expect(readStudy(studyAsAnswer(study), keys)).toEqual(study)
})

test.each([
  ['smith2020', /^is not a study\. Write a key, a colon and the finding/],
  ['smith2020:suports', /^is not a study; did you mean `supports`\?/],
  [':supports', /^is not a study/],
  ['smith2020:supports:3:4', /^is not a study/],
  [
    'smyth2020:supports',
    /^names `smyth2020`, which is not in the library; did you mean `smith2020`\?/,
  ],
  [
    'smith2020:supports:~300',
    /^has the participants `~300`, which is not a whole number.* Write 300, and say in `summary` that it is approximate\.$/,
  ],
  ['smith2020:supports:some', /which is not a whole number\. Write digits, such as 300\.$/],
])('a study cannot be written as %s', (typed, problem) => {
  expect(readStudy(typed, keys)).toEqual({ problem: expect.stringMatching(problem) as string })
})
