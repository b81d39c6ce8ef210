/** Redirects from old addresses in `npm run dev`, those of unpublished records included. */

import type { ServerResponse } from 'node:http'

import type { Connect } from 'vite'

import { type RedirectTable, redirectTable, redirectTarget } from '../hosting/redirects.ts'
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
): (
  request: Pick<Connect.IncomingMessage, 'originalUrl' | 'url'>,
  response: ServerResponse,
  next: Connect.NextFunction,
) => void {
  let known: { of: ValidatedPublication; table: RedirectTable } | undefined
  const current = async () => {
    const of = await publication()
    if (known?.of !== of)
      known = { of, table: redirectTable(redirectsOf(of, currentSite().urls, () => false)) }
    return known.table
  }
  return (request, response, next) => {
    current().then((table) => {
      const to = redirectTarget(request.originalUrl ?? request.url ?? '', table)
      if (to !== undefined)
        response.writeHead(302, { location: to, 'cache-control': 'no-store' }).end()
      else next()
    }, next)
  }
}
