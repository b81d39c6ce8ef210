/** The problem matchers of VS Code's task for the check (`.vscode/tasks.json`), on reports of the check. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { parse as parseJsonc } from 'jsonc-parser'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'

import { readPublication } from '../../publication/read.ts'
import { checkPublication } from '../check.ts'
import type { Issue } from '../issue.ts'
import { reportToTerminal } from './terminal.ts'

const project = join(import.meta.dirname, '../../..')

/** A line of a matcher: its pattern, and which group is what. */
interface Pattern {
  regexp: string
  file?: number
  line?: number
  column?: number
  severity?: number
  message?: number
  code?: number
}

interface Task {
  label: string
  script: string
  problemMatcher: { owner: string; pattern: Pattern[] }[]
}

const { tasks } = parseJsonc(readFileSync(join(project, '.vscode/tasks.json'), 'utf8')) as {
  tasks: Task[]
}
const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

/** Finds problems as VS Code does: the patterns of a matcher match lines that follow each other. */
function match(output: string): Record<string, string>[] {
  const lines = output.split('\n')
  const matchers = tasks.find(({ script }) => script === 'check')?.problemMatcher ?? []
  return lines.flatMap((_, at) =>
    matchers.flatMap(({ pattern }) => {
      const found: Record<string, string> = {}
      const fits = pattern.every(({ regexp, ...groups }, offset) => {
        const matched = new RegExp(regexp).exec(lines[at + offset] ?? '')
        for (const [name, group] of Object.entries(groups)) found[name] = matched?.[group] ?? ''
        return matched !== null
      })
      return fits ? [found] : []
    }),
  )
}

const folder = mkdtempSync(join(tmpdir(), 'assay matcher '))
afterAll(() => rmSync(folder, { recursive: true }))

/** Checks the sound publication with other files in it. */
function check(files: Record<string, string>) {
  const sound = parse(
    readFileSync(join(import.meta.dirname, '../cases/sound.yaml'), 'utf8'),
  ) as Record<string, string>
  for (const [name, text] of Object.entries({ ...sound, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const publication = readPublication(folder)
  const { issues } = checkPublication(publication, { today: '2026-11-22' })
  return { issues, sources: publication.sources }
}

test('every problem of a report is found once, with its place, severity, message and rule', () => {
  const { issues: all, sources } = check({
    'topics/knee caps.yaml': 'name: Knees\ndesription: X: y.\n',
    'claims/it-works.yaml':
      'statement: It works\nrating: nowhere\ncertainty: sure\nrationale: Too few.\n',
    'articles/cells.mdx':
      '---\ntitle: Does it work?\ndescription: Short.\npublished: 2022-05-06\nauthors: [desk]\ntopics: [pain]\n---\n\nAs found [@nobody2020] in {x}.\n\n\n## A: b\n',
  })
  // A rule can leave out the hint.
  const [{ hint: _hint, ...first } = { hint: '' }, ...others] = all
  const issues = [first as Issue, ...others]
  expect(issues.filter(({ severity }) => severity === 'warning').length).toBeGreaterThan(0)
  expect(issues.some(({ hint }) => hint === undefined)).toBe(true)
  const report = reportToTerminal(issues, { directory: folder, sources, color: false })
  const found = match(report).map((each) => Object.values(each).sort())
  const expected = issues.map(({ place, severity, message, rule }) =>
    [
      place.file.slice(folder.length + 1),
      String(place.line),
      String(place.column),
      severity,
      message,
      rule,
    ].sort(),
  )
  expect(found.sort()).toEqual(expected.sort())
})

test('nothing is found in a report without problems', () => {
  expect(match('✓ Check — 12 files, no problems (0.1 s)\n')).toEqual([])
})

test('the tasks run commands that exist', () => {
  expect(tasks.length).toBeGreaterThan(1)
  for (const { script } of tasks) expect(Object.keys(scripts)).toContain(script)
})
