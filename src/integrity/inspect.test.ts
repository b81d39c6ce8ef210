/**
 * Runs the cases of the rules for the built site, `rules/<rule>.cases.yaml`: files that break a rule, with the messages,
 * and similar files that do not.
 *
 * `UPDATE=1` writes the messages of every case. Read the diff before you commit it, because wording is behaviour.
 */

import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import type { Issue } from './issue.ts'
import { type RuleName, rules } from './rule-names.ts'

import { writeProblems } from './cases/write-problems.ts'
import { emptyPack, inspectFiles, ofSite, type Files } from './site/cases/inspect-example.ts'

interface Case {
  name: string
  files: Files
  /** The address of the site, if it is not the usual one. */
  url?: string
}

interface Cases {
  broken: (Case & { problems: string[] })[]
  right: Case[]
}

const caseFiles = globSync(join(import.meta.dirname, 'site/rules/*.cases.yaml'))

test('every rule over the built site has cases', () => {
  expect(caseFiles.map((file) => basename(file, '.cases.yaml')).sort()).toEqual(ofSite)
})

for (const file of caseFiles) {
  const rule = basename(file, '.cases.yaml') as RuleName
  const { broken, right } = parse(readFileSync(file, 'utf8')) as Cases

  describe(rule, () => {
    test('has cases of both kinds', () => {
      expect(Math.min(broken.length, right.length)).toBeGreaterThan(0)
    })

    test.each(broken.map((each, index) => ({ ...each, index })))(
      'is broken by $name',
      ({ files, url, problems, index }) => {
        const { issues } = inspectFiles(files, optionsOf({ url }))
        const ofRule = issues.filter((issue) => issue.rule === rule)
        const reported = ofRule.map(print)
        if (process.env['UPDATE']) writeProblems(file, index, reported)
        else expect(reported).toEqual(problems)
        expect(reported).not.toEqual([])
        expect(inspectFiles(files, { ...optionsOf({ url }), thorough: true }).issues).toEqual(
          issues,
        )
        for (const { severity, message, hint, found, length } of ofRule) {
          expect(severity).toBe(rules[rule].severity)
          expect(message).toMatch(/^[A-Z`].*[.?]$/s)
          expect(hint).toMatch(/[.?…]$/)
          if (length !== undefined) expect(found).toBeTruthy()
        }
      },
    )

    test.each(right)('holds with $name', ({ files, url }) => {
      const { issues } = inspectFiles(files, optionsOf({ url }))
      expect(issues.map(({ rule, ...issue }) => `${rule} ${print({ rule, ...issue })}`)).toEqual([])
      expect(inspectOtherwise(files, url)).toEqual([[], []])
    })
  })
}

/** Inspects the files of a case in the other ways: all of them in full, and with the facts about a similar site. */
function inspectOtherwise(files: Files, url: string | undefined): Issue[][] {
  const kept = emptyPack()
  inspectFiles({}, { ...optionsOf({ url }), kept })
  return [
    inspectFiles(files, { ...optionsOf({ url }), thorough: true }).issues,
    inspectFiles(files, { ...optionsOf({ url }), kept }).issues,
  ]
}

/** The options for a case. */
function optionsOf({ url }: { url?: string | undefined }): { url?: string } {
  return url === undefined ? {} : { url }
}

function print({ place: { file, line, column }, message, hint, found }: Issue): string {
  const words = found === undefined ? '' : ` «${found}»`
  return `${file.slice('/dist/'.length)}:${line}:${column}${words}: ${message} → ${hint ?? ''}`
}

const withoutTitle = (heading: string) => `<!doctype html>
<html><head>
<meta name="description" content="A page.">
<link rel="canonical" href="https://example.org/${heading}.html">
</head><body><h1>${heading}</h1></body></html>
`

test('a small site is sound', () => {
  const { issues, pages, sources } = inspectFiles({})
  expect(issues).toEqual([])
  expect(pages).toBe(9)
  expect(sources.size).toBe(0)
})

test('all problems are found at once, in the order of the files, with the text of each file', () => {
  const { issues, sources } = inspectFiles({
    'z.html': withoutTitle('z'),
    'a.html': withoutTitle('a').replace('<h1>a</h1>', '<a href="/nowhere/">a</a>'),
    'm.json': '{',
  })
  expect(
    issues.map(({ rule, place }) => `${place.file}:${place.line}:${place.column} ${rule}`),
  ).toEqual([
    '/dist/a.html:2:7 page-has-one-heading',
    '/dist/a.html:2:7 page-has-title',
    '/dist/a.html:5:23 page-links-resolve',
    '/dist/m.json:1:2 data-parses',
    '/dist/z.html:2:7 page-has-title',
  ])
  expect([...sources.keys()]).toEqual(['/dist/a.html', '/dist/m.json', '/dist/z.html'])
  expect(sources.get('/dist/z.html')).toBe(withoutTitle('z'))
})

test('site.yaml sets the severity of a rule', () => {
  const files = { 'a.html': withoutTitle('a'), 'm.json': '{' }
  const severities = { 'page-has-title': 'warning', 'data-parses': 'off' } as const
  const { issues } = inspectFiles(files, { severities })
  expect(issues.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['page-has-title', 'warning'],
  ])
})

test('the hint of a problem on every page is about the templates', () => {
  const hintsOf = (names: string[]) =>
    inspectFiles(
      Object.fromEntries(names.map((name) => [`${name}.html`, withoutTitle(name)])),
    ).issues.map(({ hint }) => hint)
  const own =
    'Add a `title`. Assay generates this file. If the content is correct, report a bug in Assay.'
  expect(hintsOf(['a', 'b', 'c', 'd', 'e'])).toEqual([own, own, own, own, own])
  const all =
    'The same problem is in 6 places. Check `site.yaml`, which affects all pages. If it is correct, report a bug in Assay.'
  expect(hintsOf(['a', 'b', 'c', 'd', 'e', 'f'])).toEqual([all, all, all, all, all, all])
})
