/** Adds the pictures to a site: those of texts, and those for people who share a page. */

import type { OnProgress } from '../shared/progress.ts'
import type { CurrentPublication } from '../integrations/current-publication.ts'
import { type KeptSite, type LastSite, digestOfBytes } from '../rendering/kept-site.ts'
import type { CompiledTexts } from '../texts/compile-texts.ts'
import type { Snapshot } from './snapshot.ts'

import { logoForPictures } from '../integrations/identity-files.ts'
import { counted } from '../shared/counted.ts'
import {
  type PicturedPage,
  type PictureWords,
  pageWords,
  pictureTarget,
  pictureWords,
} from '../metadata/picture.ts'
import type { Target } from '../shared/urls.ts'
import { makePictures } from '../pictures/pictures.ts'
import { openSocialPictures, type SocialPictures } from '../pictures/social-pictures.ts'
import { digestOf } from '../rendering/digest.ts'
import { verdictsOf } from '../rendering/library.ts'
import { type FileWriter, takeOrMake } from '../rendering/file-writer.ts'
import { fileNameOf } from '../rendering/site.ts'
import { textPictures, type TextPictures } from '../rendering/text-pictures.ts'
import { type BoundSite, currentSite } from '../site.ts'
import { areCachesOff, openFiles } from './cache.ts'
import { reuse, stage } from './stage.ts'

/** The names of files that were added, and the digests of their bytes; empty if a file is always copied. */
export type Added = [name: string, bytes: string][]

/** Pictures that are made while other files are. */
export interface RunningPictures {
  /**
   * Waits until they are finished.
   *
   * @param onProgress takes how many are
   * @returns what is known of the files, and how many of them were drawn now
   */
  finish: (onProgress: OnProgress) => Promise<{ files: KeptSite['files']; made: number }>
}

/** Where pictures go. */
interface PictureOptions {
  writer: FileWriter
  /** Sites whose files can be used again. */
  earlier: readonly LastSite[]
  /** Stops the work, for example after an error elsewhere. */
  signal: AbortSignal
}

/**
 * Starts to add the pictures for those who share a page. A picture whose words are the same is taken from an earlier site.
 *
 * @param isWanted returns whether a picture belongs to what is built; without it, each does
 */
export function startSocialPictures(
  current: CurrentPublication,
  options: PictureOptions & { isWanted: ((picture: Target) => boolean) | undefined },
): RunningPictures {
  const pictures = openSocialPictures(openFiles('social-pictures'), { inThread: !areCachesOff() })
  options.signal.addEventListener('abort', () => void pictures.close())
  const { finish } = start((onProgress) =>
    addSocialPictures(current, { ...options, pictures }, onProgress),
  )
  return {
    finish: (onProgress) => {
      pictures.hurry()
      return finish(onProgress)
    },
  }
}

/** Starts to add the pictures of texts. A file is taken from an earlier site if one has it: its name identifies its bytes. */
export function startTextPictures(
  pictures: TextPictures,
  options: PictureOptions,
): RunningPictures {
  return start((onProgress) => addTextPictures(pictures, options, onProgress))
}

function start(add: (onProgress: OnProgress) => ReturnType<RunningPictures['finish']>) {
  let show: OnProgress | undefined
  const added = add((done, total) => show?.(done, total))
  // An error is reported when they are awaited, which may be after another one.
  added.catch(() => undefined)
  return {
    finish: (onProgress: OnProgress) => {
      show = onProgress
      return added
    },
  }
}

async function addSocialPictures(
  current: CurrentPublication,
  {
    pictures,
    writer,
    earlier,
    signal,
    isWanted = () => true,
  }: Parameters<typeof startSocialPictures>[1] & { pictures: SocialPictures },
  onProgress: OnProgress,
): ReturnType<RunningPictures['finish']> {
  const home = currentSite()
  const logo = logoForPictures(current.source, home.site)
  // The logo is a long text, and the same in all pictures.
  const ofLogo = digestOf(logo)
  const files: KeptSite['files'] = {}
  let done = 0
  const all = picturesOf(
    verdictsOf(current.validated, (record) => current.unpublished().has(record)),
    home,
  )
  const add = async ({ target, words }: (typeof all)[number]) => {
    const name = fileNameOf(target, home.urls)
    const from = digestOf([words, ofLogo])
    const make = async () => {
      const bytes = await pictures.of({ ...words, ...logo })
      signal.throwIfAborted()
      return new Map([[name, bytes]])
    }
    Object.assign(files, await takeOrMake(writer, earlier, { names: [name], from }, make))
  }
  const wanted = all.filter(({ target }) => isWanted(target))
  try {
    await Promise.all(
      wanted.map(async (picture) => {
        await add(picture)
        done += 1
        onProgress(done, wanted.length)
      }),
    )
  } finally {
    await pictures.close()
  }
  return { files, made: pictures.counts.drawn }
}

/**
 * Lists the pictures with their words. A picture of the publication's own is that of all pages except articles, so these have
 * no others.
 */
function picturesOf(
  records: ReturnType<typeof verdictsOf>,
  home: BoundSite,
): { target: Target; words: PictureWords }[] {
  const pages: PicturedPage[] = home.site.socialPicture
    ? []
    : [
        { to: 'home' },
        ...[...records.claims.keys(), ...records.unratedClaims.keys()].map(
          (id) => ({ to: 'claim', id }) as const,
        ),
        ...[...records.topics.keys()].map((id) => ({ to: 'topic', id }) as const),
      ]
  return [
    ...records.articles.map((article) => ({
      target: { to: 'article-picture', id: article.id } as const,
      words: pictureWords(article, records, home),
    })),
    ...pages.flatMap((page) => {
      const words = pageWords(page, records, home)
      return words ? [{ target: pictureTarget(page), words }] : []
    }),
  ]
}

/**
 * Plans the pictures of all texts, and the covers of articles.
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
  for (const { record, data } of current.validated.articles) {
    if (data?.cover && compiled.has(record.file))
      pictures.planOf('articles', record.id, data.cover.src)
  }
  return { planOf: pictures.planOf, files: new Map(pictures.files) }
}

/**
 * Waits for pictures.
 *
 * @returns what is known of the files
 */
export async function stageOfPictures(
  running: readonly RunningPictures[],
): Promise<KeptSite['files']> {
  const { files } = await stage(
    'Pictures',
    async (onProgress) => {
      const added: Awaited<ReturnType<RunningPictures['finish']>>[] = []
      for (const { finish } of running) added.push(await finish(onProgress))
      return {
        files: Object.assign({}, ...added.map(({ files }) => files)) as KeptSite['files'],
        made: added.reduce((sum, { made }) => sum + made, 0),
      }
    },
    ({ files, made }) => reuse(counted(made, 'picture'), Object.keys(files).length - made),
  )
  return files
}

async function addTextPictures(
  { files: planned }: TextPictures,
  { writer, earlier, signal }: PictureOptions,
  onProgress: OnProgress,
): ReturnType<RunningPictures['finish']> {
  const files: KeptSite['files'] = {}
  let done = 0
  const add = (path: string, bytes: string) => {
    files[path] = { bytes, stamp: '' }
    done += 1
    onProgress(done, planned.size)
  }
  const { made } = await makePictures(planned.values(), {
    kept: openFiles('picture-files'),
    has: (path) => {
      const last = earlier.find((site) => writer.take(site, path))
      if (!last) return false
      add(path, last.kept.files[path]?.bytes ?? '')
      return true
    },
    write: (path, bytes) => {
      signal.throwIfAborted()
      writer.write(path, bytes)
      add(path, digestOfBytes(bytes))
    },
  })
  return { files, made }
}
