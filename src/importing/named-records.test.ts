import { expect, test } from 'vitest'

import { openNames } from './named-records.ts'

const nameOf = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-|-$/g, '')

test('existing records are found by name or id, in any case and Unicode form', () => {
  const topics = openNames(
    'topics',
    new Map([
      ['garden', 'G\u00e4rten'],
      ['knee-pain', 'Knees'],
    ]),
    nameOf,
  )
  expect(topics.find('ga\u0308rten', { name: 'x' })).toBe('garden')
  expect(topics.find('Knee-Pain', { name: 'x' })).toBe('knee-pain')
  expect(topics.find('KNEES', { name: 'x' })).toBe('knee-pain')
  expect(topics.records.size).toBe(0)
})

test('new records get a name of their own, once', () => {
  const people = openNames('people', new Map([['ada', 'Another Ada']]), nameOf)
  expect(people.find('Ada!', { name: 'Ada!' })).toBe('ada-2')
  expect(people.find('ada!', { name: 'ada!' })).toBe('ada-2')
  expect(people.find('李', { name: '李' })).toBe('person')
  expect([...people.records]).toEqual([
    ['people/ada-2.yaml', 'name: Ada!\n'],
    ['people/person.yaml', 'name: 李\n'],
  ])
})

test('different new names never share a record', () => {
  const topics = openNames('topics', new Map([['tea', 'C']]), nameOf)
  const found = ['C++', 'C#', 'C', 'c++', 'Knee-pain', 'knee pain'].map((name) =>
    topics.find(name, { name }),
  )
  expect(found).toEqual(['c', 'c-2', 'tea', 'c', 'knee-pain', 'knee-pain'])
})
