import { type Words, at } from '../found.ts'
import type { Page } from '../page.ts'
import type { BuiltFile } from '../built-file.ts'
import { type BuiltSite, madeFrom } from '../built-site.ts'
import { type Problem, defineRule } from '../../rule.ts'

import { decodePercent } from '../../../shared/percent-encoding.ts'
import { addressOf } from '../address.ts'

/**
 * Every page has one complete canonical address (RFC 6596): its own, that of the page to which it redirects, or, if search
 * engines leave it out, that of the page which has more of the same. 404.html is shown at any address and has none.
 */
export const pageHasCanonical = defineRule({
  name: 'page-has-canonical',
  holds: 'Every page of the built site has a canonical address.',
  severity: 'error',
  inspect(file, site) {
    const { name, page } = file
    if (!page?.isDocument || name === '404.html') return []
    const [first, ...more] = page.canonicals
    if (!first?.text) {
      const hint = `Add a \`<link rel="canonical">\` with its complete address. ${madeFrom(site, name)}`
      return [{ ...at(first ?? page.head), message: 'This page has no canonical address.', hint }]
    }
    return [
      ...wrongAddress(first, page, file, site),
      ...more.map((canonical): Problem => ({
        ...at(canonical),
        message: `\`${canonical.text}\` is a second canonical address of this page.`,
        hint: `Remove one of them. ${madeFrom(site, name)}`,
      })),
    ]
  },
})

function wrongAddress(
  canonical: Words,
  { isRedirect, isUnlisted }: Page,
  { name }: BuiltFile,
  site: BuiltSite,
): Problem[] {
  const own = addressOf(name, site.address)
  const url = URL.parse(canonical.text)
  const isFull = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (isFull && (isRedirect || isUnlisted || decodePercent(url.href) === decodePercent(own)))
    return []
  return [
    {
      ...at(canonical),
      message: isFull
        ? `The canonical address \`${canonical.text}\` is not the address of this page.`
        : `The canonical address \`${canonical.text}\` is not complete.`,
      hint: isRedirect
        ? 'Write the complete address of the page to which it redirects, starting with https://.'
        : `Write \`${own}\`. ${madeFrom(site, name)}`,
    },
  ]
}
