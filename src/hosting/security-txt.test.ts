import { expect, test } from 'vitest'

import { securityText, type SecurityContact } from './security-txt.ts'

const site: SecurityContact = {
  contact: { email: 'desk+security@example.org', url: 'https://example.org/report' },
  language: 'en-GB',
  origin: 'https://example.org',
  today: '2026-11-29',
}

/** A line of the grammar in RFC 9116, section 4: a field name, a colon, a space, and a value. */
const field = /^([!-9;-~]+): (\S[^\n]*)$/

/** Reads a file by that grammar; throws if a line fits nothing. */
function parse(text: string): Map<string, string[]> {
  expect(text.endsWith('\n')).toBe(true)
  const fields = new Map<string, string[]>()
  for (const line of text.slice(0, -1).split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    const [, name = '', value = ''] = field.exec(line) ?? []
    if (name === '') throw new Error(`No field: ${line}`)
    fields.set(name.toLowerCase(), [...(fields.get(name.toLowerCase()) ?? []), value])
  }
  return fields
}

test('has the fields of RFC 9116, each as often as it may occur', () => {
  expect(Object.fromEntries(parse(securityText(site) ?? ''))).toEqual({
    contact: ['mailto:desk+security@example.org', 'https://example.org/report'],
    expires: ['2027-10-01T00:00:00Z'],
    'preferred-languages': ['en-GB'],
    canonical: ['https://example.org/.well-known/security.txt'],
  })
})

test.each(['2026-01-01', '2026-01-31', '2028-02-29', '2026-12-31'])(
  'expires less than a year and more than ten months after a build on %s',
  (today) => {
    const [expires = ''] = parse(securityText({ ...site, today }) ?? '').get('expires') ?? []
    const days = (Date.parse(expires) - Date.parse(today)) / 86_400_000
    expect(days).toBeGreaterThan(300)
    expect(days).toBeLessThan(365)
  },
)

test('has the same bytes all month', () => {
  expect(securityText({ ...site, today: '2026-11-01' })).toBe(securityText(site))
})

test.each([
  ['without a contact', undefined],
  ['with a page without https', { url: 'http://example.org/' }],
])('is not there %s', (_name, contact) => {
  expect(securityText({ ...site, contact })).toBeUndefined()
})

test('escapes an address', () => {
  const text = securityText({ ...site, contact: { email: "o'neil&co%?x@example.org" } }) ?? ''
  expect(parse(text).get('contact')).toEqual(["mailto:o'neil%26co%25%3Fx@example.org"])
})

test('has no canonical address without https', () => {
  expect(parse(securityText({ ...site, origin: 'http://localhost' }) ?? '').has('canonical')).toBe(
    false,
  )
})
