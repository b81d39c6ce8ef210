import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { commitOf, repositoryOf, textAt, uncommittedFiles, versionsOf } from './git.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'assay git ')))
const content = join(folder, 'content')
const write = (name: string, text: string) => writeFileSync(join(content, name), text)
const run = (...args: string[]) =>
  execFileSync(
    'git',
    ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args],
    {
      env: { ...process.env, GIT_COMMITTER_DATE: '2026-11-20T12:00:00Z' },
    },
  )

beforeAll(() => {
  mkdirSync(content)
  run('init', '--quiet')
  write('ü.mdx', 'one\nand a line that stays\n')
  run('add', '.')
  run('commit', '--quiet', '--message', 'Begin')
  write('ü.mdx', 'two\nand a line that stays\n')
  run('commit', '--quiet', '--all', '--message', 'Change')
  renameSync(join(content, 'ü.mdx'), join(content, 'new.mdx'))
  run('add', '.')
  run('commit', '--quiet', '--message', 'Rename')
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

test('the versions of a file are listed newest first, with its earlier names', () => {
  expect([...versionsOf(content, 'new.mdx')]).toEqual([
    { day: '2026-11-20', text: 'two\nand a line that stays\n' },
    { day: '2026-11-20', text: 'two\nand a line that stays\n' },
    { day: '2026-11-20', text: 'one\nand a line that stays\n' },
  ])
  expect([...versionsOf(content, 'never.mdx')]).toEqual([])
})

test('a file is read as a commit has it', () => {
  expect(textAt(content, 'HEAD~2', 'ü.mdx')).toBe('one\nand a line that stays\n')
  expect(textAt(content, 'HEAD~2', 'new.mdx')).toBeUndefined()
  expect(commitOf(content, 'HEAD')).toMatch(/^[0-9a-f]{40}/)
  expect(commitOf(content, '--help')).toBeUndefined()
})

test('files that differ from the last commit are listed, new ones included', () => {
  expect(uncommittedFiles(content)).toEqual([])
  write('new.mdx', 'three\n')
  write('a file.yaml', '')
  expect(uncommittedFiles(content).sort()).toEqual(
    [join(content, 'a file.yaml'), join(content, 'new.mdx')].sort(),
  )
})

test('a folder without a repository has none of this', () => {
  const outside = realpathSync(tmpdir())
  expect(repositoryOf(outside)).toBeUndefined()
  expect(uncommittedFiles(outside)).toEqual([])
  expect(repositoryOf(content)).toBe(folder)
})
