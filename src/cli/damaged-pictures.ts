import type { Snapshot } from './snapshot.ts'

import { recall, remember } from './cache.ts'

/**
 * Decodes the pictures of a publication, each only once until it changes.
 *
 * @param snapshot the files at the moment they are checked
 * @returns absolute paths of those that cannot be decoded
 */
export async function damagedPictures({ contentDir, files }: Snapshot): Promise<Set<string>> {
  const pictures = [...files].filter(
    ([file]) => file.startsWith(contentDir) && /\.(?:png|jpe?g|webp|avif|gif)$/i.test(file),
  )
  if (pictures.length === 0) return new Set()
  const known = new Set((recall('pictures', contentDir) as string[] | undefined) ?? [])
  const sound = new Set<string>()
  const damaged = new Set<string>()
  for (const [file, { digest }] of pictures) {
    if (known.has(digest) || (await isSound(file))) sound.add(digest)
    else damaged.add(file)
  }
  remember('pictures', contentDir, [...sound])
  return damaged
}

/** The decoder takes long to load and is not needed if all pictures are known. */
async function isSound(file: string): Promise<boolean> {
  const { decodes } = await import('../reading/pictures.ts')
  return decodes(file)
}
