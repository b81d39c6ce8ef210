/** Adds the archive with all open data to a site. */

import { hash } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'

import { ZipFile } from 'yazl'

import { type FileWriter, takeOrMake } from '../rendering/file-writer.ts'
import type { CalendarDate } from '../shared/dates.ts'

import { dataArchivePath, dataFilePaths } from '../metadata/data-files.ts'
import type { KeptSite, LastSite } from '../rendering/kept-site.ts'

/** The first day that the times of MS-DOS can express. */
const firstDay = '1980-01-01'

interface ArchiveOptions {
  /** Absolute path of the site, which has all data files. */
  built: string
  writer: Pick<FileWriter, 'take' | 'write'>
  /** What is known of the data files. */
  files: KeptSite['files']
  /** Sites whose archive can be used again. */
  earlier: readonly LastSite[]
  /** The day of the files in the archive: that of the last change to any record. */
  day: CalendarDate | undefined
}

/**
 * Adds the archive. It is taken from an earlier site if the data is still the same.
 *
 * @returns what is known of the archive
 */
export async function addDataArchive(options: ArchiveOptions): Promise<KeptSite['files']> {
  const { built, writer, files, earlier, day } = options
  const from = hash(
    'sha1',
    JSON.stringify([day, dataFilePaths.map((path) => files[path]?.bytes)]),
    'base64url',
  )
  const ofArchive = { names: [dataArchivePath], from }
  return takeOrMake(writer, earlier, ofArchive, async () => {
    const paths = dataFilePaths.map(
      (path) => [path.slice('data/'.length), join(built, path)] as const,
    )
    return new Map([[dataArchivePath, await zipped(paths, day)]])
  })
}

/**
 * Packs files into a ZIP archive, one after the other. The same files give the same bytes: all have the same attributes,
 * and noon of one day as their time, which is local in the format (APPNOTE.TXT 4.4.6) and so depends on no time zone.
 *
 * @param files the name of each in the archive, and its absolute path
 * @param day the day of all files; without one, or before it, the first day that the format knows
 * @throws if a file cannot be read
 */
export async function zipped(
  files: Iterable<readonly [name: string, path: string]>,
  day: CalendarDate = firstDay,
): Promise<Buffer> {
  const [year = 0, month = 1, date = 1] = (day < firstDay ? firstDay : day).split('-').map(Number)
  const mtime = new Date(year, month - 1, date, 12)
  const zip = new ZipFile()
  const failure = once(zip, 'error').then(([error]) => {
    throw error
  })
  for (const [name, path] of files)
    zip.addFile(path, name, { mtime, mode: 0o100644, forceDosTimestamp: true })
  zip.end()
  return await Promise.race([buffer(zip.outputStream), failure])
}
