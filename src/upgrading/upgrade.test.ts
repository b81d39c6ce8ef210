/** Upgrades, with steps that were made up. */

import { expect, test } from 'vitest'

import { currentSchema } from '../shared/content-schema.ts'
import { removeField, setFields } from '../library/edited-yaml.ts'
import { editRecords, type Step } from './step.ts'
import { steps } from './steps.ts'
import { upgradeContent } from './upgrade.ts'

/** Two steps: a topic gets a field, and articles lose one and move. */
const invented: readonly Step[] = [
  {
    to: 2,
    says: 'Every topic has a description.',
    change: (files) =>
      editRecords(files, 'topics', (yaml) =>
        yaml.includes('description:') ? yaml : setFields(yaml, { description: 'None.' }, ['name']),
      ),
  },
  {
    to: 3,
    says: 'Articles have no mood, and the old list of people is gone.',
    change: (files) =>
      new Map([
        ...editRecords(files, 'articles', (yaml) => removeField(yaml, 'mood')),
        ...(files.has('people.yaml') ? [['people.yaml', undefined] as const] : []),
      ]),
  },
]

const files = new Map([
  ['site.yaml', '# Ours.\nname: A # not B\nurl: https://a.example\n'],
  ['topics/tea.yaml', 'name: Tea # hot\n'],
  ['topics/ice.yaml', 'name: Ice\ndescription: Cold.\n'],
  [
    'articles/tea.mdx',
    '---\r\ntitle: Tea\r\n# About this:\r\nmood: glad\r\n---\r\n\r\nmood: stays\r\n',
  ],
  ['people.yaml', 'a: b\n'],
])

test('the steps lead to the version that the code reads, one by one', () => {
  expect(steps.map(({ to }) => to)).toEqual(steps.map((_, index) => index + 2))
  expect(steps.at(-1)?.to ?? 1).toBe(currentSchema)
})

test('all steps are applied, and comments and line breaks stay', () => {
  const { from, to, done, changes } = upgradeContent(files, invented)
  expect([from, to]).toEqual([1, 3])
  expect(Object.fromEntries(changes)).toEqual({
    'articles/tea.mdx': '---\r\ntitle: Tea\r\n# About this:\r\n---\r\n\r\nmood: stays\r\n',
    'people.yaml': undefined,
    'site.yaml': '# Ours.\nschema: 3\nname: A # not B\nurl: https://a.example\n',
    'topics/tea.yaml': 'name: Tea # hot\ndescription: None.\n',
  })
  expect(done).toEqual([
    { to: 2, says: 'Every topic has a description.', paths: ['topics/tea.yaml'] },
    {
      to: 3,
      says: 'Articles have no mood, and the old list of people is gone.',
      paths: ['articles/tea.mdx', 'people.yaml'],
    },
  ])
})

test('only the steps after the version of the content are applied', () => {
  const newer = new Map(files).set('site.yaml', 'schema: 2\nname: A\nurl: https://a.example\n')
  const { done, changes } = upgradeContent(newer, invented)
  expect(done.map(({ to }) => to)).toEqual([3])
  expect(changes.has('topics/tea.yaml')).toBe(false)
  expect(changes.get('site.yaml')).toBe('schema: 3\nname: A\nurl: https://a.example\n')
})

test('content that has the version is not changed', () => {
  expect(upgradeContent(files, [])).toEqual({ from: 1, to: 1, done: [], changes: new Map() })
})

test.each([
  ['schema: 4\nname: A\n', /version 4, and this version of Assay reads 3\. Update Assay\./],
  ['schema: new\n', /cannot be read\. Correct `schema`/],
  ['schema: [\n', /cannot be read\. Correct `schema`/],
])('what cannot be upgraded is an error: %j', (site, message) => {
  expect(() => upgradeContent(new Map(files).set('site.yaml', site), invented)).toThrow(message)
})

test('an error names the file', () => {
  const broken = new Map(files).set('topics/tea.yaml', 'name: [')
  expect(() => upgradeContent(broken, invented)).toThrow(/^topics\/tea\.yaml: This file is not/)
  expect(() => upgradeContent(new Map(), invented)).toThrow(/no site\.yaml/)
})
