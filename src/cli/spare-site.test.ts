import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { filesIn } from '../integrations/output.ts'
import { projectDirectory } from './environment.ts'
import { writeManifest } from './manifest.ts'
import { deleteOthers, makeFolderOfSite, replaceSite } from './spare-site.ts'

// A spare site is renamed, so it has to be on the volume of the project.
const parent = join(projectDirectory, 'node_modules/.cache/tests')
let folder: string
let target: string
let built: string
beforeEach(() => {
  mkdirSync(parent, { recursive: true })
  folder = mkdtempSync(join(parent, 'spare '))
  target = join(folder, 'dist')
  built = join(folder, 'built')
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function write(site: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site, name)), { recursive: true })
    writeFileSync(join(site, name), text)
  }
  writeManifest(site)
}

/** Publishes a site made from nothing. */
function publish(files: Record<string, string>): void {
  mkdirSync(built, { recursive: true })
  write(built, files)
  replaceSite(built, target, false)
}

test('a first site leaves links to its files for the next one', () => {
  publish({ 'a/index.html': 'a', 'robots.txt': 'all' })
  expect(makeFolderOfSite(built, target)).toBe(false)
  expect(filesIn(built)).toEqual(filesIn(target))
  expect(statSync(join(built, 'a/index.html')).ino).toBe(statSync(join(target, 'a/index.html')).ino)
})

test('a site that is almost the same leaves the one before it', () => {
  publish({ 'index.html': 'one' })
  const published = readFileSync(join(target, '.assay'), 'utf8')
  makeFolderOfSite(built, target)
  rmSync(join(built, 'index.html'))
  write(built, { 'index.html': 'two', 'new.html': '' })
  expect(readFileSync(join(target, '.assay'), 'utf8')).toBe(published)
  expect(replaceSite(built, target, true)).toBeUndefined()
  expect(readFileSync(join(target, 'index.html'), 'utf8')).toBe('two')
  expect(makeFolderOfSite(built, target)).toBe(false)
  expect(readFileSync(join(built, 'index.html'), 'utf8')).toBe('one')
})

test('a new site is made from nothing without one, or without a last site', () => {
  expect(makeFolderOfSite(built, target)).toBe(true)
  publish({ 'index.html': 'one' })
  expect(makeFolderOfSite(built, undefined)).toBe(true)
  expect(filesIn(built)).toEqual([])
})

test('files of the spare site that the new one does not have are deleted, with their folders', () => {
  write(built, { 'a/b/c.html': '', 'a/d.html': '', 'e/f/g.html': '', 'index.html': '' })
  deleteOthers(built, new Set(['a/d.html', 'index.html']))
  expect(filesIn(built)).toEqual(['a/d.html', 'index.html'])
  expect(existsSync(join(built, 'a/b'))).toBe(false)
  expect(existsSync(join(built, 'e'))).toBe(false)
})

test('the spare site of an output folder that is gone is deleted', () => {
  publish({ 'index.html': 'one' })
  rmSync(target, { recursive: true })
  const other = join(folder, 'other')
  write(built, { 'index.html': 'two' })
  replaceSite(built, other, false)
  expect(makeFolderOfSite(built, target)).toBe(true)
  expect(makeFolderOfSite(built, other)).toBe(false)
})
