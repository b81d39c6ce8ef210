/** Serves the pictures of texts, and the drawings of feeds, in `npm run dev`. */

import type { IncomingMessage, ServerResponse } from 'node:http'

import type { KeptFiles } from '../cache/kept-files.ts'

import type { Drawings } from '../pictures/drawings.ts'
import { bytesOf, type Pictures, type PlannedFile } from '../pictures/pictures.ts'
import { sansFiles } from '../reading/fonts.ts'
import { contentType, mediaTypes } from '../shared/media-types.ts'
import { decodePercent } from '../shared/percent-encoding.ts'

/** What the handler needs to know. */
export interface ServedPictures {
  /** The path of the site, with a slash at both ends. */
  base: string
  /** Returns the pictures that pages have shown so far, and the drawings of feeds. */
  shown: () => { pictures: Pick<Pictures, 'files'>; drawings: Pick<Drawings, 'files'> } | undefined
  kept: KeptFiles
}

/**
 * Makes the handler for requests of pictures. Each file is made when a browser asks for it first.
 *
 * A picture that cannot be decoded is answered with 500 and the reason. Requests for anything else go to `next`.
 */
export function servePictures({ base, shown, kept }: ServedPictures) {
  return async (
    request: Pick<IncomingMessage, 'url'>,
    response: Pick<ServerResponse, 'writeHead' | 'end'>,
    next: () => void,
  ): Promise<void> => {
    const [address = ''] = (request.url ?? '').split('?', 1)
    const path = address.startsWith(base) ? decodePercent(address.slice(base.length)) : ''
    const { pictures, drawings } = shown() ?? {}
    const planned = pictures?.files.get(path)
    const drawing = drawings?.files.get(path)
    if (!planned && drawing === undefined) {
      next()
      return
    }
    try {
      const bytes = planned ? await bytesOf(planned, kept) : await draw(drawing ?? '')
      const type = planned ? typeOf(planned) : mediaTypes.png
      // The address changes with the bytes.
      const headers = { 'content-type': type, 'cache-control': 'max-age=31536000, immutable' }
      response.writeHead(200, headers).end(bytes)
    } catch (error) {
      response.writeHead(500, { 'content-type': contentType(mediaTypes.text) })
      response.end(error instanceof Error ? error.message : String(error))
    }
  }
}

/** Drawings of texts are served unchanged. */
function typeOf({ file }: PlannedFile): string {
  return file.size ? mediaTypes.webp : contentType(mediaTypes.svg)
}

/** The rasteriser takes long to load, and nobody may ask for a feed. */
async function draw(markup: string): Promise<Buffer> {
  const { drawDrawing } = await import('../figures/drawing-picture.ts')
  return drawDrawing(markup, sansFiles())
}
