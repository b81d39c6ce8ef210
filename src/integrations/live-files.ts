/** The files of articles in `npm run dev`: the picture for those who share an article, and files for readers. */

import type { Connect } from 'vite'

import { readFile } from 'node:fs/promises'

import type { PublishedPublication } from '../publication/published.ts'
import type { SocialPictures } from '../pictures/social-pictures.ts'

import { attachmentKind } from '../articles/attachments.ts'
import { pictureWords } from '../metadata/picture.ts'
import { downloads } from '../publication/attachments.ts'
import { contentType, mediaTypes } from '../shared/media-types.ts'
import { decodePercent } from '../shared/percent-encoding.ts'
import { contentDirectory, currentSite } from '../site.ts'
import { currentPublication } from './current-publication.ts'
import { logoForPictures } from './identity-files.ts'

/** The bytes of a file, and their media type. */
interface ServedFile {
  bytes: Buffer
  type: string
}

/**
 * Makes the handler for requests of files of articles. Requests for anything else go on.
 *
 * @param library returns the current records
 */
export function serveArticleFiles(
  library: () => Promise<PublishedPublication>,
  socialPictures: Pick<SocialPictures, 'of'>,
): Connect.NextHandleFunction {
  return (request, response, next) => {
    const [address = ''] = (request.url ?? '').split('?', 1)
    const start = `${currentSite().urls.base}articles/`
    const path = address.startsWith(start) ? decodePercent(address.slice(start.length)) : ''
    if (!/\.\w+$/.test(path)) {
      next()
      return
    }
    fileAt(path, library, socialPictures).then((file) => {
      if (!file) {
        next()
        return
      }
      // The file can change at any time.
      response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-cache' })
      response.end(file.bytes)
    }, next)
  }
}

async function fileAt(
  path: string,
  library: () => Promise<PublishedPublication>,
  socialPictures: Pick<SocialPictures, 'of'>,
): Promise<ServedFile | undefined> {
  const [, slug] = /^(.+)\/social\.png$/.exec(path) ?? []
  const records = await library()
  const article = slug === undefined ? undefined : records.articlesById.get(slug)
  if (article) {
    const home = currentSite()
    const logo = logoForPictures(currentPublication().source, home.site)
    const words = { ...pictureWords(article, records, home), ...logo }
    return { bytes: await socialPictures.of(words), type: mediaTypes.png }
  }
  const kind = attachmentKind(path)
  const file = kind && downloads(records, contentDirectory()).get(path)
  return kind && file !== undefined
    ? { bytes: await readFile(file), type: contentType(kind.mediaType) }
    : undefined
}
