import type { Words } from '../found.ts'
import type { Page } from '../page.ts'
import type { BuiltFile, BuiltSite } from '../site.ts'
import type { Problem } from '../../rule.ts'

import { decodePercent } from '../../../shared/percent-encoding.ts'
import { addressOf } from '../address.ts'
import { at } from '../found.ts'
import { madeFrom } from '../site.ts'
import { defineRule } from '../../rule.ts'

/**
 * Every page names the one address under which it is to be found, in full (RFC 6596): its own, or that of the page it
 * sends its readers to. 404.html answers at any address and has none.
 */
export const pageHasCanonical = defineRule({
  name: 'page-has-canonical',
  holds: 'Every page of the built site names its canonical address.',
  severity: 'error',
  inspect,
})

function inspect(site: BuiltSite): Problem[] {
  return site.files.flatMap((file): Problem[] => {
    const { name, page } = file
    if (!page?.isDocument || name === '404.html') return []
    const [first, ...more] = page.canonicals
    if (!first?.text) {
      return [
        {
          ...at(first ?? page.head),
          message: 'This page does not name its canonical address.',
          hint: `Give it a \`<link rel="canonical">\` that has its address in full. ${madeFrom(site, name)}`,
        },
      ]
    }
    return [
      ...wrongAddress(first, page, file, site),
      ...more.map((canonical): Problem => ({
        ...at(canonical),
        message: `\`${canonical.text}\` is a second canonical address of this page.`,
        hint: `Remove one of the two. ${madeFrom(site, name)}`,
      })),
    ]
  })
}

function wrongAddress(
  canonical: Words,
  { isRedirect }: Page,
  { name }: BuiltFile,
  site: BuiltSite,
): Problem[] {
  const own = addressOf(name, site.address)
  const url = URL.parse(canonical.text)
  const isFull = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (isFull && (isRedirect || decodePercent(url.href) === decodePercent(own))) return []
  return [
    {
      ...at(canonical),
      message: isFull
        ? `The canonical address \`${canonical.text}\` is not that of this page.`
        : `The canonical address \`${canonical.text}\` is not written in full.`,
      hint: isRedirect
        ? 'Write the address of the page it leads to, from https:// on.'
        : `Write \`${own}\`. ${madeFrom(site, name)}`,
    },
  ]
}
