import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { formFields, readIssueForm } from './issue-form.ts'

const fields = formFields(
  readFileSync(join(import.meta.dirname, '../../.github/ISSUE_TEMPLATE/response.yml'), 'utf8'),
)
const issue = `### Address of the fact-check

https://example.org/articles/knees/

### Your name

Ada Li

### Your response

I doubt it.

### Your response

_No response_

### Publication

- [ ] You may not.

### Publication

- [X] You may publish this response with my name below the fact-check.`

test('the form asks for what a response needs', () => {
  expect(fields.map(({ id, long }) => [id, long])).toEqual([
    ['article', false],
    ['name', false],
    ['response', true],
    ['consent', false],
  ])
})

test.each(['\n', '\r\n'])('an issue is read with any text in it: %j', (end) => {
  expect([...(readIssueForm(issue.replaceAll('\n', end), fields) ?? [])]).toEqual([
    ['article', 'https://example.org/articles/knees/'],
    ['name', 'Ada Li'],
    [
      'response',
      'I doubt it.\n\n### Your response\n\n_No response_\n\n### Publication\n\n- [ ] You may not.',
    ],
    ['consent', '- [X] You may publish this response with my name below the fact-check.'],
  ])
})

test('what was left empty is absent', () => {
  const values = readIssueForm(issue.replace('Ada Li', '_No response_'), fields)
  expect(values?.has('name')).toBe(false)
})

test.each([
  'Dear editors',
  issue.replace('### Your name', '### My name'),
  issue.split('### Your response')[0] ?? '',
  issue.split('\n').reverse().join('\n'),
])('what lacks the headings of the form did not come of it', (text) => {
  expect(readIssueForm(text, fields)).toBeUndefined()
})
