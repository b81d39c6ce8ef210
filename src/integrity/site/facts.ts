/** The facts about a file of a built site that are kept while and after the site is inspected. */

import type { CslItem } from '../../references/csl.ts'
import type { BuiltFile } from './built-file.ts'
import type { SourceEntry } from './entry.ts'

/**
 * What the inspection needs to know of a file when it has all files. Facts have no places, so that those of a whole site
 * fit in memory: a file that may have a problem is read again. They can be written as JSON.
 */
export interface FileFacts {
  /** The names of the rules that the file breaks by itself, independently of other files. */
  breaks: string[]
  /** The targets of fragments, if it is a page. */
  anchors?: string[]
  /** Whether it has a Content-Security-Policy, if it is a page. */
  hasPolicy?: boolean
  /** The files of the site to which it links, each as written by `writeTarget`. */
  targets: string[]
  /** The entries of sources on it, each as written by `shownBy`. */
  entries: string[]
  /** The source that it describes, if it is CSL-JSON of a single source. */
  item?: CslItem
}

/**
 * Collects the facts about a file.
 *
 * @param breaks the names of the rules that it breaks by itself, independently of other files
 */
export function factsOf(file: BuiltFile, breaks: string[]): FileFacts {
  const { name, page, item, links, resolve } = file
  const targets = new Set<string>()
  for (const { address } of links) {
    const destination = resolve(address)
    // Links inside the file do not depend on other files.
    if (destination.to === 'site' && destination.name !== name)
      targets.add(writeTarget(destination))
  }
  return {
    breaks,
    ...(page ? { anchors: [...page.anchors] } : {}),
    ...(page?.isDocument ? { hasPolicy: page.hasPolicy } : {}),
    targets: [...targets],
    entries: page?.entries.map((entry) => shownBy(entry, file)) ?? [],
    ...(item ? { item } : {}),
  }
}

/** The target of a link: a file of the site, and a fragment as written, which may be empty. */
export interface Target {
  name: string
  fragment: string
}

/** Writes a target as one string, which starts with the fragment because that contains no line break (URL Standard). */
function writeTarget({ name, fragment }: Target): string {
  return `${fragment}\n${name}`
}

/** Reads a target that `writeTarget` wrote. */
export function targetOf(written: string): Target {
  const end = written.indexOf('\n')
  return { name: written.slice(end + 1), fragment: written.slice(0, end) }
}

/** What an entry shows, which is compared with its source. */
export interface ShownEntry {
  /** The identifier to which citations link. */
  id: string | undefined
  /** The file of the page that should be that of its source. */
  page: string | undefined
  text: string
}

/** Writes what an entry shows as one string, which is the same on all pages with this entry. */
export function shownBy({ id, pages, text }: SourceEntry, { name, resolve }: BuiltFile): string {
  const named = pages.flatMap((address) => {
    const destination = resolve(address)
    return destination.to === 'site' ? [destination.name] : []
  })
  const [page = id === undefined ? name : undefined] = named
  return JSON.stringify([id ?? null, page ?? null, text])
}

/** Reads what `shownBy` wrote. */
export function shownEntry(written: string): ShownEntry {
  const [id, page, text] = JSON.parse(written) as [string | null, string | null, string]
  return { id: id ?? undefined, page: page ?? undefined, text }
}
