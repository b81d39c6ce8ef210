import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { readPublication } from './publication.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'assay reading '))
})
afterEach(() => rmSync(directory, { recursive: true }))

const problems = () =>
  readPublication(directory).problems.map(
    ({ place, message, hint }) => `${relative(directory, place.file)}: ${message} → ${hint ?? ''}`,
  )

test('what is a link instead of a file is told, and not passed over', () => {
  mkdirSync(join(directory, 'people'))
  writeFileSync(join(directory, 'site.yaml'), 'name: Assay\nurl: https://example.org\n')
  symlinkSync(join(directory, 'site.yaml'), join(directory, 'people/desk.yaml'))
  symlinkSync(directory, join(directory, 'people/again'))
  symlinkSync(join(directory, 'nowhere'), join(directory, 'people/.hidden'))
  const said =
    'is not a kind of file that is read here. → Put the file itself here, not a link to it.'
  expect(problems()).toEqual([
    `people/again: \`again\` ${said}`,
    `people/desk.yaml: \`desk.yaml\` ${said}`,
  ])
})

test('a folder in the place of a file is told, and a file in the place of a folder', () => {
  mkdirSync(join(directory, 'site.yaml'))
  writeFileSync(join(directory, 'claims'), '')
  expect(problems()).toEqual([
    'site.yaml: This publication has no `site.yaml`. → Add one with at least `name` and `url`.',
    'claims: `claims` is not a kind of file that is read here. → Make a folder of content/claims.',
  ])
})
