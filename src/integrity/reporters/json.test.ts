import { expect, test } from 'vitest'

import type { Issue } from '../issue.ts'

import { reportToJson } from './json.ts'

const issues: Issue[] = [
  {
    rule: 'citation-resolves',
    severity: 'error',
    place: { file: '/site/content/articles/a b.mdx', line: 14, column: 22 },
    message: 'No reference has the key `smih2020`; did you mean `smith2020`?',
    hint: 'Correct the key.',
    length: 9,
    found: '@smih2020',
    suggestion: 'smith2020',
  },
  {
    rule: 'reference-is-cited',
    severity: 'warning',
    place: { file: '/elsewhere/"\u001B.yaml', line: 1, column: 1 },
    message: 'Nothing cites it.',
  },
]

test('issues are written in the agreed shape, with nothing else', () => {
  expect(JSON.parse(reportToJson(issues, { directory: '/site' }))).toEqual({
    issues: [
      {
        rule: 'citation-resolves',
        severity: 'error',
        file: 'content/articles/a b.mdx',
        line: 14,
        column: 22,
        message: 'No reference has the key `smih2020`; did you mean `smith2020`?',
        hint: 'Correct the key.',
        url: 'docs/errors/citation-resolves.md',
      },
      {
        rule: 'reference-is-cited',
        severity: 'warning',
        file: '../elsewhere/"\u001B.yaml',
        line: 1,
        column: 1,
        message: 'Nothing cites it.',
        hint: '',
        url: 'docs/errors/reference-is-cited.md',
      },
    ],
    errors: 1,
    warnings: 1,
  })
})

test('no issues are an empty list', () => {
  const written = reportToJson([], { directory: '/site' })
  expect(JSON.parse(written)).toEqual({ issues: [], errors: 0, warnings: 0 })
  expect(written).toMatch(/\}\n$/)
})

test('repeats are all there', () => {
  const many = Array.from({ length: 500 }, () => issues).flat()
  const {
    issues: listed,
    errors,
    warnings,
  } = JSON.parse(reportToJson(many, { directory: '/site' })) as {
    issues: unknown[]
    errors: number
    warnings: number
  }
  expect([listed.length, errors, warnings]).toEqual([1000, 500, 500])
})
