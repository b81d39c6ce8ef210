import { expect, test } from 'vitest'

import { readJekyllDefaults, withJekyllDefaults } from './jekyll-defaults.ts'

const defaults = readJekyllDefaults([
  { scope: { path: '_posts/guests' }, values: { author: 'guest' } },
  { scope: { path: '', type: 'posts' }, values: { author: 'desk', layout: 'post', lang: 'tr' } },
  { scope: { path: '', type: 'drafts' }, values: { tags: ['new'] } },
  { scope: { path: '*/_posts' }, values: { permalink: '/x/:title/' } },
  { values: 'none' },
  null,
])

test.each([
  ['_posts/a.md', {}, { author: 'desk', lang: 'tr' }],
  ['_posts/guests/a.md', {}, { author: 'guest', lang: 'tr' }],
  ['_posts/guests-of-honour/a.md', {}, { author: 'desk', lang: 'tr' }],
  ['_posts/a.md', { authors: ['ada'], lang: 'en' }, { authors: ['ada'], lang: 'en' }],
  ['_drafts/a.md', {}, { tags: ['new'] }],
  ['health/_posts/a.md', {}, { author: 'desk', lang: 'tr', permalink: '/x/:title/' }],
])('%s with %j has %j', (file, fields, all) => {
  expect(withJekyllDefaults(fields, file, defaults)).toEqual(all)
})

test('settings without defaults', () => {
  expect(readJekyllDefaults(undefined)).toEqual([])
})
