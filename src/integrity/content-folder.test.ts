import { expect, test } from 'vitest'

import type { Issue } from './issue.ts'

import { nameFolder } from './content-folder.ts'

const issue = (message: string, hint: string): Issue => ({
  rule: 'record-exists',
  severity: 'error',
  place: { file: '/a/site.yaml', line: 1, column: 1 },
  message,
  hint,
})

test.each([
  ['Write it in `content/site.yaml`.', 'Write it in `tests/$&/site.yaml`.'],
  ['Move it out of content/ and import it.', 'Move it out of tests/$&/ and import it.'],
  ['Add content/people/ada.yaml.', 'Add tests/$&/people/ada.yaml.'],
  ['Rename my-content/a.', 'Rename my-content/a.'],
  ['The content is fine.', 'The content is fine.'],
])('the fix %j', (hint, named) => {
  expect(nameFolder([issue('`content/a` is at the top of content/.', hint)], 'tests/$&')).toEqual([
    issue('`content/a` is at the top of tests/$&/.', named),
  ])
})

test('the usual folder keeps its name', () => {
  const all = [issue('A.', 'Add content/people/ada.yaml.')]
  expect(nameFolder(all, 'content')).toEqual(all)
})
