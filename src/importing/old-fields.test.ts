import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { readOldFields } from './old-fields.ts'
import type { BlogKind, BlogSettings } from './old-post.ts'

interface Case {
  title: string
  kind?: BlogKind
  day?: string
  settings?: Partial<BlogSettings>
  from: Record<string, unknown>
  is: Record<string, unknown>
  notes?: string[]
}

const cases = parse(
  readFileSync(join(import.meta.dirname, 'old-fields.cases.yaml'), 'utf8'),
) as Case[]

test.each(cases)('$title', ({ kind = 'jekyll', day, settings, from, is, notes = [] }) => {
  const post = {
    file: '_posts/a.md',
    name: 'a',
    fields: from,
    text: '',
    form: 'markdown' as const,
    isDraft: false,
    ...(day !== undefined && { day }),
  }
  const read = readOldFields(post, kind, { permalinks: {}, authors: {}, ...settings })
  expect(read).toEqual({
    authors: [],
    topics: [],
    formerAddresses: [],
    wasDraft: false,
    rest: {},
    notes: notes.map((message) => ({ message })),
    ...is,
  })
})
