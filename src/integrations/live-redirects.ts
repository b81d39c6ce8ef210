/** Redirects from old addresses in `npm run dev`, those of unpublished records included. */

import type { Connect } from 'vite'

import { type Redirect, redirectFor } from '../hosting/redirects.ts'
import type { ValidatedPublication } from '../publication/validated.ts'

import { redirectsOf } from '../rendering/redirects.ts'
import { currentSite } from '../site.ts'

/**
 * Makes the handler for requests of old addresses. Browsers do not keep the redirect, because the content can change at
 * any time. Requests for anything else go on.
 *
 * @param publication returns the current records
 */
export function serveRedirects(
  publication: () => Promise<ValidatedPublication>,
): Connect.NextHandleFunction {
  let known: { of: ValidatedPublication; redirects: readonly Redirect[] } | undefined
  const current = async () => {
    const of = await publication()
    if (known?.of !== of)
      known = { of, redirects: redirectsOf(of, currentSite().urls, () => false) }
    return known.redirects
  }
  return (request, response, next) => {
    current().then((redirects) => {
      const found = redirectFor(request.originalUrl ?? request.url ?? '', redirects)
      if (found) response.writeHead(302, { location: found.to, 'cache-control': 'no-store' }).end()
      else next()
    }, next)
  }
}
