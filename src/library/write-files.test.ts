import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { beforeEach, expect, test } from 'vitest'

import { writeTogether } from './write-files.ts'

let folder = ''
const at = (name: string) => join(folder, name)
const textOf = (name: string) => readFileSync(at(name), 'utf8')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-files-'))
  writeFileSync(at('old.yaml'), 'old')
})

test('writes, replaces and removes files, and creates their folders', () => {
  writeFileSync(at('gone.yaml'), 'gone')
  writeTogether([
    { file: at('a/b/new.yaml'), text: 'new' },
    { file: at('old.yaml'), text: 'changed' },
    { file: at('gone.yaml'), text: undefined },
  ])
  expect([textOf('a/b/new.yaml'), textOf('old.yaml')]).toEqual(['new', 'changed'])
  expect(existsSync(at('gone.yaml'))).toBe(false)
  expect(readdirSync(folder).sort()).toEqual(['a', 'old.yaml'])
})

test('restores every file if one cannot be replaced', () => {
  mkdirSync(at('blocked.yaml/inside'), { recursive: true })
  expect(() =>
    writeTogether([
      { file: at('old.yaml'), text: 'changed' },
      { file: at('new.yaml'), text: 'new' },
      { file: at('blocked.yaml'), text: 'never' },
    ]),
  ).toThrow()
  expect(textOf('old.yaml')).toBe('old')
  expect(readdirSync(folder).sort()).toEqual(['blocked.yaml', 'old.yaml'])
})

/** Starts a process that writes 200 files, and gets a signal after half of them. */
function interrupted(sent: NodeJS.Signals) {
  const script = `
    import { writeTogether } from ${JSON.stringify(join(import.meta.dirname, 'write-files.ts'))}
    const files = Array.from({ length: 200 }, (_, index) => ({
      file: ${JSON.stringify(folder)} + '/' + index + '.yaml',
      text: String(index),
    }))
    // The text of a file is taken when the file is written.
    const text = { get: () => (process.kill(process.pid, '${sent}'), 'x') }
    Object.defineProperty(files[100], 'text', text)
    writeTogether(files)
    setTimeout(() => console.log('still there'), 5000)
  `
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s waits until all files are written', (sent) => {
  expect(interrupted(sent)).toMatchObject({ signal: sent, stdout: '' })
  expect(readdirSync(folder)).toHaveLength(201)
})

test('a process that is killed leaves no file that the publication reads', () => {
  expect(interrupted('SIGKILL')).toMatchObject({ signal: 'SIGKILL', stdout: '' })
  expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual(['old.yaml'])
})
