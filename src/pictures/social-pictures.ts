/** The pictures for those who share a page: drawn beside the other work of a build, and kept for the next one. */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { arch, versions } from 'node:process'

import Tinypool from 'tinypool'

import type { KeptFiles } from '../cache/kept-files.ts'
import type { PictureWords } from '../metadata/picture.ts'

/** Makes the pictures of articles. */
export interface SocialPictures {
  /**
   * Returns the picture with these words, as PNG. It may be asked for all pictures at once: they are drawn one after the
   * other, in a thread that starts with the first one that was not kept.
   */
  of: (words: PictureWords) => Promise<Buffer>
  /** How many pictures were drawn and how many were kept from an earlier build. */
  counts: { readonly drawn: number; readonly kept: number }
  /** Ends the thread. Pictures that are not finished are rejected. */
  close: () => Promise<void>
}

const project = join(import.meta.dirname, '../..')
const drawing = new URL('./draw-social-picture.ts', import.meta.url).href

/** The modules that draw a picture. A test compares them with what they import. */
export const drawingModules = [
  'figures/png.ts',
  'figures/social-picture.ts',
  'figures/verdict-mark.ts',
  'metadata/picture-size.ts',
  'reading/fonts.ts',
]

/** How many pictures are sent to the thread before it has drawn the first. */
const picturesAhead = 4

/**
 * Starts without a thread.
 *
 * @param kept the pictures of earlier builds
 * @param inThread whether pictures are drawn in a thread; otherwise they hold up the caller
 */
export function openSocialPictures(
  kept: KeptFiles,
  { inThread = true }: { inThread?: boolean } = {},
): SocialPictures {
  const design = digestOfDesign()
  const counts = { drawn: 0, kept: 0 }
  const unfinished = new Map<string, Promise<Buffer>>()
  let thread: Tinypool | undefined
  const drawInThread = (words: PictureWords): Promise<Uint8Array> => {
    thread ??= new Tinypool({
      filename: drawing,
      minThreads: 1,
      maxThreads: 1,
      // The thread need not wait for the next picture while the caller is busy.
      concurrentTasksPerWorker: picturesAhead,
    })
    return thread.run(words) as Promise<Uint8Array>
  }
  const drawHere = async (words: PictureWords) => {
    const { default: draw } = await import('./draw-social-picture.ts')
    return draw(words)
  }
  const draw = async (key: string, words: PictureWords) => {
    const bytes = Buffer.from(await (inThread ? drawInThread : drawHere)(words))
    kept.set(key, bytes)
    counts.drawn += 1
    return bytes
  }
  return {
    counts,
    async of(words) {
      const { logo, ...own } = words
      const parts = [design, JSON.stringify(own), ...(logo ? [digestOfLogo(logo)] : [])]
      const key = `${digest(parts).slice(0, 32)}.png`
      const before = kept.get(key)
      if (before) {
        counts.kept += 1
        return before
      }
      const picture = unfinished.get(key) ?? draw(key, words).finally(() => unfinished.delete(key))
      unfinished.set(key, picture)
      return picture
    },
    async close() {
      await thread?.destroy()
      thread = undefined
      kept.prune()
    },
  }
}

type Logo = NonNullable<PictureWords['logo']>

const logoDigests = new WeakMap<Logo, string>()

/** The pictures of a build have the same logo, which is a long text. */
function digestOfLogo(logo: Logo): string {
  const known = logoDigests.get(logo) ?? digest([JSON.stringify(logo)])
  logoDigests.set(logo, known)
  return known
}

/** Identifies everything that a picture depends on besides its words. */
function digestOfDesign(): string {
  const files = [
    ...drawingModules.map((module) => join(project, 'src', module)),
    // The fonts, the layout and the rasteriser come from packages.
    join(project, 'package-lock.json'),
  ]
  return digest([
    ...files.map((file) => readFileSync(file)),
    arch,
    versions.zlib,
    versions.icu ?? '',
  ])
}

function digest(parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}
