import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { lockOutput } from './lock.ts'

const root = mkdtempSync(join(tmpdir(), 'assay lock '))
afterAll(() => {
  rmSync(root, { recursive: true })
})

test('there is one build at a time', () => {
  const outDir = join(root, 'not yet there', 'dist')
  const unlock = lockOutput(outDir)
  expect(unlock).toBeTypeOf('function')
  expect(lockOutput(outDir)).toBeUndefined()
  expect(existsSync(outDir)).toBe(false)

  const other = lockOutput(join(root, 'not yet there', 'other'))
  expect(other).toBeTypeOf('function')
  other?.()

  unlock?.()
  const again = lockOutput(outDir)
  expect(again).toBeTypeOf('function')
  again?.()
})

test('a build that was killed holds no lock', async () => {
  const outDir = join(root, 'killed', 'dist')
  const script = `
    import { lockOutput } from './lock.ts'
    // What nothing refers to is collected, and its lock with it.
    globalThis.unlock = lockOutput(${JSON.stringify(outDir)})
    console.log(globalThis.unlock ? 'locked' : 'refused')
    setInterval(() => {}, 1000)
  `
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  expect(String(said)).toBe('locked\n')
  expect(lockOutput(outDir)).toBeUndefined()

  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
  const unlock = lockOutput(outDir)
  expect(unlock).toBeTypeOf('function')
  unlock?.()
})
