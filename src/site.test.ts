import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { expect, test } from 'vitest'

import { contentDirectory, readSite } from './site.ts'

test('the content is where CONTENT_DIR says, from the working directory', () => {
  expect(contentDirectory({})).toBe(resolve('content'))
  expect(contentDirectory({ CONTENT_DIR: '' })).toBe(resolve('content'))
  expect(contentDirectory({ CONTENT_DIR: 'some/content' })).toBe(resolve('some/content'))
  expect(contentDirectory({ CONTENT_DIR: '/elsewhere' })).toBe('/elsewhere')
})

test('what systems and editors leave beside messages is not read', () => {
  const directory = mkdtempSync(join(tmpdir(), 'assay site '))
  mkdirSync(join(directory, 'messages'))
  writeFileSync(join(directory, 'site.yaml'), 'name: Assay\nurl: https://example.org\n')
  writeFileSync(join(directory, 'messages/._de.yaml'), '\0\u0005\u0016\u0007')
  expect(readSite(directory)).not.toHaveProperty('messages')
  rmSync(directory, { recursive: true })
})

test('a site is read, filled in and frozen', () => {
  const directory = mkdtempSync(join(tmpdir(), 'assay site '))
  writeFileSync(join(directory, 'site.yaml'), '\uFEFFname: Assay\r\nurl: https://example.org\r\n')
  const site = readSite(directory)
  expect(site).toEqual({
    name: 'Assay',
    url: 'https://example.org',
    language: 'en',
    csl: 'vancouver',
  })
  expect(Object.isFrozen(site)).toBe(true)
  writeFileSync(join(directory, 'site.yaml'), 'name: Assay\n')
  expect(() => readSite(directory)).toThrow()
  rmSync(directory, { recursive: true })
})
