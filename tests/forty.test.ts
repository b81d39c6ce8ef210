/**
 * A publication with some fifty mistakes of different kinds: one run reports them all, each at its position. They are
 * listed by hand in `fixtures/forty/planted.yaml`.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { parseWorkflowCommand } from '../src/integrity/reporters/cases/workflow-command.ts'
import { check, fixtures } from './publish.ts'

interface Listed {
  rule: string
  file: string
  line: number
  column: number
}

const planted = Object.entries(
  parse(readFileSync(join(fixtures, 'forty/planted.yaml'), 'utf8')) as Record<string, string[]>,
).flatMap(([file, mistakes]) => mistakes.map((mistake) => `${file}:${mistake}`))

test('there are at least forty, of many kinds, in twelve files', () => {
  expect(planted.length).toBeGreaterThanOrEqual(40)
  expect(new Set(planted.map((mistake) => mistake.split(':')[0])).size).toBeGreaterThanOrEqual(12)
  expect(new Set(planted.map((mistake) => mistake.split(' ')[1])).size).toBeGreaterThanOrEqual(25)
})

test('all are reported in one run, each with its file, line and column', async () => {
  const { code, printed } = await check('forty', { args: ['--format', 'json'] })
  const { issues } = JSON.parse(printed) as { issues: Listed[] }
  const found = issues.map(({ rule, file, line, column }) => {
    const name = file.slice(file.indexOf('content/'))
    return `${name}:${line}:${column} ${rule}`
  })
  expect(found.sort()).toEqual(planted.toSorted())
  expect(code).toBe(1)
})

test('each is an annotation that GitHub can read', async () => {
  const { printed } = await check('forty', { args: ['--format', 'github'] })
  const commands = printed
    .split('\n')
    .filter((line) => line.startsWith('::'))
    .map((line) => parseWorkflowCommand(line))
  expect(commands).toHaveLength(planted.length)
  for (const command of commands) {
    expect(command?.name).toMatch(/^(?:error|warning)$/)
    const { file, line, col } = command?.properties ?? {}
    expect(planted.some((mistake) => mistake.includes(`${line ?? ''}:${col ?? ''} `))).toBe(true)
    expect(file).toMatch(/content\/\S+$/)
  }
})
