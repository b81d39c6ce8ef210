/** Serves the pictures of texts in `npm run dev`. */

import type { IncomingMessage, ServerResponse } from 'node:http'

import type { KeptFiles } from '../cache/kept-files.ts'

import { bytesOf, type Pictures } from '../pictures/pictures.ts'
import { contentType, mediaTypes } from '../shared/media-types.ts'
import { decodePercent } from '../shared/percent-encoding.ts'

/** What the handler needs to know. */
export interface ServedPictures {
  /** The path of the site, with a slash at both ends. */
  base: string
  /** Returns the pictures that pages have shown so far. */
  pictures: () => Pick<Pictures, 'files'>
  kept: KeptFiles
}

/**
 * Makes the handler for requests of pictures. Each file is made when a browser asks for it first.
 *
 * A picture that cannot be decoded is answered with 500 and the reason. Requests for anything else go to `next`.
 */
export function servePictures({ base, pictures, kept }: ServedPictures) {
  return async (
    request: Pick<IncomingMessage, 'url'>,
    response: Pick<ServerResponse, 'writeHead' | 'end'>,
    next: () => void,
  ): Promise<void> => {
    const [address = ''] = (request.url ?? '').split('?', 1)
    const path = address.startsWith(base) ? decodePercent(address.slice(base.length)) : ''
    const planned = pictures().files.get(path)
    if (!planned) {
      next()
      return
    }
    try {
      const bytes = await bytesOf(planned, kept)
      const type = planned.file.size ? mediaTypes.webp : contentType(mediaTypes.svg)
      // The address changes with the bytes.
      const headers = { 'content-type': type, 'cache-control': 'max-age=31536000, immutable' }
      response.writeHead(200, headers).end(bytes)
    } catch (error) {
      response.writeHead(500, { 'content-type': contentType(mediaTypes.text) })
      response.end(error instanceof Error ? error.message : String(error))
    }
  }
}
