import { describe, expect, test } from 'vitest'

import { siteOf, siteSchema } from '../../site.ts'
import { footerLinks, headerLinks, roleLinks } from './navigation.ts'

const everything = {
  articles: true,
  claims: true,
  sources: true,
  changes: true,
  pages: [
    { id: 'ueber-uns', title: 'Wer wir sind', label: 'Über uns' },
    { id: 'methodik', title: 'Methodik', role: 'methodology' as const },
    { id: 'aemter', title: 'Ämter' },
  ],
}
const nothing = { articles: false, claims: false, sources: false, changes: false, pages: [] }

function context(fields: object = {}, sections = everything) {
  const site = siteSchema.parse({
    name: 'Prüfstelle',
    url: 'https://example.org/pruefung/',
    language: 'de',
    ...fields,
  })
  return { sections, ...siteOf(site) }
}

const labelsOf = (links: readonly { label: string }[]) => links.map(({ label }) => label)

describe('the header', () => {
  test('has the sections, the first pages by title, and the search', () => {
    expect(labelsOf(headerLinks(context()))).toEqual([
      'Faktenchecks',
      'Behauptungen',
      'Quellen',
      'Ämter',
      'Methodik',
      'Suche',
    ])
  })

  test('has what the site lists, in its order, with the base path, and the search at its end', () => {
    const navigation = [
      'methodik',
      'articles',
      { label: 'Spenden', url: '/ueber-uns/#spenden' },
      { label: 'Verein', url: 'https://verein.example/' },
    ]
    expect(headerLinks(context({ navigation }))).toEqual([
      { label: 'Methodik', href: '/pruefung/methodik/', minor: true },
      { label: 'Faktenchecks', href: '/pruefung/articles/' },
      { label: 'Spenden', href: '/pruefung/ueber-uns/#spenden' },
      { label: 'Verein', href: 'https://verein.example/' },
      { label: 'Suche', href: '/pruefung/search/', rel: 'search' },
    ])
  })

  test('has the search where the site lists it', () => {
    expect(labelsOf(headerLinks(context({ navigation: ['search', 'claims'] })))).toEqual([
      'Suche',
      'Behauptungen',
    ])
  })

  test('keeps on a narrow screen what the footer does not have', () => {
    const site = { navigation: ['methodik', 'ueber-uns'], footer: { links: ['methodik'] } }
    const minor = headerLinks(context(site)).map((link) => link.minor ?? false)
    expect(minor).toEqual([true, false, false])
  })

  test('leaves out sections without anything in them', () => {
    expect(headerLinks(context({ navigation: ['articles', 'data', 'methodik'] }, nothing))).toEqual(
      [],
    )
  })
})

describe('the footer', () => {
  test('has the pages as the navigation lists them, then by order and title', () => {
    const pages = [...everything.pages, { id: 'impressum', title: 'Impressum', order: 1 }]
    const sections = { ...everything, pages }
    expect(labelsOf(footerLinks(context({ navigation: ['ueber-uns'] }, sections)))).toEqual([
      'Über uns',
      'Impressum',
      'Ämter',
      'Methodik',
      'Korrekturen',
      'Feeds',
      'Daten',
    ])
  })

  test('has what the site lists', () => {
    const footer = { links: ['data', { label: 'Quelltext', url: 'https://code.example/' }] }
    expect(labelsOf(footerLinks(context({ footer })))).toEqual(['Daten', 'Quelltext'])
  })

  test('has no feeds, data or changes of an empty publication', () => {
    expect(footerLinks(context({}, nothing))).toEqual([])
  })
})

test('pages are found by their role', () => {
  const { urls } = context()
  expect(roleLinks(everything, urls, ['corrections-policy', 'methodology'])).toEqual([
    { label: 'Methodik', href: '/pruefung/methodik/' },
  ])
})
