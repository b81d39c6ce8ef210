import type { ViteDevServer } from 'vite'

import { EventEmitter } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { watchFolder } from './watched-folder.ts'

let folder: string
/** How often the folder was added to the watcher, and how many changes were noted. */
let added: number
let noted: number
let emitter: EventEmitter
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  folder = mkdtempSync(join(tmpdir(), 'assay-watched-'))
  mkdirSync(join(folder, 'articles'))
  added = 0
  noted = 0
  emitter = new EventEmitter()
  const watcher = Object.assign(emitter, {
    add: () => (added += 1),
    unwatch: () => undefined,
  }) as unknown as ViteDevServer['watcher']
  stop = watchFolder({ watcher }, folder, () => (noted += 1))
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

/** Reports an event as the watcher does, and lets a second pass. */
function report(event: string, name: string): void {
  emitter.emit('all', event, join(folder, name))
  vi.advanceTimersByTime(1000)
}

test('a folder that is watched as before is not added again', () => {
  report('change', 'articles/tea.mdx')
  rmSync(join(folder, 'articles'), { recursive: true })
  report('unlinkDir', 'articles')
  expect([added, noted]).toEqual([1, 2])
})

test('a folder that is back before it is reported as deleted is watched again', () => {
  report('unlinkDir', 'articles')
  expect([added, noted]).toEqual([2, 2])
  report('change', 'articles/tea.mdx')
  expect([added, noted]).toEqual([2, 3])
})

test('another folder at the same path is watched, and so is the content after it was away', () => {
  rmSync(folder, { recursive: true })
  vi.advanceTimersByTime(1000)
  mkdirSync(folder)
  vi.advanceTimersByTime(1000)
  expect([added, noted]).toEqual([2, 2])
})
