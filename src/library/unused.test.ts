import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { inspectTexts } from '../integrity/check.ts'
import { readPublication } from '../publication/read.ts'
import { validatePublication } from '../publication/validate.ts'
import { findUnused } from './unused.ts'

const sound = parse(
  readFileSync(join(import.meta.dirname, '../integrity/cases/sound.yaml'), 'utf8'),
) as Record<string, string>

function unusedIn(files: Record<string, string>) {
  const directory = mkdtempSync(join(tmpdir(), 'unused-'))
  for (const [name, text] of Object.entries({ ...sound, ...files })) {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), text)
  }
  const publication = readPublication(directory)
  const { validated } = validatePublication(publication)
  return findUnused(inspectTexts(publication, validated, { today: '2026-11-22' }))
}

const book = (more = '') => `type: book\ntitle: A\n${more}`
const article = (slug: string, fields: string, body: string) => `---
title: Is this about ${slug}?
description: A description that is long enough to tell a reader about ${slug}.
published: 2022-05-06
authors: [desk]
topics: [pain]
${fields}---

${body}
`

test('a source is unused if nothing published cites it', () => {
  expect(unusedIn({})).toEqual([])
  expect(
    unusedIn({
      'references/nowhere.yaml': book(),
      'references/background.yaml': book('background: true\n'),
      'references/listed.yaml': book(),
      'references/noted.yaml': book(),
      'references/retracted.yaml': book('health: { kind: retracted, notice: notice }\n'),
      'references/notice.yaml': book(),
      'references/drafted.yaml': book(),
      'references/evidence.yaml': book(),
      'references/unused.yaml': book('health: { kind: retracted, notice: lost }\n'),
      'references/lost.yaml': book(),
      'references/event.yaml': book(),
      'searches/never.yaml': sound['searches/pubmed2022.yaml'] ?? '',
      'articles/years.yaml':
        'kind: timeline\ntitle: Years\nevents:\n  - { date: 2020, label: A, reference: event }\n',
      'articles/one.mdx': article(
        'one',
        "nocite: ['@listed']\n",
        'As [@retracted].[^1]\n\n<Chart src="./years.yaml">Years.</Chart>\n\n[^1]: See [@noted].',
      ),
      'articles/two.mdx': article('two', 'claims: [other]\ndraft: true\n', 'As [@drafted].'),
      'claims/other.yaml':
        'statement: It fails\nrating: unproven\ncertainty: low\nrationale: Few.\nevidence: [{ reference: evidence, finding: mixed }]\n',
    }),
  ).toEqual([
    { key: 'drafted', isInDrafts: true },
    { key: 'evidence', isInDrafts: true },
    { key: 'lost', isInDrafts: false },
    { key: 'never', isInDrafts: false },
    { key: 'nowhere', isInDrafts: false },
    { key: 'unused', isInDrafts: false },
  ])
})

test('no source is unused if a published article lists the whole library', () => {
  const files = { 'references/nowhere.yaml': book() }
  const listing = (draft: string) => ({
    ...files,
    'articles/all.mdx': article('all', `nocite: ['@*']\n${draft}`, 'Nobody knows.'),
  })
  expect(unusedIn(listing(''))).toBe('all-listed')
  expect(unusedIn(listing('draft: true\n'))).toEqual([{ key: 'nowhere', isInDrafts: false }])
})
