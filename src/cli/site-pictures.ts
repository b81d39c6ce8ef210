/** Adds the pictures to a site: those of texts, and those of articles for people who share them. */

import type { CurrentPublication } from '../integrations/current-publication.ts'
import { type KeptSite, type LastSite, digestOfBytes } from '../rendering/kept-site.ts'
import type { CompiledTexts } from '../texts/compile-texts.ts'
import type { Snapshot } from './snapshot.ts'

import { pictureWords } from '../metadata/picture.ts'
import { makePictures } from '../pictures/pictures.ts'
import { openSocialPictures } from '../pictures/social-pictures.ts'
import { digestOf } from '../rendering/digest.ts'
import { verdictsOf } from '../rendering/library.ts'
import type { FileWriter } from '../rendering/file-writer.ts'
import { fileNameOf } from '../rendering/site.ts'
import { textPictures, type TextPictures } from '../rendering/text-pictures.ts'
import { currentSite } from '../site.ts'
import { areCachesOff, openFiles } from './cache.ts'

/** The names of files that were added, and the digests of their bytes; empty if a file is always copied. */
export type Added = [name: string, bytes: string][]

/**
 * Adds the pictures of articles for those who share them, while other files are made. A picture whose words are the same is
 * taken from an earlier site.
 *
 * @param isWanted returns whether the picture of an article belongs to what is built
 * @returns what is known of the files
 */
export async function addSocialPictures(
  writer: FileWriter,
  current: CurrentPublication,
  earlier: readonly LastSite[],
  isWanted: (article: string) => boolean = () => true,
): Promise<KeptSite['files']> {
  const home = currentSite()
  const made: KeptSite['files'] = {}
  const { articles, claims } = verdictsOf(current.validated, (record) =>
    current.unpublished().has(record),
  )
  const pictures = openSocialPictures(openFiles('social-pictures'), { inThread: !areCachesOff() })
  try {
    await Promise.all(
      articles.map(async (article) => {
        if (!isWanted(article.id)) return
        const name = fileNameOf({ to: 'article-picture', id: article.id }, home.urls)
        const words = pictureWords(article, { claims }, home)
        const from = digestOf(words)
        const last = earlier.find(
          (site) => site.kept.files[name]?.from === from && writer.take(site, name),
        )
        const before = last?.kept.files[name]
        if (before) {
          made[name] = { ...before }
          return
        }
        const bytes = await pictures.of(words)
        writer.write(name, bytes)
        made[name] = { bytes: digestOfBytes(bytes), stamp: '', from }
      }),
    )
  } finally {
    await pictures.close()
  }
  return made
}

/**
 * Plans the pictures of all texts.
 *
 * @returns the plans, whose files do not change any more: to find out whether a page of the last site is still right, the
 *   build also asks for pictures that no text shows now, such as those of an article that has become a draft
 */
export function planPictures(
  current: CurrentPublication,
  compiled: CompiledTexts['texts'],
  { files }: Snapshot,
): TextPictures {
  const pictures = textPictures(current.validated, (file) => files.get(file)?.digest)
  for (const collection of ['articles', 'pages'] as const) {
    for (const { record } of current.validated[collection]) {
      for (const src of compiled.get(record.file)?.pictures ?? [])
        pictures.planOf(collection, record.id, src)
    }
  }
  return { planOf: pictures.planOf, files: new Map(pictures.files) }
}

/** Adds the files of pictures, which are taken from an earlier site if one has them: a file's name identifies its bytes. */
export async function addPictures(
  writer: FileWriter,
  { files }: TextPictures,
  earlier: readonly LastSite[],
): Promise<Added> {
  const added: Added = []
  await makePictures(files.values(), {
    kept: openFiles('picture-files'),
    has: (path) => {
      const last = earlier.find((site) => writer.take(site, path))
      if (!last) return false
      added.push([path, last.kept.files[path]?.bytes ?? ''])
      return true
    },
    write: (path, bytes) => {
      added.push([path, digestOfBytes(bytes)])
      writer.write(path, bytes)
    },
  })
  return added
}
