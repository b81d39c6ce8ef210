/** What is wrong with links within the publication. */

import { dirname, join, relative, sep } from 'node:path'

import type { InternalLink } from './links.ts'
import type { Problem, RuleContext } from './rule.ts'

import { attachmentKind, attachmentPath } from '../articles/attachments.ts'
import { fileNamed } from '../reading/files.ts'
import { cached } from '../shared/cached.ts'
import { nearest } from '../shared/nearest.ts'
import { bibliographyId, isPageId } from '../shared/page-ids.ts'
import {
  addressesOf,
  addressOf,
  baseOfSite,
  ownFolders,
  type Address,
  type Addresses,
} from './addresses.ts'
import { hintForMissingFile, suggestion } from '../shared/suggestion.ts'
import { nearestAddress } from './nearest-address.ts'
import { ownFilesOf } from './own-files.ts'

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

const knownIn = cached((checked: RuleContext): Known => {
  const addresses = addressesOf(checked)
  return {
    addresses,
    near: nearestAddress(addresses, baseOfSite(checked)),
    byFile: byFile(checked),
  }
})

/**
 * Returns the page or file that a link leads to, or that its author meant: without the slash at the end, or by the name of
 * its file.
 */
export function targetOf(link: InternalLink, checked: RuleContext): Address | undefined {
  const known = knownIn(checked)
  const { addresses } = known
  const file = () => addresses.get(pageOfFile(link, known) ?? '')
  return addresses.get(link.path) ?? addresses.get(`${link.path}/`) ?? file()
}

/** Returns what is wrong with a link to what readers get. */
export function problemOfLink(link: InternalLink, checked: RuleContext): Problem | undefined {
  const known = knownIn(checked)
  const address = known.addresses.get(link.path)
  const problem =
    problemOfForm(link) ??
    (address
      ? problemOfFragment(link, address)
      : pointsAtFile(link, checked)
        ? undefined
        : problemOfAddress(link, known, checked))
  return problem && toProblem(link, problem)
}

/** Returns what is wrong with a link to what readers do not get. */
export function problemOfUnpublished(
  { written, where }: InternalLink,
  { unpublished: what, publishAt }: Address,
): Problem {
  if (what === 'draft') {
    return {
      ...where(),
      message: `\`${written}\` links to an unpublished draft.`,
      hint: 'Remove the link, or publish the other article by removing its `draft: true`.',
    }
  }
  if (what === 'embargoed article') {
    return {
      ...where(),
      message: `\`${written}\` links to an article that is under embargo until \`${publishAt ?? ''}\`.`,
      hint: 'Remove the link, and add it when the other article is published.',
    }
  }
  return {
    ...where(),
    message: `\`${written}\` links to an unpublished ${what ?? ''}: no published text uses it.`,
    hint: `Remove the link, or use this ${what ?? ''} in a published article.`,
  }
}

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
  if (fragment === undefined) return undefined
  const anchors = address.anchors()
  if (!anchors || anchors.has(fragment)) return problemOfOldAddress(written, address)
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

/** Reports a link to a part of a page at its old address: the page that redirects from there loses the fragment. */
function problemOfOldAddress(written: string, { now }: Address): Fault | undefined {
  if (now === undefined) return undefined
  const right = now + (/#.*$/.exec(written)?.[0] ?? '')
  return {
    message: `\`${written}\` is an old address, and its redirect leads to the start of the page.`,
    hint: `Write \`${right}\`.`,
    suggestion: right,
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
