import { expect, test } from 'vitest'

import { layerProblem } from './layers.ts'

const from = (module: string, specifier: string, typesOnly = false) =>
  layerProblem({ from: module, specifier, typesOnly })

test.each([
  ['claims/order.ts', '../references/names.ts'],
  ['claims/order.ts', './verdict.ts'],
  ['claims/order.ts', '../../package.json'],
  ['claims/schema.ts', 'astro/zod'],
  ['site.ts', 'yaml'],
  ['reading/yaml.ts', 'node:fs'],
  ['reading/yaml.ts', 'any-package'],
  ['shared/atomic-file.ts', 'node:fs/promises'],
  ['feeds/feed.test.ts', '../pages/feed.xml.ts'],
  ['citations/cases/styles.ts', 'node:fs'],
  ['pages/claims/[...id]/index.astro', '../../../layouts/Page.astro'],
])('%s may import %s', (module, specifier) => {
  expect(from(module, specifier)).toBeUndefined()
})

test.each([
  [
    'claims/order.ts',
    '../articles/order.ts',
    /^`\.\.\/articles\/order\.ts` may not .* `claims`\. Art/,
  ],
  ['claims/order.ts', 'yaml', /^`yaml` may not .* only astro\/zod\. Articles import/],
  ['claims/order.ts', 'node:fs', /Take the text as an argument\.$/],
  ['claims/order.ts', 'astro/zod', /Import the schema from there\.$/],
  ['citations/style.ts', '@astrojs/mdx', /runs without Astro/],
  ['components/Card.astro', 'astro:content', /does not enter Vite/],
  ['shared/text.ts', '../shared-things/text.ts', /shared\/ knows no concept/],
  ['shared/text.ts', 'edtf-things', /only astro\/zod, edtf, fastest-levenshtein/],
  ['shared/text.ts', 'node:fs', /Take the text as an argument\.$/],
  ['unheard-of/text.ts', '../shared/text.ts', /is in no layer/],
  ['unheard-of.ts', './shared/text.ts', /is in no layer/],
] as [string, string, RegExp][])('%s may not import %s', (module, specifier, message) => {
  expect(from(module, specifier)).toMatch(message)
})

test('types may be imported from guarded modules of schemas, and from nowhere else', () => {
  expect(from('citations/style.ts', 'zod', true)).toBeUndefined()
  expect(from('citations/style.ts', '@astrojs/mdx', true)).toMatch(/runs without Astro/)
  expect(from('claims/order.ts', '../articles/order.ts', true)).toMatch(/may not be imported/)
})
