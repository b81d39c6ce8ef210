import { fromXml } from 'xast-util-from-xml'
import { expect, test } from 'vitest'

import { siteOf, siteSchema } from '../site.ts'
import { openSearchDescription } from './open-search.ts'

function describeSite(name: string, url = 'https://example.org/checks/'): string {
  return openSearchDescription(siteOf(siteSchema.parse({ name, url, language: 'en-GB' })))
}

test('programs are told how to search', () => {
  const text = describeSite('Assay')
  expect(text).toContain('template="https://example.org/checks/search/?q={searchTerms}"')
  expect(text).toContain('<ShortName>Assay</ShortName>')
  expect(text).toContain('<Language>en-GB</Language>')
})

test('the short name has at most 16 characters', () => {
  expect(describeSite('The Fact-Check Observatory')).toContain(
    '<ShortName>The Fact-Check O</ShortName>',
  )
})

test('names with characters of XML give a document that can be read', () => {
  const text = describeSite('A & <B>')
  expect(() => fromXml(text)).not.toThrow()
  expect(text).toContain('<ShortName>A &#x26; &#x3C;B></ShortName>')
})
