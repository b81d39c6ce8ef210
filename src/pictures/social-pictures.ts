/** The pictures for those who share a page. */

import type { KeptFiles } from '../cache/kept-files.ts'
import type { PictureWords } from '../metadata/picture.ts'

import { digestOfParts, type DrawnPictures, openDrawnPictures } from './drawn-pictures.ts'

/** Makes the pictures of pages from their words. */
export type SocialPictures = DrawnPictures<PictureWords>

/** The modules that draw a picture. A test compares them with what they import. */
export const drawingModules = [
  'figures/colours.ts',
  'figures/png.ts',
  'figures/social-picture.ts',
  'figures/verdict-mark.ts',
  'metadata/picture-size.ts',
  'pictures/release-memory.ts',
  'reading/fonts.ts',
]

const drawing = {
  script: new URL('./draw-social-picture.ts', import.meta.url).href,
  modules: drawingModules,
  partsOf: ({ logo, ...own }: PictureWords) => [
    JSON.stringify(own),
    ...(logo ? [digestOfLogo(logo)] : []),
  ],
}

/** Opens the pictures of earlier builds, and starts a thread for others (`openDrawnPictures`). */
export function openSocialPictures(
  kept: KeptFiles,
  options?: { inThread?: boolean },
): SocialPictures {
  return openDrawnPictures(drawing, kept, options)
}

type Logo = NonNullable<PictureWords['logo']>

const logoDigests = new WeakMap<Logo, string>()

/** The pictures of a build have the same logo, which is a long text. */
function digestOfLogo(logo: Logo): string {
  const known = logoDigests.get(logo) ?? digestOfParts([JSON.stringify(logo)])
  logoDigests.set(logo, known)
  return known
}
