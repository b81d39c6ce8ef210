import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { ratingsSince } from './history.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay history '))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const content = join(folder, 'publication/content')
const claim = (name: string, text: string) => {
  mkdirSync(join(content, 'claims/old'), { recursive: true })
  writeFileSync(join(content, `claims/${name}.yaml`), text)
}
const git = (...args: string[]) =>
  execFileSync('git', [
    '-C',
    folder,
    '-c',
    'user.name=A',
    '-c',
    'user.email=a@example.org',
    ...args,
  ])

test('reads the committed ratings, not the current ones', () => {
  git('init', '--quiet')
  claim('cells', 'statement: Cells — help\nrating: unproven\n')
  claim('old/ünïcode', 'rating: mixed\n')
  claim('broken', 'rating: : x\n')
  claim('plain', 'rating: false\n')
  git('add', '.')
  git('commit', '--quiet', '--message', 'Begin')
  claim('cells', 'statement: Cells help\nrating: supported\n')
  claim('new', 'rating: false\n')

  expect([...ratingsSince(content, 'HEAD')].sort()).toEqual([
    ['cells', 'unproven'],
    ['old/ünïcode', 'mixed'],
    ['plain', 'false'],
  ])
})

test('says what it cannot compare with', () => {
  expect(() => ratingsSince(content, 'no-such')).toThrow('There is no revision `no-such`')
  expect(() => ratingsSince(content, '--help')).toThrow('There is no revision `--help`')
  expect(() => ratingsSince(tmpdir(), 'HEAD')).toThrow('is not in a git repository')
})
