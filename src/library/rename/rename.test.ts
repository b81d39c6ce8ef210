import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { checkTexts, inspectTexts } from '../../integrity/check.ts'
import { readPublication } from '../../publication/read.ts'
import { validatePublication } from '../../publication/validate.ts'
import { writeTogether } from '../write-files.ts'
import { planRename } from './plan.ts'

type Files = Record<string, string | null>

interface Case {
  name: string
  from: string
  to: string
  files: Files
  after: Files
}

const yaml = (path: string): unknown => parse(readFileSync(join(import.meta.dirname, path), 'utf8'))
const sound = yaml('../../integrity/cases/sound.yaml') as Files
const cases = yaml('rename.cases.yaml') as Case[]

function layOut(files: Files): string {
  const directory = mkdtempSync(join(tmpdir(), 'rename '))
  for (const [name, text] of Object.entries({ ...sound, ...files })) {
    if (text === null) continue
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), text)
  }
  return directory
}

function inspect(directory: string) {
  const publication = readPublication(directory)
  const { validated, problems } = validatePublication(publication)
  const context = inspectTexts(publication, validated, { today: '2026-11-22' })
  const said = checkTexts(context, problems).map(({ rule, message }) => `${rule}: ${message}`)
  return { context, said }
}

const filesIn = (directory: string) =>
  Object.fromEntries(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(directory, file), readFileSync(file, 'utf8')]),
  )

describe('a change of a key', () => {
  test.each(cases)('is made in $name', ({ from, to, files, after }) => {
    const directory = layOut(files)
    const before = filesIn(directory)
    const { context, said } = inspect(directory)
    expect(said).toEqual([])

    writeTogether(planRename(context, { from, to }).changes)

    const expected = Object.entries({ ...before, ...after }).filter(([, text]) => text !== null)
    expect(filesIn(directory)).toEqual(Object.fromEntries(expected))
    expect(inspect(directory).said).toEqual(said)
  })
})

describe('a change of a key is refused', () => {
  const refusal = (from: string, to: string, files: Files = {}) => {
    const { context } = inspect(layOut(files))
    try {
      return planRename(context, { from, to }).changes
    } catch (error) {
      return (error as Error).message
    }
  }

  test.each([
    ['smiht2020', 'a', 'No reference or search has the key `smiht2020`; did you mean `smith2020`?'],
    [
      'nobody',
      'a',
      'No reference or search has the key `nobody`. `npm run cite find <words>` lists keys.',
    ],
    ['smith2020', 'smith2020', 'The two keys are the same: `smith2020`.'],
    [
      'smith2020',
      'PubMed2022',
      'The citation key `pubmed2022` is already used. Choose another one.',
    ],
    [
      'smith2020',
      'smith 2020',
      '`smith 2020` cannot be a citation key: it contains a space. Use only letters and digits, with single `: . $ & - + < > ~ / _` between them.',
    ],
    [
      'smith2020',
      '../x',
      '`../x` cannot be a citation key: it contains the part `..`. Put a slash only between words, as in `10.1000/182`.',
    ],
    [
      'smith2020',
      'pubmed2022.json',
      'The page of `pubmed2022.json` and a file of another source would have the same address. Choose another key.',
    ],
  ])('from %s to %s', (from, to, message) => {
    expect(refusal(from, to)).toBe(message)
  })

  test('if a text that contains the key cannot be read', () => {
    const broken = `${sound['articles/cells.mdx'] ?? ''}\n<Note>\n`
    expect(refusal('smith2020', 'a', { 'articles/cells.mdx': broken })).toMatch(
      /cells\.mdx` contains `smith2020` but cannot be read completely/,
    )
    expect(
      refusal('other', 'a', {
        'articles/cells.mdx': broken,
        'references/other.yaml': 'type: book\ntitle: A\n',
      }),
    ).toHaveLength(2)
  })

  test('if two sources have the key', () => {
    const files = { 'references/a.bib': '@book{smith2020, title={A}}' }
    expect(refusal('smith2020', 'a', files)).toMatch(/^Two sources have the key `smith2020`/)
  })
})

test('what looks like a citation but is not one is listed', () => {
  const text = `${sound['articles/cells.mdx'] ?? ''}\nOne [[@smith2020]] and two.\n`
  const { context } = inspect(layOut({ 'articles/cells.mdx': text }))
  const { unchanged, places } = planRename(context, { from: 'smith2020', to: 'a' })
  expect(unchanged.map(({ place: { line, column }, raw }) => `${line}:${column} ${raw}`)).toEqual([
    '16:5 [[@smith2020]]',
  ])
  expect([...places.values()]).toEqual([1, 1])
})
