import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { wordsIn, wordsInAll } from '../messages/words.ts'
import { readEmail as readEmailIn, responseLink as responseLinkIn } from './email.ts'

const address = 'https://example.org/articles/knees/'
const contact = { email: 'desk@example.org' }
const words = wordsIn('en')
const readEmail = (body: string) => readEmailIn(body, wordsInAll())
const responseLink = (
  site: Parameters<typeof responseLinkIn>[0],
  title: string,
  about: string,
  language = words,
) => responseLinkIn(site, title, about, language)

describe('the link for responses', () => {
  test('is an email with the title and address of the article', () => {
    const link = responseLink({ responses: { way: 'email' }, contact }, 'A & B?', address)
    expect(link).toBe(
      'mailto:desk@example.org?subject=Response%20to%20%E2%80%9CA%20%26%20B%3F%E2%80%9D&body=' +
        'About:%20https:%2F%2Fexample.org%2Farticles%2Fknees%2F%0D%0A' +
        'Name%20to%20show%20with%20it:%20%0D%0A%0D%0AYour%20response:%0D%0A%0D%0A',
    )
  })

  test('can have its own email address', () => {
    const responses = { way: 'email', email: 'responses@example.org' } as const
    expect(responseLink({ responses, contact }, 'A', address)).toMatch(
      /^mailto:responses@example\.org\?/,
    )
  })

  test('is the form on GitHub with the same values', () => {
    const responses = { way: 'github', repository: 'example/checks' } as const
    const link = new URL(responseLink({ responses }, 'A & B?', address) ?? '')
    expect(link.origin + link.pathname).toBe('https://github.com/example/checks/issues/new')
    expect(Object.fromEntries(link.searchParams)).toEqual({
      template: 'response.yml',
      title: 'Response to “A & B?”',
      article: address,
    })
  })

  test('exists only if the publication accepts responses', () => {
    expect(responseLink({ contact }, 'A', address)).toBeUndefined()
    expect(responseLink({ responses: { way: 'email' } }, 'A', address)).toBeUndefined()
  })

  test('can contain any title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const link = new URL(
          responseLink({ responses: { way: 'email' }, contact }, title, address) ?? '',
        )
        // Everything is percent-encoded, so no part of a title starts or ends a header of the email.
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

describe('an email', () => {
  const link = new URL(responseLink({ responses: { way: 'email' }, contact }, 'A', address) ?? '')
  const begun = link.searchParams.get('body') ?? ''

  test('that was started with the link has an article, a name and a text', () => {
    const written = `${begun.replace('it: ', 'it: Ada Li')}I doubt it.\r\n\r\nAbout: nothing.\r\n`
    expect(readEmail(written)).toEqual({
      about: address,
      name: 'Ada Li',
      text: 'I doubt it.\r\n\r\nAbout: nothing.',
    })
  })

  test.each(wordsInAll())('that was started in $language is read', (language) => {
    const link = responseLink({ responses: { way: 'email' }, contact }, 'A', address, language)
    const started = new URL(link ?? '').searchParams.get('body') ?? ''
    const name = language.say('responses.emailName')
    // Some programs write ordinary spaces.
    const written = `${started.replace(name, `${name} Ada Li`)}No.`.replaceAll('\u00a0', ' ')
    expect(readEmail(written)).toEqual({ about: address, name: 'Ada Li', text: 'No.' })
  })

  test('without a name has none', () => {
    expect(readEmail(`${begun}Yes.`)).toEqual({ about: address, text: 'Yes.' })
  })

  test('in another form is only text, up to the signature', () => {
    expect(readEmail('Dear editors,\n\nno.\n--\n-- \nAda Li\n+44 20 7946 0000\n')).toEqual({
      text: 'Dear editors,\n\nno.\n--',
    })
  })

  test('keeps the whole text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', '>', ':', 'About') }),
        (text) => {
          expect(readEmail(begun + text).text).toBe(text.trim())
        },
      ),
    )
  })
})
