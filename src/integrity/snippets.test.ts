/** Lays what each snippet of the editor writes, left as it is, over the sound publication, and checks it. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parse as parseJsonc } from 'jsonc-parser'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { checkFiles, today, type Files } from './cases/check-files.ts'

interface Snippet {
  scope: string
  prefix: string
  body: string[]
}

const snippets = parseJsonc(
  readFileSync(join(import.meta.dirname, '../../.vscode/assay.code-snippets'), 'utf8'),
) as Record<string, Snippet>
const sound = parse(readFileSync(join(import.meta.dirname, 'cases/sound.yaml'), 'utf8')) as Record<
  string,
  string
>

const claim = sound['claims/it-works.yaml'] ?? ''
const article = sound['articles/cells.mdx'] ?? ''

/** Where an author uses each snippet: the files that come of it, with the records that its examples name. */
const uses: Record<string, (written: string) => Files> = {
  'A claim': (written) => ({ 'claims/new.yaml': written }),
  'A row of evidence': (written) => ({
    'claims/it-works.yaml': claim.replace(/(?<=^evidence:\n).*/ms, indented(written)),
  }),
  'A reference: article in a journal': (written) => ({ 'references/new2026.yaml': written }),
  'A reference: web page': (written) => ({ 'references/new2026.yaml': written }),
  'A search': (written) => ({ 'searches/new2026.yaml': written }),
  'An article': (written) => ({
    'articles/new.mdx': written,
    'claims/name-of-the-claim.yaml': claim.replace('It works', 'It works twice'),
    'people/assay-desk.yaml': 'name: The other desk\n',
  }),
  'A revision': (written) => ({ 'articles/cells.mdx': withRevision(written) }),
  'A revision: change of verdict': (written) => ({ 'articles/cells.mdx': withRevision(written) }),
}

test('each snippet has a use', () => {
  expect(Object.keys(snippets)).toEqual(Object.keys(uses))
})

test.each(Object.entries(snippets))('%s is right as it is written', (name, { body }) => {
  const written = expand(body.join('\n'))
  expect(written).not.toMatch(/\$/)
  const { issues } = checkFiles(uses[name]?.(written) ?? {})
  const errors = issues.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ rule, printed }) => `${rule} ${printed}`)).toEqual([])
})

test('what a snippet writes is checked', () => {
  const { issues } = checkFiles(uses['A row of evidence']?.('- reference: nobody2020\n') ?? {})
  expect(issues.map(({ rule }) => rule)).toContain('record-exists')
})

/** Writes a snippet as an editor does where nothing is typed into it: the subset of its grammar that ours use. */
function expand(body: string): string {
  const [year, month, day] = today.split('-')
  const variables = { CURRENT_YEAR: year, CURRENT_MONTH: month, CURRENT_DATE: day }
  const dated = Object.entries(variables).reduce(
    (text, [name, value]) => text.replaceAll(`$${name}`, value ?? ''),
    body,
  )
  return dated
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replaceAll('$0', '')
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}

function withRevision(written: string): string {
  return article.replace('claims: [it-works]\n', `$&revisions:\n${indented(written)}`)
}
