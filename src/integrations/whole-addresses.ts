/** Gives the handlers of `npm run dev` whole addresses while Astro renders the pages. */

import type { Connect } from 'vite'

/** A handler that only reads and changes the address of a request. */
type AddressHandler = (
  request: Pick<Connect.IncomingMessage, 'url' | 'originalUrl'>,
  response: unknown,
  next: () => void,
) => void

/**
 * Makes two handlers. Astro takes the path of the site off each address before any other handler gets it; between these two,
 * the address has it again, as it has with bundled code.
 *
 * @param base the path of the site, with a slash at both ends
 */
export function wholeAddresses(base: string): Record<'addBase' | 'removeBase', AddressHandler> {
  const prefix = base.slice(0, -1)
  const isBelow = ({ originalUrl = '' }: Parameters<AddressHandler>[0]) =>
    originalUrl.startsWith(base)
  return {
    addBase: (request, _response, next) => {
      if (isBelow(request)) request.url = prefix + (request.url ?? '')
      next()
    },
    removeBase: (request, _response, next) => {
      if (isBelow(request)) request.url = request.url?.slice(prefix.length)
      next()
    },
  }
}
