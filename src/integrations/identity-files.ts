/** The files of the publication itself: its logo, its icons, and its picture for those who share a page. */

import type { Connect } from 'vite'

import { readFileSync } from 'node:fs'

import type { PictureWords } from '../metadata/picture.ts'
import type { SourcePublication } from '../publication/source.ts'

import { endingOf } from '../articles/attachments.ts'
import { initialIcon } from '../figures/initial-icon.ts'
import { tonesOf } from '../identity/colours.ts'
import { iconName, identityFileNames, manifestName } from '../identity/pictures.ts'
import { iconFiles } from '../pictures/icons.ts'
import { identityFilesOf, identityOf } from '../publication/identity.ts'
import { readFonts } from '../reading/fonts.ts'
import { mediaTypes, typesByEnding } from '../shared/media-types.ts'
import { decodePercent } from '../shared/percent-encoding.ts'
import { type Site, currentSite } from '../site.ts'

type Source = Pick<SourcePublication, 'directory' | 'files' | 'describe'>

/**
 * Makes the files.
 *
 * @returns their bytes by their names on the site
 * @throws if one was removed meanwhile
 */
export async function makeIdentityFiles(source: Source, site: Site): Promise<Map<string, Buffer>> {
  const files = new Map(
    [...identityFilesOf(source, site)].map(([name, file]) => [name, readFileSync(file)]),
  )
  const icon =
    files.get(iconName)?.toString('utf8') ??
    (await initialIcon(site.name, tonesOf(site.accent).light, readFonts()))
  return new Map([...files, ...iconFiles(icon)])
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
