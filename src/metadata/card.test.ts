/** Reads the HTML and the JSON with the parsers of others, as the sites that paste them do. */

import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'

import { siteOf, siteSchema } from '../site.ts'
import { cardHeight, cardHtml, describeCard } from './card.ts'

const bound = (site: object = {}) =>
  siteOf(
    siteSchema.parse({
      name: 'Checks & more',
      url: 'https://example.org/checks/',
      language: 'en-GB',
      ...site,
    }),
  )
const hostile =
  '"><script>alert(1)</script>\u2028\n\n]]> &amp; </iframe></blockquote> \u202e <!-- {x} `y` '

describe('the HTML to paste', () => {
  test('is a frame, then the claim with a link to its page', () => {
    expect(cardHtml({ id: 'tea/cures', statement: 'Tea “cures” colds' }, bound())).toBe(
      `<iframe src="https://example.org/checks/claims/tea/cures/card/" title="Fact-check by Checks &#x26; more: Tea “cures” colds" lang="en-GB" width="600" height="${cardHeight('Tea “cures” colds')}" loading="lazy" style="max-width:100%;border:0"></iframe>
<blockquote cite="https://example.org/checks/claims/tea/cures/" lang="en-GB"><p>Tea “cures” colds</p><p>Claim checked by Checks &#x26; more. <a href="https://example.org/checks/claims/tea/cures/">Current verdict and sources</a></p></blockquote>`,
    )
  })

  test('has nothing but these elements, whatever a claim and a publication are called', () => {
    const html = cardHtml({ id: 'x', statement: hostile }, bound({ name: hostile }))
    const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
    const elements = [...document.body.querySelectorAll('*')].map(({ localName }) => localName)
    expect(elements).toEqual(['iframe', 'blockquote', 'p', 'p', 'a'])
    expect(document.querySelector('p')?.textContent).toBe(hostile.replace(/\s+/g, ' ').trim())
    expect(document.querySelector('iframe')?.getAttribute('title')).toContain('</iframe>')
    // Programs that read Markdown end HTML at an empty line.
    expect(html.split('\n')).toHaveLength(2)
  })

  test('is in the language of the publication', () => {
    const html = cardHtml({ id: 'x', statement: 'Tee' }, bound({ language: 'de' }))
    expect(html).toContain('title="Faktencheck von Checks &#x26; more: Tee" lang="de"')
    const mirrored = cardHtml({ id: 'x', statement: 'Tee' }, bound({ language: 'ar' }))
    expect(mirrored).toContain('lang="ar" dir="rtl"')
    expect(mirrored).not.toMatch(/[\ue000\ue001]/)
  })

  test('has a higher frame for a longer claim, and for wider letters, up to a limit', () => {
    const heights = ['Tea', 'Tea '.repeat(30), '\u8336'.repeat(120), 'Tea '.repeat(9000)].map(
      cardHeight,
    )
    expect(heights).toEqual(heights.toSorted((one, other) => one - other))
    expect(new Set(heights).size).toBe(4)
    expect(heights[3]).toBe(800)
  })
})

describe('the description', () => {
  test('has the fields of a rich response, and survives JSON', () => {
    const embed = describeCard({ id: 'x', statement: hostile }, bound())
    expect(JSON.parse(JSON.stringify(embed))).toEqual(embed)
    expect(embed).toEqual({
      version: '1.0',
      type: 'rich',
      title: hostile.replace(/\s+/g, ' ').trim(),
      provider_name: 'Checks & more',
      provider_url: 'https://example.org/checks/',
      cache_age: 86_400,
      html: cardHtml({ id: 'x', statement: hostile }, bound()),
      width: 600,
      height: cardHeight(hostile),
    })
  })
})
