import type { OnProgress } from '../shared/progress.ts'
import type { Snapshot } from './snapshot.ts'

import { recall, remember } from './cache.ts'

/**
 * Decodes the pictures of a publication, each only once until it changes.
 *
 * @param snapshot the files at the moment they are checked
 * @param onProgress takes how many are decoded
 * @returns absolute paths of those that cannot be decoded
 */
export async function damagedPictures(
  { contentDir, files }: Snapshot,
  onProgress: OnProgress,
): Promise<Set<string>> {
  const pictures = [...files].filter(
    ([file]) => file.startsWith(contentDir) && /\.(?:png|jpe?g|webp|avif|gif)$/i.test(file),
  )
  if (pictures.length === 0) return new Set()
  const known = new Set((recall('pictures', contentDir) as string[] | undefined) ?? [])
  const sound = new Set<string>()
  const damaged = new Set<string>()
  for (const [index, [file, { digest }]] of pictures.entries()) {
    if (known.has(digest) || (await isSound(file))) sound.add(digest)
    else damaged.add(file)
    onProgress(index + 1, pictures.length, 'pictures')
  }
  remember('pictures', contentDir, [...sound])
  return damaged
}

/** The decoder takes long to load and is not needed if all pictures are known. */
async function isSound(file: string): Promise<boolean> {
  const { decodes } = await import('../reading/pictures.ts')
  return decodes(file)
}
