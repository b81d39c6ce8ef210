/** The files of articles in `npm run dev`: pictures, in the size that a page asks for, and files for readers. */

import type { Connect } from 'vite'

import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

import type { TextPictures } from '../rendering/text-pictures.ts'

import { attachmentKind } from '../articles/attachments.ts'
import { openKeptFiles } from '../pictures/kept-files.ts'
import { bytesOf } from '../pictures/pictures.ts'
import { downloads } from '../publication/attachments.ts'
import { contentDirectory, currentSite } from '../site.ts'

/** The files that pages of the current publication can ask for. */
export interface LiveFiles {
  library: App.Locals['library']
  pictures: TextPictures
}

/** Media types of pictures. */
const mediaTypes: Record<string, string> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
}

const kept = openKeptFiles(
  join(import.meta.dirname, '../../node_modules/.cache/assay/pictures'),
  (file) => console.error(`${file} was damaged and is made again.`),
)

/** Answers requests for the files of articles. */
export function serveFiles(current: () => Promise<LiveFiles>): Connect.NextHandleFunction {
  return (request, response, next) => {
    const { base } = currentSite().urls
    const [address = ''] = (request.url ?? '').split('?')
    if (!address.startsWith(base)) {
      next()
      return
    }
    find(decodeAddress(address.slice(base.length)), current).then((found) => {
      if (!found) {
        next()
        return
      }
      response.setHeader('content-type', found.type)
      // The file can change at any time.
      response.setHeader('cache-control', 'no-cache')
      response.end(found.bytes)
    }, next)
  }
}

async function find(
  path: string,
  current: () => Promise<LiveFiles>,
): Promise<{ bytes: Buffer; type: string } | undefined> {
  if (!path.startsWith('_astro/') && !path.startsWith('articles/')) return undefined
  const { library, pictures } = await current()
  const planned = pictures.files.get(path)
  const type = mediaTypes[extname(path)]
  if (planned && type !== undefined) return { bytes: await bytesOf(planned, kept), type }
  const name = path.slice('articles/'.length)
  const file =
    path.startsWith('articles/') && attachmentKind(name)
      ? downloads(library, contentDirectory()).get(name)
      : undefined
  if (file === undefined) return undefined
  return {
    bytes: await readFile(file),
    type: attachmentKind(file)?.mediaType ?? 'application/octet-stream',
  }
}

function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** Returns the SHA-256 of a file as it is now, or `undefined` if there is none. */
export function digestNow(file: string): string | undefined {
  try {
    return hash('sha256', readFileSync(file))
  } catch {
    return undefined
  }
}
