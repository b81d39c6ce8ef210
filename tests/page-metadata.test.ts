/**
 * The tables in `docs/exports.md` of what each kind of page carries for machines. `UPDATE=1` writes them from the pages of
 * four sites; read the diff before you commit it.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'

import {
  pageMetadata,
  tableOfKinds,
  tableOfNames,
  withTable,
  type PageMetadata,
} from './page-metadata.ts'
import { vocabularyFaults } from './schema-org.ts'
import { layOut, project, run, shared, textsOf } from './publish.ts'

const file = join(project, 'docs/exports.md')

let pages: PageMetadata[]
beforeAll(async () => {
  const built = [
    await shared('verdicts'),
    await shared('elements'),
    await shared('translated'),
    // Sources of many types.
    await run('build', layOut('kinds')),
  ]
  pages = built.flatMap(({ code, output, outDir }) => {
    expect(code, output).toBe(0)
    return [...textsOf(outDir, '.html')].flatMap(
      ([name, html]) => pageMetadata(name.replace(/(^|\/)index\.html$/, '$1'), html) ?? [],
    )
  })
})

test('schema.org has every property and every kind of value in JSON-LD', () => {
  const things = pages.flatMap(({ path, things }) =>
    things.map((thing): [string, object] => [path, thing]),
  )
  expect(vocabularyFaults(things)).toEqual([])
})

test('docs/exports.md has what each kind of page carries: else run the tests with UPDATE=1', async () => {
  const written = readFileSync(file, 'utf8')
  const kinds = await withTable(written, '### By kind of page', tableOfKinds(pages), file)
  const all = await withTable(kinds, '### By vocabulary', tableOfNames(pages), file)
  if (process.env.UPDATE) writeFileSync(file, all)
  else expect(all).toBe(written)
})
