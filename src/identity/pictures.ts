/** The pictures of the publication itself: which files they are, and their names on the site. */

import type { Identity } from './schema.ts'

/** The folder of these pictures in the content. */
export const identityFolder = 'identity'

/** What a picture is for. */
export type IdentityUse = 'logo' | 'dark logo' | 'icon' | 'social picture'

/** A picture that `site.yaml` names. */
export interface IdentityPicture {
  use: IdentityUse
  /** Its name in the folder of these pictures. */
  src: string
  /** Its path in `site.yaml`. */
  path: readonly string[]
  /** Its name on the site. */
  name: string
}

/** The icons that are made from one SVG, by the width of each in pixels. */
export const iconSizes = {
  'favicon.ico': 32,
  'apple-touch-icon.png': 180,
  'icon-192.png': 192,
  'icon-512.png': 512,
} as const

/** The icon itself. */
export const iconName = 'favicon.svg'

/** The name of the web app manifest (W3C, "Web Application Manifest"). */
export const manifestName = 'site.webmanifest'

type WrittenPictures = Pick<Identity, 'logo' | 'icon' | 'socialPicture'>

/** Lists the pictures that `site.yaml` names. */
export function identityPictures({
  logo,
  icon,
  socialPicture,
}: WrittenPictures): IdentityPicture[] {
  return [
    ...picture('logo', logo?.light, ['logo', 'light'], 'logo'),
    ...picture('dark logo', logo?.dark, ['logo', 'dark'], 'logo-dark'),
    ...(icon === undefined
      ? []
      : [{ use: 'icon' as const, src: icon, path: ['icon'], name: iconName }]),
    ...picture('social picture', socialPicture?.src, ['socialPicture', 'src'], 'social-picture'),
  ]
}

function picture(
  use: IdentityUse,
  src: string | undefined,
  path: readonly string[],
  name: string,
): IdentityPicture[] {
  if (src === undefined) return []
  const ending = src.slice(src.lastIndexOf('.')).toLowerCase()
  return [{ use, src, path, name: name + ending }]
}

/** Returns the names of all files that the site has of its identity. */
export function identityFileNames(site: WrittenPictures): string[] {
  const names = identityPictures(site).map(({ name }) => name)
  return [...new Set([iconName, ...Object.keys(iconSizes), manifestName, ...names])]
}
