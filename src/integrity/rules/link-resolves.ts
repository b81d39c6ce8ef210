import { dirname, join, relative, sep } from 'node:path'

import { type InternalLink, internalLinks } from '../links.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { attachmentKind, attachmentPath } from '../../articles/attachments.ts'
import { fileNamed } from '../../reading/files.ts'
import { nearest } from '../../shared/nearest.ts'
import { bibliographyId, isPageId } from '../../shared/page-ids.ts'
import { createUrls } from '../../shared/urls.ts'
import { addressesOf, addressOf, ownFolders, type Address, type Addresses } from '../addresses.ts'
import { hintForMissingFile, suggestion } from '../../shared/suggestion.ts'
import { ownFilesOf } from '../own-files.ts'
import { isNoteAlone } from '../placeholders.ts'
import { unpublishedRecords } from '../unpublished.ts'

/** A problem with a link, and whether it is about the fragment or the whole address. */
type Fault = Pick<Problem, 'message' | 'hint' | 'suggestion'> & { ofFragment?: true }

/** The addresses of the publication. */
interface Known {
  addresses: Addresses
  /** Finds the most similar address. */
  near: (path: string) => string | undefined
  /** The addresses of texts by their files. */
  byFile: ReadonlyMap<string, string>
}

/**
 * Every link within the publication leads to an existing page or file, and its fragment to an element there.
 * `draft-is-not-linked` reports links to unpublished content.
 */
export const linkResolves = defineRule({
  name: 'link-resolves',
  holds: 'Every internal link leads to an existing page, and its fragment to an element there.',
  severity: 'error',
  check(checked) {
    const links = internalLinks(checked)
    if (links.length === 0) return []
    const addresses = addressesOf(checked)
    const unpublished = unpublishedRecords(checked)
    const known: Known = {
      addresses,
      near: nearestAddress(addresses, baseOf(checked)),
      byFile: byFile(checked),
    }
    return links.flatMap((link): Problem[] => {
      // Other rules report an empty address, and a note such as TODO instead of one.
      if (link.written === '' || isNoteAlone(link.written)) return []
      const address = addresses.get(link.path)
      if (address?.unpublished && !unpublished.has(link.record)) return []
      const problem =
        problemOfForm(link) ??
        (address
          ? problemOfFragment(link, address)
          : pointsAtFile(link, checked)
            ? undefined
            : problemOfAddress(link, known, checked))
      return problem ? [toProblem(link, problem)] : []
    })
  },
})

function toProblem({ written, where }: InternalLink, { ofFragment, ...problem }: Fault): Problem {
  const { place, length } = where()
  if (length === undefined) return { place, ...problem }
  const start = ofFragment ? written.indexOf('#') : 0
  return {
    place: { ...place, column: place.column + start },
    ...problem,
    length: length - start,
  }
}

function problemOfForm({ written, isRelativeInField }: InternalLink): Fault | undefined {
  if (!isRelativeInField) return undefined
  return {
    message: `\`${written}\` is relative, but this field is shown on several pages.`,
    hint: 'Write the address from the root of the site, starting with a slash: `/articles/cells/`.',
  }
}

function problemOfFragment(
  { written, fragment, path, isReference }: InternalLink,
  address: Address,
): Fault | undefined {
  // `figure-reference-resolves` checks these.
  if (isReference) return undefined
  const anchors = fragment === undefined ? undefined : address.anchors()
  if (fragment === undefined || !anchors || anchors.has(fragment)) return undefined
  // `#top` needs no element (HTML standard, "Scrolling to a fragment"). The inspection checks what the page itself adds.
  const isOfPage = isPageId(fragment) && !fragment.startsWith('user-content-')
  if (isOfPage || /^top$/i.test(fragment)) return undefined
  const places = [...anchors].filter((each) => !isPageId(each) || each === bibliographyId)
  const near = nearest(fragment, places)
  const where = written.startsWith('#') ? 'on this page' : `at \`${path}\``
  return {
    message: `There is no \`#${fragment}\` ${where}${suggestion(near && `#${near}`) || '.'}`,
    hint: hintOfFragment(places, written, path),
    ...(near === undefined ? {} : { suggestion: `#${near}` }),
    ofFragment: true,
  }
}

function hintOfFragment(places: readonly string[], written: string, path: string): string {
  if (places.length > 0) {
    const some = places.slice(0, 8).map((each) => `\`#${each}\``)
    const others = places.length > 8 ? ', …' : '.'
    return `Link to a heading or an element with an \`id\`: ${some.join(', ')}${others}`
  }
  return written.startsWith('#')
    ? 'Give an element this `id`, or remove the link.'
    : `Link to the whole page: \`${path}\`.`
}

/** Returns whether a link points to a file in the folder of its article. `file-is-what-it-says` checks the file. */
function pointsAtFile({ record, written }: InternalLink, checked: RuleContext): boolean {
  const path = isArticle(record, checked) ? attachmentPath(written) : undefined
  const { files } = checked.publication
  return path !== undefined && fileNamed(files, join(dirname(record.file), path)) !== undefined
}

function isArticle(
  { file, format }: InternalLink['record'],
  { publication }: RuleContext,
): boolean {
  return format === 'mdx' && file.startsWith(join(publication.directory, 'articles') + sep)
}

/** Returns the problem of a link to a missing download. */
function problemOfMissingFile(
  { record, written }: InternalLink,
  checked: RuleContext,
): Fault | undefined {
  const path = isArticle(record, checked) ? attachmentPath(written) : undefined
  if (path === undefined || attachmentKind(path) === undefined) return undefined
  const folder = dirname(record.file)
  const beside = [...checked.publication.files].flatMap((file) =>
    file.startsWith(folder + sep) && attachmentKind(file) ? [relative(folder, file)] : [],
  )
  const near = nearest(path, beside)
  return {
    message: `There is no file \`${written}\` in the folder of this article${suggestion(near) || '.'}`,
    hint: hintForMissingFile(near),
    ...(near === undefined ? {} : { suggestion: near }),
  }
}

function problemOfAddress(
  link: InternalLink,
  known: Known,
  checked: RuleContext,
): Fault | undefined {
  const { addresses, near } = known
  const { written, path } = link
  if (addresses.has(`${path}/`)) {
    const right = written.replace(/(?=[?#]|$)/, '/')
    return {
      message: `\`${written}\` has no slash at its end.`,
      hint: `Write \`${right}\`: some servers do not find the page without the slash.`,
      suggestion: right,
    }
  }
  const file = pageOfFile(link, known)
  if (file !== undefined) {
    const page = file + (/#.*$/.exec(written)?.[0] ?? '')
    return {
      message: `\`${written}\` is a file name, not the address of a page.`,
      hint: `Write \`${page}\`.`,
      suggestion: page,
    }
  }
  if (/^(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|edu|gov|info|int|net|org)(?:\/|$))/i.test(written)) {
    return {
      message: `\`${written}\` has no \`https://\`, so it links to a page of this site.`,
      hint: `Write \`https://${written}\`.`,
      suggestion: `https://${written}`,
    }
  }
  const missing = problemOfMissingFile(link, checked)
  if (missing) return missing
  const mistyped = mistypedAddress(written)
  if (mistyped) return mistyped
  if (mayBePublicFile(path, checked.publication)) return undefined
  const right = near(path)
  return {
    message: `There is no page at \`${path}\`${suggestion(right) || '.'}`,
    hint: 'Correct the address, or remove the link.',
    ...(right === undefined ? {} : { suggestion: right }),
  }
}

/** Reports an email address without `mailto:`, and a web address with a typo in its scheme. */
function mistypedAddress(written: string): Fault | undefined {
  const [, rest] = /^https?(?::\/|\/\/|:(?!\/))([\w-]+(?:\.[\w-]+)+.*)$/i.exec(written) ?? []
  const right = /^[^\s@/?#]+@[\w-]+(?:\.[\w-]+)+$/.test(written)
    ? `mailto:${written}`
    : rest && `https://${rest}`
  if (!right) return undefined
  return {
    message: `\`${written}\` is not a complete address, so it links to a page of this site.`,
    hint: `Write \`${right}\`.`,
    suggestion: right,
  }
}

/** Returns the address of the page made from a file, because authors may link to `../other.mdx`, as on GitHub. */
function pageOfFile(
  { record, written, path }: InternalLink,
  { addresses, byFile }: Known,
): string | undefined {
  const page = path
    .replace(/(?:\/index)?\.(?:html?|mdx?)$/, '/')
    .replace(/^\/content(?:\/pages)?\//, '/')
  if (page !== path && addresses.has(page)) return page
  return written.startsWith('/')
    ? undefined
    : byFile.get(join(dirname(record.file), written.replace(/#.*$/, '')))
}

function byFile({ articles, pages }: RuleContext): Map<string, string> {
  return new Map([
    ...articles.map(
      ({ record: { file, id } }) => [file, addressOf({ to: 'article', id })] as const,
    ),
    ...pages.map(({ record: { file, id } }) => [file, addressOf({ to: 'page', id })] as const),
  ])
}

/**
 * Returns whether an address may be a file in `content/public/` or in `public/` of the project. If its files are not known, it may be any outside the site's own
 * folders.
 */
function mayBePublicFile(path: string, publication: RuleContext['publication']): boolean {
  const { publicFiles } = publication
  if (ownFilesOf(publication).has(path)) return true
  const [, folder = ''] = path.split('/')
  // `publicFiles` does not list hidden files, such as those in `.well-known`.
  if (publicFiles && !path.includes('/.')) return publicFiles.has(path)
  return /\.\w+$/.test(path) && !/\.mdx?$/.test(path) && !ownFolders.has(folder)
}

/** Creates the function that finds the most similar address: first its folder, then its name in that folder. */
function nearestAddress(addresses: Addresses, base: string) {
  let folders: Map<string, Map<string, string>> | undefined
  return (path: string): string | undefined => {
    folders ??= byFolder(addresses)
    const { folder, name } = partsOf(path)
    const moved = [path.replace(base, '/'), ...[...ownFolders].map((each) => `/${each}${path}`)]
    const isPublished = (each: string) => addresses.has(each) && !addresses.get(each)?.unpublished
    const found = moved.find(isPublished)
    if (found !== undefined) return found
    const near = folders.has(folder) ? folder : nearest(folder, folders.keys())
    const names = near === undefined ? undefined : folders.get(near)
    return names && (names.get(name) ?? names.get(nearest(name, names.keys()) ?? name))
  }
}

/** The base path of the site, which authors do not write. */
function baseOf({ site }: RuleContext): string {
  return site ? createUrls(site.url).base : '/'
}

function byFolder(addresses: Addresses): Map<string, Map<string, string>> {
  const folders = new Map<string, Map<string, string>>()
  for (const [address, { unpublished }] of addresses) {
    if (unpublished) continue
    const { folder, name } = partsOf(address)
    const names = folders.get(folder)
    if (names) names.set(name, address)
    else folders.set(folder, new Map([[name, address]]))
  }
  return folders
}

function partsOf(path: string): { folder: string; name: string } {
  const [, folder = '', ...rest] = path.split('/')
  return { folder, name: rest.join('/') }
}
