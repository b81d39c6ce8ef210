/** Reads a publication from its files. */

import { basename, dirname, join } from 'node:path'

import type { Kept } from '../cache/pack.ts'
import type { FileReadings } from './readings.ts'
import { type FileFacts, describeFile } from '../reading/media.ts'
import type { OnProgress } from '../shared/progress.ts'

import { type ContentEntry, listFiles } from '../reading/files.ts'
import { sortByFolder } from './folders.ts'
import {
  addYaml,
  isYaml,
  keepName,
  plainName,
  readText,
  readYamlRecord,
  refuseFile,
} from './read-file.ts'
import { readReferences } from './read-references.ts'
import { readResponses, readTexts } from './read-texts.ts'
import { textCollections, yamlCollections, type SourcePublication } from './source.ts'

/**
 * Reads a publication.
 *
 * @param directory absolute path of the content
 * @param kept the records that earlier runs of the same code read from files; new ones are added to it
 * @param onProgress takes how many files are read
 * @param readings what this process has read before; the records of files that have not changed are the same objects
 * @param unsaved files as they would be after a change, by absolute path: new ones are included, and one that is removed is
 *   `undefined`
 * @returns every record with its source positions; what could not be read is among the problems, and invalid content
 *   does not throw
 */
export function readPublication(
  directory: string,
  kept?: Kept,
  onProgress?: OnProgress,
  readings: FileReadings = new Map(),
  unsaved: ReadonlyMap<string, Buffer | undefined> = new Map(),
): SourcePublication {
  const entries = withUnsaved(listFiles(directory), unsaved)
  const described = new Map<string, FileFacts>()
  const publication: SourcePublication = {
    directory,
    site: undefined,
    records: noRecords(),
    texts: { articles: [], pages: [], responses: [] },
    styles: new Map(),
    drawings: new Map(),
    problems: [],
    sources: new Map(),
    digests: new Map(),
    files: new Set(entries.flatMap(({ file, kind }) => (kind === 'file' ? [file] : []))),
    unread: new Set(),
    misplaced: new Set(),
    damaged: new Set(),
    kept,
    readings,
    unsaved,
    onRead: () => onProgress?.(publication.sources.size, publication.files.size, 'files'),
    describe: (file) => {
      const known = described.get(file) ?? describeFile(file)
      described.set(file, known)
      return known
    },
  }
  const filesOf = sortByFolder(publication, entries)
  readSite(publication, filesOf('identity'))
  for (const collection of yamlCollections) {
    for (const file of filesOf(collection)) {
      if (isYaml(file)) addYaml(publication, collection, file)
      else {
        refuseFile(publication, file, `Only .yaml files belong in content/${collection}/.`)
        keepName(publication, collection, file)
      }
    }
  }
  readReferences(publication, filesOf('references'))
  readStyles(publication, filesOf('styles'))
  for (const collection of textCollections) readTexts(publication, collection, filesOf(collection))
  readResponses(publication, filesOf('responses'))
  for (const file of readings.keys()) if (!publication.files.has(file)) readings.delete(file)
  return publication
}

function noRecords(): SourcePublication['records'] {
  return {
    claims: [],
    claimants: [],
    searches: [],
    people: [],
    topics: [],
    ratings: [],
    messages: [],
    references: [],
    charts: [],
  }
}

/** Adds the files that do not exist yet, in the order of the list, and leaves out those that are removed. */
function withUnsaved(
  entries: readonly ContentEntry[],
  unsaved: ReadonlyMap<string, Buffer | undefined>,
): readonly ContentEntry[] {
  if (unsaved.size === 0) return entries
  const known = new Set(entries.map(({ file }) => file))
  const isThere = (file: string) => !unsaved.has(file) || unsaved.get(file) !== undefined
  const added = [...unsaved.keys()].filter((file) => !known.has(file) && isThere(file))
  return [
    ...entries.filter(({ file }) => isThere(file)),
    ...added.map((file): ContentEntry => ({ file, kind: 'file' })),
  ].sort((one, other) => (one.file < other.file ? -1 : 1))
}

/** Reads `site.yaml` and the pictures that belong to it. */
function readSite(publication: SourcePublication, pictures: readonly string[]): void {
  readDrawings(publication, pictures)
  const file = join(publication.directory, 'site.yaml')
  if (publication.files.has(file)) {
    publication.site = readYamlRecord(publication, 'site', file, 'site')
    return
  }
  // A link, or a file with a similar name, has been reported.
  const isReported = publication.problems.some(
    ({ place }) =>
      dirname(place.file) === publication.directory && /^site\.\w+$/i.test(basename(place.file)),
  )
  if (isReported) return
  publication.problems.push({
    rule: 'file-belongs-here',
    place: { file, line: 1, column: 1 },
    message: 'This publication has no `site.yaml`.',
    hint: 'Add one with at least `name` and `url`.',
  })
}

/** Reads the pictures of the publication itself that are text. Others are only described. */
function readDrawings(publication: SourcePublication, files: readonly string[]): void {
  for (const file of files)
    if (/\.svg$/i.test(file))
      publication.drawings.set(file, readText(publication, file, 'xml') ?? '')
}

function readStyles(publication: SourcePublication, files: readonly string[]): void {
  for (const file of files) {
    if (!file.endsWith('.csl')) {
      refuseFile(publication, file, 'Only .csl files belong in content/styles/.')
      continue
    }
    const xml = readText(publication, file, 'xml')
    if (xml !== undefined) {
      publication.styles.set(plainName(basename(file, '.csl')), { file, xml })
    }
  }
}
