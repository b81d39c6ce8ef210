/** The pictures of a publication: which file a text shows, how it is planned, and what its files contain. */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'

import type { KeptFiles } from '../cache/kept-files.ts'
import type { FileFacts } from '../reading/media.ts'

import { encodePicture, recipe } from './encode.ts'
import { planPicture, type PictureFile, type PicturePlan, type SourcePicture } from './plan.ts'

/** The pictures that have been planned, and the way to plan more. */
export interface Pictures {
  /**
   * Plans a picture, or returns the plan it has.
   *
   * @param file absolute path
   * @returns `undefined` if the file does not exist, or is not a picture of known size
   */
  planOf: (file: string) => PicturePlan | undefined
  /** Returns every planned file by its path below the root of the site, with the picture it is made from. */
  files: ReadonlyMap<string, PlannedFile>
}

/** A file to make, with the picture it is made from. */
export interface PlannedFile {
  picture: SourcePicture
  file: PictureFile
}

/** What a plan needs to know. */
export interface PictureFacts {
  /** The path of the site, with a slash at both ends. */
  base: string
  /** Returns the SHA-256 of a file in hexadecimal, or `undefined` if there is no such file. */
  digestOf: (file: string) => string | undefined
  /** Returns the type and the size of a file. */
  describe: (file: string) => FileFacts
}

/**
 * Returns the file that a text shows.
 *
 * @param text absolute path of the text
 * @param path the path of the picture from the folder of the text, without escapes
 */
export function pictureFile(text: string, path: string): string {
  return join(dirname(text), path)
}

/** Starts without any plans. A picture is planned again if its bytes have changed since. */
export function createPictures({ base, digestOf, describe }: PictureFacts): Pictures {
  const known = new Map<string, { digest: string; plan: PicturePlan }>()
  const files = new Map<string, PlannedFile>()
  return {
    files,
    planOf(file) {
      const digest = digestOf(file)
      if (digest === undefined) return undefined
      const before = known.get(file)
      if (before?.digest === digest) return before.plan
      const { type, size } = describe(file)
      if (!size) return undefined
      const picture = { file, digest, isDrawing: type === 'svg', ...size }
      const plan = planPicture(picture, { base, recipe })
      known.set(file, { digest, plan })
      for (const each of plan.files) files.set(each.path, { picture, file: each })
      return plan
    },
  }
}

/** Where made files are kept, and where they go. */
export interface MakeOptions {
  kept: KeptFiles
  /** Returns whether the site has a file already. Its path identifies its bytes. */
  has: (path: string) => boolean
  /** Writes a file of the site. */
  write: (path: string, bytes: Buffer) => void | Promise<void>
}

/**
 * Makes files of pictures, on all cores.
 *
 * @returns how many files were made and how many were kept from an earlier build
 * @throws if a picture cannot be decoded, or has changed since it was planned
 */
export async function makePictures(
  files: Iterable<PlannedFile>,
  { kept, has, write }: MakeOptions,
): Promise<{ made: number; kept: number }> {
  const counts = { made: 0, kept: 0 }
  // All lanes take from one iterator, so each file is made once.
  const rest = Iterator.from(files)
  const lane = async () => {
    for (const planned of rest) {
      const { path } = planned.file
      if (has(path)) continue
      const before = keptBytes(planned, kept)
      counts[before ? 'kept' : 'made'] += 1
      await write(path, before ?? (await make(planned, kept)))
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, lane))
  kept.prune()
  return counts
}

/**
 * Returns the bytes of a planned file, for example for a request in `npm run dev`.
 *
 * @throws if the picture cannot be decoded, or has changed since it was planned
 */
export async function bytesOf(planned: PlannedFile, kept: KeptFiles): Promise<Buffer> {
  return keptBytes(planned, kept) ?? make(planned, kept)
}

/** Drawings are not kept, because they are published unchanged. */
function keptBytes({ file }: PlannedFile, kept: KeptFiles): Buffer | undefined {
  return file.size && kept.get(file.key)
}

async function make({ picture, file }: PlannedFile, kept: KeptFiles): Promise<Buffer> {
  const source = readFileSync(picture.file)
  if (createHash('sha256').update(source).digest('hex') !== picture.digest)
    throw new Error(`The image \`${picture.file}\` changed during the build. Build again.`)
  if (!file.size) return source
  let made: Buffer
  try {
    made = await encodePicture(source, file.size)
  } catch (cause) {
    const message = `The image \`${picture.file}\` cannot be decoded. Export it again.`
    throw new Error(message, { cause })
  }
  kept.set(file.key, made)
  return made
}
