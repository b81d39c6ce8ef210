/** What the rules know of a built site besides the file that they inspect. */

import type { CslItem } from '../../references/csl.ts'
import type { Problem } from '../../reading/problem.ts'
import type { SiteAddress } from './address.ts'
import type { BuiltFile } from './built-file.ts'
import type { FileFacts } from './facts.ts'
import type { Page } from './page.ts'

/** A built site, without the contents of its files. */
export interface BuiltSite {
  address: SiteAddress
  /** The path of every file. */
  names: Iterable<string> & { has: (name: string) => boolean }
  /** Returns the targets of fragments in a page, or `undefined` for any other file. */
  anchorsOf: (name: string) => ReadonlySet<string> | undefined
  /** The sources that files of the site describe in CSL-JSON, by the path of the file. */
  items: ReadonlyMap<string, CslItem>
  /** Entries that are known to match their sources, as written by `shownBy`. */
  matching: ReadonlySet<string>
  /** Whether the home page has a Content-Security-Policy. */
  hasPolicy: boolean
  /** Returns the file from which a file is made, if there is only one. */
  originOf: (name: string) => string | undefined
}

/** A problem in a file of a built site. */
export interface SiteProblem extends Problem {
  /** What is wrong, in a form that feeds repeat: a problem of a page is not reported again for a feed with its text. */
  subject?: string
}

/**
 * Returns a site of which only the address is known, and in which every link and source is right. In it, rules find only
 * the problems of a file that do not depend on other files.
 */
export function unknownSite(address: SiteAddress): BuiltSite {
  return {
    address,
    names: { has: () => true, *[Symbol.iterator]() {} },
    anchorsOf: () => undefined,
    items: new Map(),
    matching: new Set(),
    hasPolicy: false,
    originOf: () => undefined,
  }
}

/** Returns a site of whose files the facts are known. */
export function knownSite(
  facts: ReadonlyMap<string, FileFacts>,
  known: Pick<BuiltSite, 'address' | 'names' | 'matching' | 'originOf'>,
): BuiltSite {
  const anchors = new Map<string, ReadonlySet<string>>()
  return {
    ...known,
    anchorsOf(name) {
      const known = anchors.get(name)
      if (known) return known
      const list = facts.get(name)?.anchors
      if (!list) return undefined
      const set = new Set(list)
      anchors.set(name, set)
      return set
    },
    items: new Map([...facts].flatMap(([name, { item }]) => (item ? [[name, item] as const] : []))),
    hasPolicy: facts.get('index.html')?.hasPolicy ?? false,
  }
}

/**
 * Returns advice for a file of the site that cannot be parsed.
 *
 * @param origin the content file from which it is made, if known
 */
export function fixOf(origin: string | undefined): string {
  return origin === undefined
    ? 'This is a bug in Assay, not a mistake in the content. Report it.'
    : `Check ${origin}, from which it is made. If that file is correct, report a bug in Assay.`
}

/** Returns a sentence that says from which file a file is made. */
export function madeFrom({ originOf }: BuiltSite, name: string): string {
  const origin = originOf(name)
  return origin === undefined
    ? 'Assay generates this file. If the content is correct, report a bug in Assay.'
    : `This file is made from ${origin}.`
}

/** Returns the page in a file if it is a whole page: not a redirect, and not HTML without a doctype or elements. */
export function wholePage({ page }: BuiltFile): Page | undefined {
  return page?.isDocument && !page.isRedirect ? page : undefined
}
