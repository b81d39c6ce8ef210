import { describe, expect, test } from 'vitest'

import { extractFromMarkdown } from './extract.ts'
import { isAddress, isCitableKey } from './grammar.ts'
import { bareKeyMatcher, keyInMarkdown } from './keys.ts'

const known = new Set([
  'smith2002',
  'lee2010',
  'schr\u00F6der1982',
  'a<b',
  'a~b~c',
  '_x_',
  'R&D',
  'q:a<b>c&d$e+f~g_h',
  '\u0939\u093F\u0928\u094D\u0926\u09402020',
  '\u0435\u0308:x',
])
const extract = (markdown: string) => extractFromMarkdown(markdown, bareKeyMatcher(known))
const keysIn = (markdown: string) => extract(markdown).keys.map(({ key }) => key)

test.each([
  ['[@a\\<b]', ['a<b']],
  ['[@a&lt;b, p. 3]', ['a<b']],
  ['[see @a\\~b\\~c; @\\_x\\_]', ['a~b~c', '_x_']],
  ['[@R&D] and [@R&amp;D]', ['R&D', 'R&D']],
  ['[@q:a\\<b>c&d$e+f~g_h, p. 3]', ['q:a<b>c&d$e+f~g_h']],
  [
    '@schro\u0308der1982 [p. 3] and [@schro\u0308der1982]',
    ['schr\u00F6der1982', 'schr\u00F6der1982'],
  ],
  [
    '[-@\u0939\u093F\u0928\u094D\u0926\u09402020, p. 3]',
    ['\u0939\u093F\u0928\u094D\u0926\u09402020'],
  ],
  // A backslash before any other character ends the key, as before.
  ['[@smith2002\\:b]', ['smith2002']],
  ['@smith2002\\. And', ['smith2002']],
])('the keys of %s', (markdown, keys) => {
  const { malformed } = extract(markdown)
  expect(keysIn(markdown)).toEqual(keys)
  expect(malformed).toEqual([])
})

test.each([
  'a<b',
  'a~b',
  'a~b~c',
  '_x_',
  'x_',
  '_x',
  'R&D',
  'R&amp',
  'smith_2002_b',
  'a:b/c.d-e+f$g>h',
])('the key %s is recognised as it is suggested to authors', (key) => {
  for (const markdown of [
    `[@${keyInMarkdown(key)}]`,
    `[see @${keyInMarkdown(key)}, p. 3; @lee2010]`,
  ])
    expect(keysIn(markdown)[0]).toBe(key)
})

test('the position of a key in decomposed form is that in the source', () => {
  const markdown = 'U\u0308ber [see @schro\u0308der1982, S. 3; @lee2010]'
  const { keys } = extract(markdown)
  expect(keys.map(({ offset, length }) => markdown.slice(offset, offset + length))).toEqual([
    '@schro\u0308der1982',
    '@lee2010',
  ])
})

describe('handles, email addresses and profiles are text', () => {
  test.each([
    'By @smith2002@example.social.',
    'By [@smith2002@example.social].',
    'By @someone@social.example.org and @desk.',
    'Write to smith2002@example.org or [someone@example.org].',
    'See https://example.social/@smith2002 and [this](https://example.social/@smith2002).',
    'See <https://example.social/@lee2010>.',
  ])('%s', (markdown) => {
    expect(extract(markdown)).toEqual({ citations: [], keys: [], malformed: [] })
  })
})

test.each([
  ['[@https://doi.org/10.1000/182]', 'https://doi.org/10.1000/182'],
  ['[see @https://doi.org/10.1000/182, p. 3; @lee2010]', 'https://doi.org/10.1000/182'],
  ['[-@http://example.org/x?y=z#w]', 'http://example.org/x?y=z#w'],
  ['As @https://example.org/x. found', 'https://example.org/x'],
  ['[@https://doi.org/10.1002/(SICI)1097]', 'https://doi.org/10.1002/(SICI)1097'],
  ['[@www.example.org/x]', 'www.example.org/x'],
  ['[@ftp://example.org/x]', 'ftp://example.org/x'],
])('%s cites an address', (markdown, address) => {
  const { keys, malformed } = extract(markdown)
  expect(keys[0]?.key).toBe(address)
  expect(malformed).toEqual([])
  const { offset = 0, length = 0 } = keys[0] ?? {}
  expect(markdown.slice(offset, offset + length)).toBe(`@${address}`)
})

test.each([
  ['[@ smith2002]', 'has-no-key', '[@'],
  ['[@]', 'has-no-key', '[@]'],
  ['[@!x]', 'has-no-key', '[@!x]'],
  ['[-@]', 'has-no-key', '[-@]'],
  ['[@*smith2002*]', 'contains-markup', '[@*smith2002*]'],
  ['[@`smith2002`]', 'contains-markup', '[@`smith2002`]'],
  ['[@smith2002, p. 3', 'has-no-end', '[@smith2002,'],
  ['[@nobody and so on', 'has-no-end', '[@nobody'],
  ['[@smith2002@lee2010]', 'names-two-sources', '@smith2002@lee2010'],
  ['[\\@smith2002]', 'is-shown-as-typed', '[\\@smith2002]'],
  ['\\[@nobody\\]', 'is-shown-as-typed', '\\[@nobody\\]'],
  ['[&#64;smith2002]', 'is-shown-as-typed', '[&#64;smith2002]'],
  ['a \\[**@nobody**, p. 3]', 'is-shown-as-typed', '\\[**@nobody**, p. 3]'],
])('%s is reported', (markdown, what, raw) => {
  const { malformed, keys } = extract(markdown)
  expect(malformed).toMatchObject([{ what, raw: expect.stringMatching(/./) as string }])
  expect(malformed[0]?.raw).toBe(raw)
  if (what === 'is-shown-as-typed') expect(keys).toEqual([])
})

test.each(['`[@smith2002]`', '```\n[@smith2002\n```', '[`@x`]', '[x](y) @', 'a [ and @ apart'])(
  '%s shows no citation',
  (markdown) => {
    expect(extract(markdown).malformed).toEqual([])
  },
)

test('a link that GFM made after an @ stays a link if it is not a citation', () => {
  const { citations, malformed } = extract('By @desk@example.social and [@smith2002].')
  expect(citations).toHaveLength(1)
  expect(malformed).toEqual([])
})

test('keys are words of any script, addresses are not', () => {
  for (const key of ['mu\u0308ller', '\u0939\u093F\u0928\u094D\u0926\u0940', 'a:b', '10.1000/182'])
    expect(isCitableKey(key)).toBe(true)
  for (const key of ['\u0308a', 'a b', 'a--b', 'a:', 'https://example.org', ''])
    expect(isCitableKey(key)).toBe(false)
  expect(isAddress('https://example.org')).toBe(true)
  expect(isAddress('doi:10.1000/182')).toBe(false)
})
