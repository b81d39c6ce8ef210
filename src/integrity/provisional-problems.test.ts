/** One run reports everything: a mistake in a record does not hide what rules find in the rest of it. */

import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { checkFiles, type FileContent, type Files } from './cases/check-files.ts'

const unknownField = 'unknownField: 1\n'

/** Returns a file with an unknown field; `undefined` if it is no record in YAML and no article whose fields are given. */
function spoil(name: string, content: FileContent): FileContent | undefined {
  if (content === null || name.startsWith('messages/')) return undefined
  if (typeof content === 'string')
    return name.endsWith('.yaml') ? `${content.trimEnd()}\n${unknownField}` : undefined
  return 'base64' in content
    ? undefined
    : { ...content, fields: `${content.fields ?? ''}${unknownField}` }
}

/** Returns the rules and columns of the problems in a file. Their lines shift. */
function problemsIn(file: string, files: Files): string[] {
  return checkFiles(files).issues.flatMap(({ rule, printed }) =>
    printed.startsWith(`${file}:`)
      ? [`${rule} ${printed.replace(/^.*?:\d+:(\d+):.*/s, '$1')}`]
      : [],
  )
}

/** For each rule, the first of its cases with a problem in a file that can be spoilt, and that file. */
const cases = globSync(join(import.meta.dirname, 'rules/*.cases.yaml')).flatMap((path) => {
  const rule = basename(path, '.cases.yaml')
  // Of several mistakes in the shape of a file, only the first may be visible; and what is ignored may depend on what is wrong.
  if (rule === 'record-has-its-shape' || rule === 'ignore-is-needed') return []
  const { broken } = parse(readFileSync(path, 'utf8')) as {
    broken: { files: Files; problems: string[] }[]
  }
  const found = broken.flatMap(({ files, problems }) =>
    Object.entries(files).flatMap(([file, content]) => {
      const spoilt = spoil(file, content)
      const isFaulty = problems.some((problem) => problem.startsWith(`${file}:`))
      return spoilt && isFaulty ? [{ rule, file, files, spoilt }] : []
    }),
  )
  return found.slice(0, 1)
})

test('most rules have a case that can be spoilt', () => {
  expect(cases.length).toBeGreaterThan(70)
})

test.each(cases)('$rule is reported beside an unknown field', ({ file, files, spoilt }) => {
  const reported = problemsIn(file, { ...files, [file]: spoilt })
  expect(problemsIn(file, files).filter((each) => !reported.includes(each))).toEqual([])
})

const wrongValues: { what: string; files: Files; expected: string[] }[] = [
  {
    what: 'beside a day that does not exist',
    files: { 'articles/knees.mdx': { fields: 'reviewBy: tomorrow\nlanguage: deutsch\n' } },
    expected: [
      'record-has-its-shape articles/knees.mdx:7:11',
      'language-is-known articles/knees.mdx:8:11',
    ],
  },
  {
    what: 'where a field is missing and another one is a list',
    files: {
      'references/li2019.yaml': 'type: book\nvolume: [3]\nDOI: 10.1/x\nlanguage: english\n',
    },
    expected: [
      'record-has-its-shape references/li2019.yaml:1:1',
      'record-has-its-shape references/li2019.yaml:2:9',
      'identifier-is-well-formed references/li2019.yaml:3:6',
      'language-is-known references/li2019.yaml:4:11',
    ],
  },
  {
    what: 'in the settings, whose severities still hold',
    files: {
      'site.yaml':
        'name: Assay\nurl: https://example.org\nlanguage: german\nfeedSize: many\nrules:\n  text-is-said-once: off\n  no-such-rule: off\n',
      'articles/knees.mdx': { body: 'Nobody knows the the answer.' },
    },
    expected: [
      'language-is-known site.yaml:3:11',
      'record-has-its-shape site.yaml:4:1',
      'rule-can-be-set site.yaml:7:3',
    ],
  },
]

const consequences: { what: string; files: Files; expected: string[] }[] = [
  {
    what: 'what is ignored depends on a wrong field',
    files: {
      'articles/knees.mdx': {
        fields:
          'reviewers: { a: 1 }\nignore: [{ rule: names-are-listed-once, reason: Two jobs. }]\n',
      },
    },
    expected: ['record-has-its-shape articles/knees.mdx:7:12'],
  },
  {
    what: 'formulas are turned on with a wrong word',
    files: {
      'site.yaml': 'name: Assay\nurl: https://example.org\nmathematics: yes\n',
      'articles/knees.mdx': { body: 'The sum is $a_1 + \\frac{1}{2}$.' },
    },
    expected: ['record-has-its-shape site.yaml:3:14'],
  },
  {
    what: 'a person has only an unknown part',
    files: {
      'references/smith2020.yaml':
        'type: book\ntitle: On cells\nauthor: [{ name: 1 }]\nissued: 2020\npublisher: P\nISBN: 978-0-306-40615-7\n',
    },
    expected: ['record-has-its-shape references/smith2020.yaml:3:12'],
  },
  {
    what: 'a number is in the place of a claim',
    files: {
      'articles/cells.mdx':
        '---\ntitle: Is this about cells?\ndescription: A description that is long enough to tell a reader what this is about.\npublished: 2022-05-06\nauthors: [desk]\ntopics: [pain]\nclaims: [7]\n---\n\nSee [@smith2020; @pubmed2022].\n',
    },
    expected: ['record-has-its-shape articles/cells.mdx:7:10'],
  },
]

test.each(consequences)('no consequence is reported where $what', ({ files, expected }) => {
  const reported = checkFiles(files).issues.map(
    ({ rule, printed }) => `${rule} ${printed.split(': ', 1)[0] ?? ''}`,
  )
  expect(reported).toEqual(expected)
})

test.each(wrongValues)('rules find mistakes $what', ({ files, expected }) => {
  const reported = checkFiles(files).issues.map(
    ({ rule, printed }) => `${rule} ${printed.split(': ', 1)[0] ?? ''}`,
  )
  expect(reported).toEqual(expected)
})
