/** The sources of a publication, in the form in which the library is searched and changed. */

import type { SourceRecord } from '../reading/record.ts'
import type { Reference } from '../references/schema.ts'
import type { SourcePublication } from '../publication/source.ts'
import type { Work } from '../references/same-work.ts'

import { type ValidatedPublication, validData } from '../publication/validated.ts'
import { wordsIn } from '../messages/words.ts'
import { searchToCsl } from '../searches/search.ts'

/** A reference or search of the library. */
export interface LibrarySource {
  key: string
  record: SourceRecord
  /** The fields in which works are compared. */
  work: Work
  /** The record of a reference; absent for a search. */
  reference?: Reference
}

/** The sources of a library. */
export interface Library {
  /** Absolute path of the content. */
  directory: string
  /** The valid references and searches, by key. */
  sources: ReadonlyMap<string, LibrarySource>
  /** Every key that is in use, also of records that are not valid. */
  keys: ReadonlySet<string>
  /** The text of each file, by absolute path. */
  texts: ReadonlyMap<string, string>
  /** The files in `references/` that cannot be read, so that their sources are unknown. */
  unread: readonly string[]
}

/** Returns the library of a publication. */
export function libraryOf(
  publication: SourcePublication,
  validated: ValidatedPublication,
): Library {
  const sources = new Map<string, LibrarySource>()
  for (const [key, { record, data }] of validated.references) {
    if (data) sources.set(key, { key, record, work: data, reference: data })
  }
  const words = wordsIn('en')
  for (const [key, search] of validData(validated.searches)) {
    const record = validated.searches.get(key)?.record
    if (!record || sources.has(key)) continue
    const { id: _, ...work } = searchToCsl(key, search, words)
    sources.set(key, { key, record, work: work as Work })
  }
  const collections = /[/\\]references[/\\].*\.(?:json|bib)$/
  const lost = publication.problems.flatMap(({ lost, place }) =>
    lost && collections.test(place.file) ? [place.file] : [],
  )
  const unread = [...publication.unread].filter((file) => /[/\\]references[/\\]/.test(file))
  return {
    directory: publication.directory,
    sources,
    keys: validated.keys,
    texts: publication.sources,
    unread: [...new Set([...lost, ...unread])].sort(),
  }
}
