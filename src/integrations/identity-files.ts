/** The files of the publication itself: its logo, its icons, and its picture for those who share a page. */

import type { Connect } from 'vite'

import { readFileSync } from 'node:fs'

import type { PictureWords } from '../metadata/picture.ts'
import type { SourcePublication } from '../publication/source.ts'

import { endingOf } from '../articles/attachments.ts'
import { initialIcon } from '../figures/initial-icon.ts'
import { tonesOf } from '../identity/colours.ts'
import { iconName, iconSizes, identityFileNames, manifestName } from '../identity/pictures.ts'
import { identityFilesOf, identityOf } from '../publication/identity.ts'
import { readFonts } from '../reading/fonts.ts'
import { digestOf } from '../rendering/digest.ts'
import { mediaTypes, typesByEnding } from '../shared/media-types.ts'
import { decodePercent } from '../shared/percent-encoding.ts'
import { type Site, currentSite } from '../site.ts'

type Source = Pick<SourcePublication, 'directory' | 'files' | 'describe'>

/**
 * Makes all files.
 *
 * @returns their bytes by their names on the site
 * @throws if one was removed meanwhile
 */
export async function makeIdentityFiles(source: Source, site: Site): Promise<Map<string, Buffer>> {
  const own = ownPictures(source, site)
  return new Map([...own, ...(await makeIcons(own, site))])
}

/**
 * Reads the pictures of the publication.
 *
 * @returns their bytes by their names on the site
 * @throws if one was removed meanwhile
 */
export function ownPictures(source: Source, site: Site): Map<string, Buffer> {
  return new Map(
    [...identityFilesOf(source, site)].map(([name, file]) => [name, readFileSync(file)]),
  )
}

/** The names of all icons. */
export const iconNames = [iconName, ...Object.keys(iconSizes)]

/** Returns the digest of what the icons are made from, besides the code. */
export function digestOfIcons(own: ReadonlyMap<string, Buffer>, site: Site): string {
  const icon = own.get(iconName)?.toString('utf8')
  return digestOf(icon === undefined ? [site.name, colourOfIcon(site)] : [icon])
}

/**
 * Makes the icons: from the icon of the publication, otherwise from its initial.
 *
 * @param own what `ownPictures` returned
 * @returns their bytes by their names on the site
 */
export async function makeIcons(
  own: ReadonlyMap<string, Buffer>,
  site: Site,
): Promise<Map<string, Buffer>> {
  // After most edits, the icons stay as they are.
  const { iconFiles } = await import('../pictures/icons.ts')
  const icon =
    own.get(iconName)?.toString('utf8') ??
    (await initialIcon(site.name, colourOfIcon(site), readFonts()))
  return iconFiles(icon)
}

function colourOfIcon(site: Site): string {
  return tonesOf(site.accent).light
}

/** Returns the logo for the pictures of articles; nothing if there is none. */
export function logoForPictures(source: Source, site: Site): Pick<PictureWords, 'logo'> {
  const { logo } = identityOf(source, site)
  const file = logo && identityFilesOf(source, site).get(logo.light.name)
  if (!file) return {}
  const { name, width, height } = logo.light
  const type = typesByEnding[endingOf(name)] ?? mediaTypes.png
  const src = `data:${type};base64,${readFileSync(file).toString('base64')}`
  return { logo: { src, width, height, hasName: logo.alt !== undefined } }
}

/**
 * Makes the handler for requests of these files in `npm run dev`. Requests for anything else go on.
 *
 * @param source returns the publication as it is
 */
export function serveIdentity(source: () => Promise<Source>): Connect.NextHandleFunction {
  let known: { of: Source; site: Site; files: Promise<Map<string, Buffer>> } | undefined
  const filesOf = (of: Source, site: Site) => {
    if (known?.of === of && known.site === site) return known.files
    const files = makeIdentityFiles(of, site)
    known = { of, site, files }
    files.catch(() => (known = undefined))
    return files
  }
  return (request, response, next) => {
    const { site, urls } = currentSite()
    const [address = ''] = (request.url ?? '').split('?', 1)
    const name = address.startsWith(urls.base) ? decodePercent(address.slice(urls.base.length)) : ''
    const type = typesByEnding[endingOf(name)]
    if (type === undefined || !identityFileNames(site).includes(name) || name === manifestName) {
      next()
      return
    }
    const answer = async () => {
      const bytes = (await filesOf(await source(), site)).get(name)
      if (!bytes) {
        next()
        return
      }
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' })
      response.end(bytes)
    }
    answer().catch(next)
  }
}
