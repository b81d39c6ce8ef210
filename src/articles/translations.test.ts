import { expect, test } from 'vitest'

import { translationGroups } from './translations.ts'

const articles = (named: Record<string, string[]>) =>
  Object.entries(named).map(([id, translations]) => ({ id, translations }))

test('articles are translations of each other if one names the other', () => {
  const groups = translationGroups(articles({ knees: ['knie'], knie: [], hips: [] }))
  expect(groups).toEqual(
    new Map([
      ['knees', ['knees', 'knie']],
      ['knie', ['knees', 'knie']],
    ]),
  )
})

test('all that are connected are one group', () => {
  const groups = translationGroups(
    articles({ knees: ['knie'], knie: [], rodilla: ['genou'], genou: ['knie'] }),
  )
  for (const id of ['knees', 'knie', 'rodilla', 'genou'])
    expect(groups.get(id)).toEqual(['knees', 'knie', 'rodilla', 'genou'])
})

test('an article that names itself, or one that is not there, has no translations', () => {
  expect(translationGroups(articles({ knees: ['knees', 'draft'] }))).toEqual(new Map())
})
