import { createHash } from 'node:crypto'

import { expect, test } from 'vitest'

import type { CutTypeface } from '../fonts/sheet.ts'
import { createUrls } from '../shared/urls.ts'
import { accentSheet, lookOf } from './look.ts'

const typefaces: CutTypeface[] = [
  {
    name: 'Source Sans',
    cssVariable: '--font-sans',
    fallbacks: ['sans-serif'],
    faces: [{ file: 'a.woff2', style: 'normal', weight: '400', subset: 'latin' }],
  },
]
const site = { accent: { light: '#b3261e' } } as Parameters<typeof lookOf>[0]['site']

test('fonts are below the path of the site, and the policy knows the sheet', () => {
  const look = lookOf({ site, urls: createUrls('https://example.org/checks/') }, { typefaces })
  expect(look.preloaded).toEqual(['/checks/_astro/fonts/a.woff2'])
  expect(look.sheet).toContain('url("/checks/_astro/fonts/a.woff2")')
  expect(look.sheet.startsWith(look.accent)).toBe(true)
  expect(look.digest).toBe(`sha256-${createHash('sha256').update(look.sheet).digest('base64')}`)
})

test('the accent is written for both schemes, and not where colours are forced', () => {
  const sheet = accentSheet(site)
  expect(sheet).toMatch(/^@media \(forced-colors:none\)\{:root\{--accent:light-dark\(#b3261e,/)
  expect(sheet).not.toContain('font')
})

test('typefaces of the system need no files, only their names', () => {
  expect(accentSheet({ ...site, typefaces: 'system' })).toContain(
    '--font-sans:system-ui, sans-serif',
  )
})
