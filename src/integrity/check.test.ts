/**
 * Runs the cases of the rules, `rules/<rule>.cases.yaml`: what breaks a rule, with the problems, and what nearly
 * breaks it and is right.
 *
 * `UPDATE=1` writes the messages of every case. Read the diff before you commit it: wording is behaviour.
 */

import { existsSync, globSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { type RuleName, rules } from './rule-names.ts'

import { readPublication } from '../publication/read.ts'
import { checkFiles, today, type Files } from './cases/check-files.ts'
import { repeatsIn } from './cases/repeats.ts'
import { writeProblems } from './cases/write-problems.ts'
import { checkPublication } from './check.ts'
import { ofSite } from './site/cases/inspect-example.ts'

interface Cases {
  broken: { name: string; files: Files; problems: string[] }[]
  right: { name: string; files: Files }[]
}

/** The rules over the built site have cases of their own, next to them. */
const ofContent = (Object.keys(rules) as RuleName[]).filter((rule) => !ofSite.includes(rule))

test.each(ofContent)('%s has cases', (rule) => {
  expect(existsSync(fileOf(rule))).toBe(true)
})

for (const file of globSync(fileOf('*'))) {
  const rule = basename(file, '.cases.yaml') as RuleName
  const { broken, right } = parse(readFileSync(file, 'utf8')) as Cases

  describe(rule, () => {
    test('is a rule, with cases of both kinds', () => {
      expect(ofContent).toContain(rule)
      expect(Math.min(broken.length, right.length)).toBeGreaterThan(0)
    })

    test.each(broken.map((each, index) => ({ ...each, index })))(
      'is broken by $name',
      ({ files, problems, index }) => {
        const all = checkFiles(files).issues
        const issues = all.filter((issue) => issue.rule === rule)
        const reported = issues.map((issue) => issue.printed)
        if (process.env['UPDATE']) writeProblems(file, index, reported)
        else expect(reported).toEqual(problems)
        expect(reported).not.toEqual([])
        expect(repeatsIn(all)).toEqual([])
        for (const { severity, message, hint, found, length } of issues) {
          expect(severity).toBe(rules[rule].severity)
          expect(message).toMatch(/^[A-Z`].*[.?]$/s)
          expect(hint).toMatch(/[.?…]$/)
          if (length !== undefined) expect(found).not.toBe('')
        }
      },
    )

    test.each(right)('holds with $name', ({ files }) => {
      const { issues } = checkFiles(files)
      const wrong = issues.filter((issue) => issue.rule === rule || issue.severity === 'error')
      expect(wrong.map(({ rule, printed }) => `${rule} ${printed}`)).toEqual([])
    })
  })
}

function fileOf(rule: string): string {
  return join(import.meta.dirname, `rules/${rule}.cases.yaml`)
}

test('a small publication is sound', () => {
  expect(checkFiles({}).issues).toEqual([])
})

test('a publication without site.yaml says so', () => {
  const { issues } = checkPublication(readPublication(join(tmpdir(), 'nowhere')), { today })
  expect(issues.map(({ rule, message, hint }) => [rule, message, hint])).toEqual([
    [
      'file-belongs-here',
      'This publication has no `site.yaml`.',
      'Add one with at least `name` and `url`.',
    ],
  ])
})

test('mistakes do not spread: a record with one keeps its name', () => {
  const { issues } = checkFiles({
    'people/desk.yaml': 'nmae: The desk\n',
    'references/smith2020.yaml': 'title: : x\n',
    'ratings/unproven.yaml': '',
  })
  expect(issues.map(({ printed }) => printed.split(':')[0])).toEqual([
    'people/desk.yaml',
    'ratings/unproven.yaml',
    'references/smith2020.yaml',
  ])
})

test('a link to a file in public/ is one to a file that is there, where these are known', () => {
  const files = {
    'articles/knees.mdx': { body: 'Get the [poster](/poster.pdf) or [badge](/press/badge.png).' },
  }
  const rulesOf = (...known: Parameters<typeof checkFiles>) =>
    checkFiles(...known).issues.map(
      ({ rule, printed }) => `${rule} ${printed.split(' → ')[0] ?? ''}`,
    )
  expect(rulesOf(files)).toEqual([])
  expect(rulesOf(files, new Set(['/poster.pdf']))).toEqual([
    'link-resolves articles/knees.mdx:8:42: There is no page at `/press/badge.png`.',
  ])
})

test('every rule is described in a sentence', () => {
  for (const { holds } of Object.values(rules)) expect(holds).toMatch(/^[A-Z].*\.$/)
})
