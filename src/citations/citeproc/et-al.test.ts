import { expect, test } from 'vitest'

import type { CslItem, CslName } from '../../references/csl.ts'
import type { Citation } from '../citation.ts'

import { runCiteproc } from './run.ts'
import { builtInStyles, loadStyle } from '../style.ts'

const [ash, beech, elm] = ['Ash Mia', 'Beech Ann', 'Elm Bo'].map((name): CslName => {
  const [family, given] = name.split(' ')
  return { family, given }
})
const others: CslName = { literal: 'et al.' }
const lists: Record<string, (CslName | undefined)[]> = {
  one: [ash, others],
  two: [ash, beech, others],
  three: [ash, beech, elm, others],
  many: [
    ...Array.from({ length: 25 }, (_, index) => ({ family: `N${index}`, given: 'A' })),
    others,
  ],
  organisation: [{ literal: 'World Health Organization' }, others],
  alone: [ash],
  later: [ash],
}
const items = new Map(
  Object.entries(lists).map(([id, author], index) => [
    id,
    {
      id,
      type: 'book',
      title: `Book ${id}`,
      publisher: 'Press',
      author: author as CslName[],
      issued: { 'date-parts': [[2001 + index]] },
    } satisfies CslItem,
  ]),
)

function print(name: string, locale: string) {
  const style = loadStyle(name)
  const keys = [...items.keys()]
  const citations = [...keys, 'one', 'three'].map((key, index) => ({
    items: [{ key }],
    narrative: index >= keys.length,
    ...(style.class === 'note' ? { note: index + 1 } : {}),
  })) as unknown as Citation[]
  const { citations: cited, entries } = runCiteproc(citations, items, {
    style,
    locale,
    uncited: [],
  })
  const text = (html: string) =>
    html
      .replace(/<[^>]*>/g, '')
      .replaceAll('\u00a0', ' ')
      .trim()
  return {
    cited: cited.map(text),
    entries: new Map(entries.map(({ key, html }) => [key, text(html)])),
  }
}

test.each(
  builtInStyles().flatMap((style) =>
    ['en-US', 'de-DE', 'fr-FR', 'es-ES'].map((locale) => [style, locale] as const),
  ),
)('%s in %s puts no "and" before "et al."', (style, locale) => {
  const { cited, entries } = print(style, locale)
  for (const text of [...cited, ...entries.values()]) {
    expect(text).not.toMatch(/(?:&|&#38;|&amp;|\b(?:and|und|et|y|e)\b),? (?:et al|u\. ?a|y otros)/)
  }
  for (const key of ['one', 'two', 'three', 'organisation']) {
    expect(entries.get(key)).toMatch(/et al|u\. a\.|y otros|^---/)
  }
  expect(entries.get('alone')).not.toMatch(/et al/)
})

test('APA names one author and others, in the text and in the list', () => {
  const { cited, entries } = print('apa', 'en-US')
  expect(cited).toEqual([
    '(Ash et al., 2001)',
    '(Ash et al., 2002)',
    '(Ash et al., 2003)',
    '(N0 et al., 2004)',
    '(World Health Organization et al., 2005)',
    '(Ash, 2006)',
    '(Ash, 2007)',
    'Ash et al. (2001)',
    'Ash et al. (2003)',
  ])
  expect(entries.get('one')).toBe('Ash, M., et al. (2001). Book one. Press.')
  expect(entries.get('two')).toBe('Ash, M., Beech, A., et al. (2002). Book two. Press.')
  expect(entries.get('three')).toBe(
    'Ash, M., Beech, A., Elm, B., et al. (2003). Book three. Press.',
  )
  expect(entries.get('many')).toMatch(/N18, A., et al. \(2004\)/)
})

test('Vancouver prints "et al." after a comma, not as an author', () => {
  const { entries } = print('vancouver', 'en-US')
  expect(entries.get('one')).toMatch(/Ash M, et al\. Book one/)
  expect(entries.get('two')).toMatch(/Ash M, Beech A, et al\. Book two/)
})

test('a dash for the same authors does not replace "et al."', () => {
  const { entries } = print('chicago', 'en-US')
  expect(entries.get('one')).toMatch(/^Ash, Mia, et al\./)
})

test('a source by one author comes before one by the same author and others', () => {
  const { entries } = print('apa', 'en-US')
  expect([...entries.keys()].slice(0, 2)).toEqual(['alone', 'later'])
})
