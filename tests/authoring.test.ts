/** The examples of `docs/authoring.md`: the files make up a publication without errors, and the commands exist. */

import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { beforeAll, expect, test } from 'vitest'

import { verbs } from '../src/cli/cite/verbs.ts'
import { freshFolder, project, run } from './publish.ts'

const guide = readFileSync(join(project, 'docs/authoring.md'), 'utf8')

/** A file of the examples: its path in a line of its own, and its text in a block below. */
const fileBlock = /^`(content\/[^`]+)`\n\n(`{3,})\w*\n([^]*?)^\2$/gm

const files = new Map(
  [...guide.matchAll(fileBlock)].map(([, path = '', , text = '']) => [path, text] as const),
)

let folder: string
beforeAll(() => {
  folder = freshFolder()
  cpSync(join(project, 'content'), join(folder, 'content'), { recursive: true })
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
})

test('every kind of file has an example', () => {
  const kinds = new Set([...files.keys()].map((path) => path.split('/')[1]))
  expect([...kinds].toSorted()).toEqual(
    'articles claimants claims pages people ratings references responses searches topics'.split(
      ' ',
    ),
  )
})

test('the files are a publication without errors', async () => {
  const { code, report } = await run('check', folder)
  expect(report).not.toContain('error:')
  expect(code, report).toBe(0)
})

test('every command that it names exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const named = [...guide.matchAll(/\bnpm run ([a-z][\w:-]*)(?: ([a-z]+))?/g)]
  expect(named.length).toBeGreaterThan(20)
  for (const [text, script = '', verb] of named) {
    expect(scripts, text).toHaveProperty([script])
    if (script === 'cite' && verb !== undefined) expect(Object.keys(verbs), text).toContain(verb)
  }
})
