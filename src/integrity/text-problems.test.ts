import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'

import { Memory } from '../cache/memory.ts'
import { readPublication } from '../publication/read.ts'
import { today } from './cases/check-files.ts'
import { checkPublication } from './check.ts'

const sound = parse(readFileSync(join(import.meta.dirname, 'cases/sound.yaml'), 'utf8')) as Record<
  string,
  string
>

const article = (slug: string, body: string) => `---
title: Is this about ${slug}?
description: A description that is long enough to tell a reader what this is about.
published: 2022-05-06
authors: [desk]
topics: [pain]
---
${body}
`

/** Texts and a field that look up references, claims and keys, and have problems of their own. */
const files: Record<string, string> = {
  ...sound,
  'articles/names.mdx': article(
    'names',
    'As Smith et al. (2020) and (Doe, 2019) say; see [smith2020] and @handle.\n\n## A trial [@smith2020]\n\nIt was small.',
  ),
  'articles/quote.mdx': article(
    'quotes',
    'They “found nothing at all in anybody they asked” [@smith2020]. It was **not*closed.',
  ),
  'articles/shows.mdx': article(
    'shows',
    '<Evidence claim="it-works" />\n\n## Empty\n\nSee [the other](/articles/names/#nowhere) and [a trial](/articles/names/#a-trial).',
  ),
  'claims/fields.yaml': `statement: It works too
rating: unproven
certainty: low
rationale: Too few.
evidence:
  - reference: smith2020
    finding: mixed
    summary: As [@smith2020] and [@smith2021] say, **all** of <b>it</b> is at [a page](/nowhere/), says @handle.
`,
  'pages/about.mdx':
    '---\ntitle: About us\ndescription: Who we are and how we work.\n---\n\nTODO\n',
}

const directory = mkdtempSync(join(tmpdir(), 'assay kept '))
beforeAll(() => {
  for (const [name, text] of Object.entries(files)) write(name, text)
})
afterAll(() => rmSync(directory, { recursive: true }))

function write(name: string, text: string): void {
  mkdirSync(dirname(join(directory, name)), { recursive: true })
  writeFileSync(join(directory, name), text)
}

let kept = new Memory()

const check = (options: { kept?: Memory } = {}) =>
  checkPublication(readPublication(directory), { today, ...options }).issues

beforeEach(() => {
  kept = new Memory()
  check({ kept })
})

/** The number of texts in the publication. */
const texts = Object.keys(files).filter((name) => name.endsWith('.mdx')).length

describe('a check with kept results', () => {
  test('finds the same without checking a text again', () => {
    const issues = check()
    const add = vi.spyOn(kept, 'set')
    expect(issues.length).toBeGreaterThan(5)
    expect(check({ kept })).toEqual(issues)
    expect(add).not.toHaveBeenCalled()
  })

  /** What is edited, and how many texts and Markdown fields are then read again. */
  const edits: [name: string, edit: (text: string) => string, count: number][] = [
    ['articles/quote.mdx', (text) => text.replace('. It was', ', p. 3. It was'), 1],
    ['articles/names.mdx', (text) => text.replace('topics: [pain]', 'topics: []'), 1],
    ['claims/it-works.yaml', (text) => text.replace(/evidence:[^]*/, 'evidence: []\n'), 1],
    ['claims/fields.yaml', (text) => text.replace('As [', 'And as ['), 1],
    ['site.yaml', (text) => `${text}language: de\n`, texts],
    ['people/desk.yaml', (text) => text.replace('name: ', 'name: The '), 0],
  ]

  test.each(edits)('notices an edit of %s', (name, edit, count) => {
    const text = files[name] ?? ''
    expect(edit(text)).not.toBe(text)
    write(name, edit(text))
    const add = vi.spyOn(kept, 'set')
    try {
      expect(check({ kept })).toEqual(check())
      expect(add).toHaveBeenCalledTimes(count)
    } finally {
      write(name, text)
    }
  })

  test('notices a reference that changes, appears or disappears', () => {
    const name = 'references/smith2020.yaml'
    const other = 'references/handle.yaml'
    try {
      write(name, (files[name] ?? '').replace('issued: 2020', 'issued: 2019'))
      expect(check({ kept })).toEqual(check())
      write(other, (files[name] ?? '').replace(/Smith/g, 'Doe').replace(/2020/g, '2019'))
      expect(check({ kept })).toEqual(check())
      rmSync(join(directory, name))
      expect(check({ kept })).toEqual(check())
    } finally {
      rmSync(join(directory, other), { force: true })
      write(name, files[name] ?? '')
    }
    expect(check({ kept })).toEqual(check())
  })
})
