/** Lays what each snippet of the editor writes, left as it is, over the sound publication, and checks it. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parse as parseJsonc } from 'jsonc-parser'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { components } from '../markdown/vocabulary.ts'
import { kinds } from '../publication/schemas.ts'
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

const chart =
  'kind: bars\ntitle: T\nunit: People\nrows: [{ label: A, value: 1 }, { label: B, value: 2 }]\nsource: S.\n'
/** A picture of one pixel. */
const picture =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** An article that shows what is written, with a claim of the name in the snippets. */
function inText(written: string): Files {
  return {
    'articles/new/index.mdx': article
      .replace('Does it work?', 'Is it new?')
      .replace('It was tried', 'This new one was tried')
      .replace('claims: [it-works]', 'claims: [name-of-the-claim]')
      .replace('There is little.', `There is little.\n\n${written}`),
    'claims/name-of-the-claim.yaml': claim.replace('It works', 'It works twice'),
  }
}

function withChart(
  name: string,
  data: string,
  shown = `<Chart src="./${name}">\n\nA caption [@smith2020].\n\n</Chart>\n`,
): Files {
  return { ...inText(shown), [`articles/new/${name}`]: data }
}

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
  'A person': (written) => ({
    'people/new.yaml': written,
    'articles/cells.mdx': article.replace('authors: [desk]', 'authors: [desk, new]'),
  }),
  'A claimant': (written) => ({
    'claimants/new.yaml': written,
    'claims/it-works.yaml': `${claim}claimants:\n  - claimant: new\n`,
  }),
  'A place in which a claim was made': (written) => ({
    'claims/it-works.yaml': `${claim}${written}`,
  }),
  'A topic': (written) => ({ 'topics/new.yaml': written }),
  'A rating': (written) => ({ 'ratings/new.yaml': written }),
  'A chart: bars': (written) => withChart('chart.yaml', written),
  'A chart: lines': (written) => withChart('chart.yaml', written),
  'A chart: timeline': (written) => withChart('chart.yaml', written),
  'A response': (written) => ({ 'responses/cells/new.md': written }),
  'A page': (written) => ({ 'pages/new.mdx': written }),
  'Key points': inText,
  'A note': inText,
  'A quotation set apart': inText,
  'A table of evidence': inText,
  'A table of outcomes': (written) => ({
    ...inText(written),
    'claims/name-of-the-claim.yaml': `${claim.replace('It works', 'It works twice')}outcomes:\n  - name: Pain\n    meaning: Pain fell a little.\n    sources: [smith2020]\n`,
  }),
  'An evidence map': inText,
  'A chart in the text': (written) => withChart('chart.yaml', chart, written),
  'A figure': (written) => ({
    ...inText(written),
    'articles/new/picture.png': { base64: picture },
  }),
  'A verdict': inText,
  'A search in the text': (written) => ({
    ...inText(written),
    'searches/name-of-the-search.yaml': sound['searches/pubmed2022.yaml'] ?? '',
  }),
  'A fact that can become out of date': inText,
  'The disclaimer': (written) => ({
    ...inText(written),
    'site.yaml': `${sound['site.yaml'] ?? ''}disclaimer: Ask your doctor.\n`,
  }),
  'The scale of ratings': inText,
  'The site': (written) => ({ 'site.yaml': written }),
  'A revision': (written) => ({ 'articles/cells.mdx': withRevision(written) }),
  'A revision: change of verdict': (written) => ({ 'articles/cells.mdx': withRevision(written) }),
}

test('each snippet has a use', () => {
  expect(Object.keys(snippets).sort()).toEqual(Object.keys(uses).sort())
})

test.each(Object.entries(snippets))('%s is right as it is written', (name, { body }) => {
  const written = expand(body.join('\n'))
  expect(written).not.toMatch(/\$/)
  const { issues } = checkFiles(uses[name]?.(written) ?? {})
  const errors = issues.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ rule, printed }) => `${rule} ${printed}`)).toEqual([])
})

test('each component and each kind of record has a snippet', () => {
  const written = Object.values(snippets)
    .map(({ body }) => body.join('\n'))
    .join('\n')
  for (const name of Object.keys(components)) expect(written).toMatch(new RegExp(`<${name}\\b`))
  const files = Object.keys(snippets).flatMap((name) => Object.keys(uses[name]?.('') ?? {}))
  const kindsOf = new Set(files.map((file) => file.split(/[./]/)[0]))
  // Charts are files in the folders of articles, and `npm run new messages` writes the words of a language.
  const named = Object.keys(kinds).filter((kind) => !['charts', 'messages'].includes(kind))
  expect(named.filter((kind) => !kindsOf.has(kind))).toEqual([])
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
