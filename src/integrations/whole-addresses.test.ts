import { expect, test } from 'vitest'

import { wholeAddresses } from './whole-addresses.ts'

/** Returns the addresses that handlers see after each of the two. */
function seen(base: string, originalUrl: string, url: string): string[] {
  const { addBase, removeBase } = wholeAddresses(base)
  const request = { originalUrl, url }
  return [addBase, removeBase].map((handle) => {
    handle(request, undefined, () => undefined)
    return request.url
  })
}

test.each([
  ['/checks/', '/checks/articles/tea/?a=b', '/articles/tea/?a=b', '/checks/articles/tea/?a=b'],
  ['/checks/', '/checks/checks/', '/checks/', '/checks/checks/'],
  ['/checks/', '/@vite/client', '/@vite/client', '/@vite/client'],
  ['/', '/articles/tea/', '/articles/tea/', '/articles/tea/'],
])(
  'on a site at %s, %s is seen as a whole and then as Astro needs it',
  (base, original, url, whole) => {
    expect(seen(base, original, url)).toEqual([whole, url])
  },
)
