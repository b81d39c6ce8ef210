/** Serves `security.txt` in `npm run dev`. */

import type { Connect } from 'vite'

import { securityFile, securityText } from '../hosting/security-txt.ts'
import { today } from '../shared/dates.ts'
import { contentType, mediaTypes } from '../shared/media-types.ts'
import { currentSite } from '../site.ts'

/** Makes the handler. Requests for anything else go on, as those of a publication without a contact do. */
export function serveSecurity(): Connect.NextHandleFunction {
  return (request, response, next) => {
    const { site, urls } = currentSite()
    const isAsked = request.url === `${urls.base}${securityFile}`
    const text = isAsked
      ? securityText({ ...site, contact: site.contact, origin: urls.origin, today: today() })
      : undefined
    if (text === undefined) {
      next()
      return
    }
    response.writeHead(200, { 'content-type': contentType(mediaTypes.text) })
    response.end(text)
  }
}
