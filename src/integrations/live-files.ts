/** Files in `npm run dev`: the pictures for those who share a page, and the files of articles for readers. */

import type { Connect } from 'vite'

import { readFile } from 'node:fs/promises'

import type { PublishedPublication } from '../publication/published.ts'
import type { SocialPictures } from '../pictures/social-pictures.ts'

import { attachmentKind } from '../articles/attachments.ts'
import { type PictureWords, pageWords, pictureWords } from '../metadata/picture.ts'
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

const articles = 'articles/'
const articleFile = /^articles\/.+\.\w+$/
const picturePath = /^(?:(articles|claims|topics)\/(.+)\/)?social\.png$/

/**
 * Makes the handler for requests of files of articles and of pictures. Requests for anything else go on.
 *
 * @param library returns the current records
 */
export function serveArticleFiles(
  library: () => Promise<PublishedPublication>,
  socialPictures: Pick<SocialPictures, 'of'>,
): Connect.NextHandleFunction {
  return (request, response, next) => {
    const [address = ''] = (request.url ?? '').split('?', 1)
    const { base } = currentSite().urls
    const path = address.startsWith(base) ? decodePercent(address.slice(base.length)) : ''
    if (!articleFile.test(path) && !picturePath.test(path)) {
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
  const records = await library()
  const words = wordsOfPicture(path, records)
  if (words) {
    const logo = logoForPictures(currentPublication().source, currentSite().site)
    return { bytes: await socialPictures.of({ ...words, ...logo }), type: mediaTypes.png }
  }
  const name = path.startsWith(articles) ? path.slice(articles.length) : ''
  const kind = attachmentKind(name)
  const file = kind && downloads(records, contentDirectory()).get(name)
  return kind && file !== undefined
    ? { bytes: await readFile(file), type: contentType(kind.mediaType) }
    : undefined
}

/** Returns the words of a picture for those who share a page; `undefined` if the path is that of no such picture. */
function wordsOfPicture(path: string, records: PublishedPublication): PictureWords | undefined {
  const [whole, folder, id = ''] = picturePath.exec(path) ?? []
  if (whole === undefined) return undefined
  const home = currentSite()
  const article = folder === 'articles' ? records.articlesById.get(id) : undefined
  if (article) return pictureWords(article, records, home)
  if (folder === 'articles' || home.site.socialPicture) return undefined
  const pages = { claims: 'claim', topics: 'topic' } as const
  return folder === undefined
    ? pageWords({ to: 'home' }, records, home)
    : pageWords({ to: pages[folder as keyof typeof pages], id }, records, home)
}
