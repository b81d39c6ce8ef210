/** The pictures of the publication itself, as pages show them. */

import { join } from 'node:path'

import type { Site } from '../site.ts'
import type { IdentityImage, PublicationIdentity } from './published.ts'
import type { SourcePublication } from './source.ts'

import { identityFolder, identityPictures, type IdentityUse } from '../identity/pictures.ts'
import { fileNamed } from '../reading/files.ts'

/**
 * Returns the files of the pictures that `site.yaml` names.
 *
 * @returns absolute paths by the names on the site; those that do not exist are left out
 */
export function identityFilesOf(
  { directory, files }: Pick<SourcePublication, 'directory' | 'files'>,
  site: Site,
): Map<string, string> {
  return new Map(
    identityPictures(site).flatMap(({ src, name }) => {
      const file = fileNamed(files, join(directory, identityFolder, src))
      return file === undefined ? [] : [[name, file] as const]
    }),
  )
}

/** Returns the logo and the social picture of a publication. The check reports those that cannot be shown. */
export function identityOf(
  source: Pick<SourcePublication, 'directory' | 'files' | 'describe'>,
  site: Site,
): PublicationIdentity {
  const files = identityFilesOf(source, site)
  const imageFor = (use: IdentityUse): IdentityImage | undefined => {
    const { name = '' } = identityPictures(site).find((picture) => picture.use === use) ?? {}
    const file = files.get(name)
    const size = file === undefined ? undefined : source.describe(file).size
    return size && { name, ...size }
  }
  const light = imageFor('logo')
  const social = imageFor('social picture')
  return {
    ...(light && { logo: { light, dark: imageFor('dark logo'), alt: site.logo?.alt } }),
    ...(social && { socialPicture: { ...social, alt: site.socialPicture?.alt ?? '' } }),
  }
}
