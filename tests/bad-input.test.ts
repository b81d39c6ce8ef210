/**
 * Publications with mistakes: the `expected.txt` of each fixture is its whole report. `UPDATE=1` writes these files; read
 * the diff before you commit it.
 */

import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, describe, expect, test } from 'vitest'

import {
  check,
  differences,
  filesOf,
  fixtures,
  freshFolder,
  publish,
  shared,
  type Outcome,
} from './publish.ts'

/** The fixtures without mistakes. */
const sound = [
  'drafts',
  'elements',
  'all-formats',
  'base-path',
  'changing',
  'minimal',
  'keys',
  'kinds',
  'live',
  'outcomes',
  'responses',
  'rtl',
  'translated',
  'german',
  'identity',
  'second',
  'two-front-matters',
  'explainers',
  'verdicts',
  'withdrawn',
]
const wrong = readdirSync(fixtures).filter((name) => !sound.includes(name))

let last: Outcome
beforeAll(async () => {
  last = await shared('minimal')
  expect(last.output).toContain('✓ Publish')
})

test.concurrent.for(wrong)(
  '%s is reported, and the last site stays',
  async (situation, { expect }) => {
    const folder = freshFolder()
    cpSync(last.outDir, join(folder, 'dist'), { recursive: true })
    const { code, report, outDir } = await publish(situation, { folder })

    await expect(report).toMatchFileSnapshot(join(fixtures, situation, 'expected.txt'))
    expect(code).toBe(1)
    expect(differences(filesOf(outDir), filesOf(last.outDir))).toEqual([])
  },
)

test('many mistakes in many files are reported in one run', async () => {
  const { code, report } = await check('many')
  const blocks = report.matchAll(/╰── error: .*\n(?: .*\n)*? +(content\/\S+?):\d+:\d+ {3}/g)
  const places = [...blocks].map(([, file]) => file)
  expect(places.length).toBeGreaterThanOrEqual(10)
  expect(new Set(places).size).toBeGreaterThanOrEqual(6)
  expect(report).toMatch(new RegExp(`\\n${places.length} errors.* in \\d+ files\\.\\n$`))
  expect(code).toBe(1)
})

describe('a hostile article', () => {
  const evidence = join(freshFolder(), 'evidence')
  let checked: Outcome
  let built: Outcome
  beforeAll(async () => {
    const options = { variables: { EVIDENCE: evidence } }
    checked = await check('hostile', options)
    built = await publish('hostile', options)
  })

  test('is reported by the check as by the build', () => {
    expect(built.report.startsWith(checked.report)).toBe(true)
    expect(checked.report).not.toBe('')
  })

  test('runs nothing', () => {
    expect([checked.code, built.code]).toEqual([1, 1])
    expect(existsSync(evidence)).toBe(false)
  })
})

test('a missing content folder is reported with its name', async () => {
  const { code, report } = await check('minimal', { variables: { CONTENT_DIR: 'no/such/folder' } })
  expect(report).toMatch(/^✗ There is no content at .*no\/such\/folder\. Set CONTENT_DIR/)
  expect(code).toBe(1)
})

test('a file instead of the content folder is reported with its name', async () => {
  const CONTENT_DIR = join(freshFolder(), 'file')
  writeFileSync(CONTENT_DIR, 'no folder')
  const { code, report } = await check('minimal', { variables: { CONTENT_DIR } })
  expect(report).toMatch(/^✗ CONTENT_DIR is a file, not a folder: `.*\/file`\. Set CONTENT_DIR/)
  expect(code).toBe(1)
})
