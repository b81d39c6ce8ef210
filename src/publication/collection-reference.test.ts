import { expect, test } from 'vitest'

import { readCslJson } from '../reading/csl-json.ts'
import { plainReference } from './collection-reference.ts'

test('what an article does not have yet is left out', () => {
  const item = {
    id: 'a',
    type: 'article-journal',
    title: 'N/A',
    volume: 'n/a',
    page: 'n/a-n/a',
    issue: '3',
  }
  const [record] = readCslJson(JSON.stringify([item]), '/a.json').records
  const problems: Parameters<typeof plainReference>[1] = []
  expect(record && plainReference(record, problems).data).toEqual({
    type: 'article-journal',
    title: 'N/A',
    issue: '3',
  })
  expect(problems).toEqual([])
})
