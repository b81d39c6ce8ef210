import { expect, test } from 'vitest'

import { fileName, isOutside } from './file-name.ts'

test.each([
  ['/site/content/a.mdx', 'content/a.mdx', false],
  ['/site/..a/b.mdx', '..a/b.mdx', false],
  ['/site/a b/ü%.yaml', 'a b/ü%.yaml', false],
  ['/other/a.mdx', '../other/a.mdx', true],
  ['/', '..', true],
  ['/site', '/site', true],
])('%s is called %s', (file, name, outside) => {
  expect(fileName('/site', file)).toBe(name)
  expect(isOutside(name)).toBe(outside)
})
