import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { readLetter, responseLink } from './letter.ts'

const address = 'https://example.org/articles/knees/'
const contact = { email: 'desk@example.org' }

describe('the way to respond', () => {
  test('is a letter with the title and address of the article', () => {
    const link = responseLink({ responses: { way: 'email' }, contact }, 'A & B?', address)
    expect(link).toBe(
      'mailto:desk@example.org?subject=Response%20to%20%E2%80%9CA%20%26%20B%3F%E2%80%9D&body=' +
        'About%3A%20https%3A%2F%2Fexample.org%2Farticles%2Fknees%2F%0D%0A' +
        'Name%20to%20show%20with%20it%3A%20%0D%0A%0D%0AYour%20response%3A%0D%0A%0D%0A',
    )
  })

  test('may have an email address of its own', () => {
    const responses = { way: 'email', email: 'letters@example.org' } as const
    expect(responseLink({ responses, contact }, 'A', address)).toMatch(
      /^mailto:letters@example\.org\?/,
    )
  })

  test('is the form on GitHub with the same filled in', () => {
    const responses = { way: 'github', repository: 'example/checks' } as const
    const link = new URL(responseLink({ responses }, 'A & B?', address) ?? '')
    expect(link.origin + link.pathname).toBe('https://github.com/example/checks/issues/new')
    expect(Object.fromEntries(link.searchParams)).toEqual({
      template: 'response.yml',
      title: 'Response to “A & B?”',
      article: address,
    })
  })

  test('is there only where the publication names one', () => {
    expect(responseLink({ contact }, 'A', address)).toBeUndefined()
    expect(responseLink({ responses: { way: 'email' } }, 'A', address)).toBeUndefined()
  })

  test('holds any title', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const link = new URL(
          responseLink({ responses: { way: 'email' }, contact }, title, address) ?? '',
        )
        // Percent-encoded throughout: nothing of a title becomes another header of the letter, or ends one.
        expect([...link.searchParams.keys()]).toEqual(['subject', 'body'])
        expect(link.href).toMatch(/^[!-~]+$/)
        expect(link.searchParams.get('subject')).toBe(
          `Response to “${title.toWellFormed().replace(/[\s\p{Cc}]+/gu, ' ')}”`,
        )
        expect(link.searchParams.get('subject')).not.toMatch(/\p{Cc}/u)
      }),
    )
  })
})

describe('a letter', () => {
  const link = new URL(responseLink({ responses: { way: 'email' }, contact }, 'A', address) ?? '')
  const begun = link.searchParams.get('body') ?? ''

  test('that was begun by the link gives article, name and text', () => {
    const written = `${begun.replace('it: ', 'it: Ada Li')}I doubt it.\r\n\r\nAbout: nothing.\r\n`
    expect(readLetter(written)).toEqual({
      about: address,
      name: 'Ada Li',
      text: 'I doubt it.\r\n\r\nAbout: nothing.',
    })
  })

  test('without a name in it gives none', () => {
    expect(readLetter(`${begun}Yes.`)).toEqual({ about: address, text: 'Yes.' })
  })

  test('of any other form is all text, up to the signature', () => {
    expect(readLetter('Dear editors,\n\nno.\n--\n-- \nAda Li\n+44 20 7946 0000\n')).toEqual({
      text: 'Dear editors,\n\nno.\n--',
    })
  })

  test('keeps every word of a text', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', '>', ':', 'About') }),
        (text) => {
          expect(readLetter(begun + text).text).toBe(text.trim())
        },
      ),
    )
  })
})
