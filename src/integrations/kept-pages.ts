/** What search sees of the pages of a publication, kept from one build to the next. */

import { decode, encode } from 'cborg'

import type { KeptFiles } from '../cache/kept-files.ts'
import type { IndexedPage } from './indexed-page.ts'

import { bucketOf } from '../shared/bucket.ts'

/** Pages by their names in the site. */
export interface KeptPages {
  /**
   * Returns what search sees of a page.
   *
   * @param digests a page is known if one of them is
   * @returns `null` if search leaves the page out; `undefined` if that is not known
   */
  get: (name: string, digests: PageDigests) => IndexedPage | null | undefined
  /** Keeps what search sees of a page, in the place of what was kept for it before. */
  set: (name: string, digests: Required<PageDigests>, page: IndexedPage | null) => void
  /** Writes down the pages that this build has asked for or set. */
  save: () => void
}

/** The digests of the bytes of a page and, if it is known, of the part that search sees (`searchedPart`). */
export interface PageDigests {
  page: string
  part?: string
}

/** A page in a file of kept pages. */
type Entry = [name: string, digests: Required<PageDigests>, page: IndexedPage | null]

/**
 * How many files there are. Few pages share a file, so that little is written after an edit; and a publication of any size has few
 * files.
 */
const groups = 64

/** The pages of one file. */
interface Group {
  /** Those in the file itself, and in the files of the same name in other folders. */
  own: ReadonlyMap<string, Entry>
  others: readonly ReadonlyMap<string, Entry>[]
  current: Map<string, Entry>
  isChanged: boolean
}

/**
 * Opens the kept pages of a publication.
 *
 * @param files where they are kept, for this publication alone
 * @param version changes with the code that indexes pages
 * @param others more files that are only read, such as those of parts that other machines made
 * @param copy files for a copy of the pages that are saved
 */
export function openKeptPages(
  files: KeptFiles,
  version: string,
  { others = [], copy }: { others?: readonly KeptFiles[]; copy?: KeptFiles } = {},
): KeptPages {
  const opened = new Map<string, Group>()
  const read = (from: KeptFiles, name: string) =>
    new Map(readEntries(from.get(name), version).map((entry) => [entry[0], entry]))
  const groupOf = (page: string): Group => {
    const name = String(bucketOf(page, groups))
    const known = opened.get(name)
    if (known) return known
    const group: Group = {
      own: read(files, name),
      others: others.map((each) => read(each, name)),
      current: new Map(),
      isChanged: false,
    }
    opened.set(name, group)
    return group
  }
  return {
    get(name, { page, part }) {
      const group = groupOf(name)
      const known = [group.own, ...group.others]
        .map((entries) => entries.get(name))
        .filter((entry) => entry !== undefined)
      const same =
        known.find(([, digests]) => digests.page === page) ??
        known.find(([, digests]) => digests.part === part)
      if (!same) return undefined
      const [, digests, indexed] = same
      const entry: Entry =
        digests.page === page ? same : [name, { page, part: digests.part }, indexed]
      group.current.set(name, entry)
      if (entry !== group.own.get(name)) group.isChanged = true
      return indexed
    },
    set(name, digests, page) {
      const group = groupOf(name)
      group.current.set(name, [name, digests, page])
      group.isChanged = true
    },
    save() {
      for (const [name, { own, current, isChanged }] of opened) {
        const isNew = isChanged || current.size < own.size
        if (!isNew && !copy) continue
        const entries = encode([version, [...current.values()]])
        if (isNew) files.set(name, entries)
        copy?.set(name, entries)
      }
      files.prune()
    },
  }
}

function readEntries(bytes: Uint8Array | undefined, version: string): Entry[] {
  if (!bytes) return []
  const [writtenBy, entries] = decode(bytes) as [version: string, entries: Entry[]]
  return writtenBy === version ? entries : []
}
