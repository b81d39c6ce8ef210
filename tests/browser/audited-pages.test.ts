import { expect, test } from 'vitest'

import { choosePages } from './audited-pages.ts'

const pages = new Map([
  ['/', '<h1>Home</h1>'],
  ['/claims/', '<ul class="rows"></ul>'],
  ['/claims/a/', '<p>A</p>'],
  ['/claims/b/', '<p>B</p><p class="note" id="b">B</p>'],
  ['/claims/c/', '<p class="note">C</p>'],
])

test('the page with the most kinds of elements stands for its template', () => {
  expect(choosePages(pages, 'structure')).toEqual(['/', '/claims/', '/claims/b/'])
})

test.each([
  ['an element', '<input>'],
  ['a class', '<p class="quiet">D</p>'],
  ['a role', '<p role="note">D</p>'],
  ['a tone', '<p data-tone="false">D</p>'],
  ['a state', '<p aria-current="page">D</p>'],
])('a page that alone has %s is chosen too', (_what, html) => {
  const more = new Map([...pages, ['/claims/a/', html]])
  expect(choosePages(more, 'colours')).toEqual(['/', '/claims/', '/claims/a/', '/claims/b/'])
})

test('a tone changes only colours', () => {
  const tones = ['false', 'mixed'].map(
    (tone) => [`/claims/${tone}/`, `<p data-tone="${tone}">D</p>`] as const,
  )
  const more = new Map([...pages, ...tones])
  expect(choosePages(more, 'structure')).toEqual(['/', '/claims/', '/claims/b/', '/claims/false/'])
  expect(choosePages(more, 'colours')).toContain('/claims/mixed/')
})

test('a page below a record has a template of its own', () => {
  const more = new Map([...pages, ['/claims/a/card/', '<p>A</p>'], ['/claims/b/card/', '<p>B</p>']])
  expect(choosePages(more, 'structure')).toEqual(['/', '/claims/', '/claims/a/card/', '/claims/b/'])
})

test('an attribute that makes no difference to looks chooses no page', () => {
  const more = new Map([...pages, ['/claims/c/', '<p id="c" title="C">C</p>']])
  expect(choosePages(more, 'colours')).toEqual(['/', '/claims/', '/claims/b/'])
})

test('elements after an attribute with a bracket are seen', () => {
  const more = new Map([...pages, ['/claims/a/', '<p title="1 > 0"></p><input name="a">']])
  expect(choosePages(more, 'colours')).toContain('/claims/a/')
})
