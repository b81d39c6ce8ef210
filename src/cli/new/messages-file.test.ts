import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { en } from '../../messages/en.ts'
import { messagesSchema } from '../../messages/schema.ts'
import { missingMessages, type OwnWords } from '../../messages/words.ts'
import { withMessages } from './messages-file.ts'

test('a new file has every message in English and is valid', () => {
  const text = withMessages('', 'it', missingMessages('it'))
  const words: unknown = parse(text)
  expect(messagesSchema.safeParse(words).error).toBeUndefined()
  expect(missingMessages('it', { it: words as OwnWords })).toEqual([])
  expect(words).toMatchObject({ site: { pageOf: en.site.pageOf } })
  expect(text).toMatch(/^# The words of the interface in Italian \(it\)/)
  expect(text).toContain('# Dates in words.\ndates:\n')
})

test('a message has the plural forms of the language', () => {
  expect(withMessages('', 'pl', ['articles.count'])).toContain(
    [
      '  count:',
      '    one: "{count} fact-check"',
      '    few: "{count} fact-checks"',
      '    many: "{count} fact-checks"',
      '    other: "{count} fact-checks"',
    ]
      .join('\n')
      .replaceAll('"', "'"),
  )
})

test('a file keeps its words and comments, and what is new follows them', () => {
  const before = [
    '# Ours.',
    'dates:',
    '  # Seasons are capitalised.',
    '  spring: "Primavera {year}" # checked',
    '',
    '# The end.',
    '',
  ].join('\n')
  const after = withMessages(before, 'it', ['dates.summer', 'dates.autumn', 'site.pages'])
  expect(after).toMatch(
    /^# Ours\.\ndates:\n {2}# Seasons are capitalised\.\n {2}spring: "Primavera \{year\}" # checked\n/,
  )
  expect(after).toContain('  # Not translated yet:\n  summer: Summer {year}\n  autumn: Autumn')
  expect(after).toContain('# The end.')
  expect(parse(after)).toMatchObject({ site: { pages: 'Pages' } })
  expect(withMessages(after, 'it', [])).toBe(after)
})

test('a file of another form is not changed', () => {
  expect(() => withMessages('- a\n', 'it', ['site.pages'])).toThrow(/not changed/)
  expect(() => withMessages('a: [', 'it', ['site.pages'])).toThrow(/not changed/)
})
