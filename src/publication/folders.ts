/** Sorts the files of a publication by folder, and reports those that are in none. */

import { basename, join, relative, sep } from 'node:path'

import type { ContentEntry } from '../reading/files.ts'

import { inspectFileName } from '../reading/characters.ts'
import { nearest } from '../shared/nearest.ts'
import { idOf, isYaml, refuseFile, relativePath } from './read-file.ts'
import { textCollections, yamlCollections, type SourcePublication } from './source.ts'

/** The folders of `content/`. */
const folders = [
  ...yamlCollections,
  ...textCollections,
  'references',
  'responses',
  'styles',
  'identity',
  'public',
]

/**
 * Sorts the entries of the content by folder. Reports entries that are not files, and files that nothing reads.
 *
 * @returns the files of each folder
 */
export function sortByFolder(
  publication: SourcePublication,
  entries: readonly ContentEntry[],
): (folder: string) => string[] {
  const { directory } = publication
  const byFolder = Map.groupBy(entries, (entry) => {
    const [folder = '', ...rest] = relative(directory, entry.file).split(sep)
    return rest.length === 0 && entry.kind !== 'locked folder' ? '' : folder
  })
  for (const [folder, inFolder] of byFolder) {
    if (folder === '') {
      for (const entry of inFolder) refuseAtTop(publication, entry)
    } else if (folders.includes(folder)) {
      for (const entry of inFolder) {
        if (entry.kind !== 'file') refuseEntry(publication, entry)
        else {
          const path = relativePath(publication, folder, entry.file)
          publication.problems.push(...inspectFileName(entry.file, path))
        }
      }
    } else if (inFolder.some(({ file }) => !isNote(file))) {
      refuseFolder(publication, folder, inFolder)
    }
  }
  return (folder) =>
    (byFolder.get(folder) ?? []).flatMap(({ file, kind }) =>
      kind === 'file' && !isNote(file) ? [file] : [],
    )
}

/** Returns whether a file is a note about its folder, such as a README. */
export function isNote(file: string): boolean {
  return /^(?:readme|licen[cs]e|copying|notice)(?:\.(?:md|txt))?$/i.test(basename(file))
}

function refuseAtTop(publication: SourcePublication, entry: ContentEntry): void {
  const { file, kind } = entry
  const name = basename(file)
  if (name === 'site.yaml' || isNote(file)) {
    if (kind !== 'file') refuseEntry(publication, entry)
    return
  }
  if (folders.includes(name)) {
    if (kind === 'file') refuseFile(publication, file, `Make a folder of content/${name}.`)
    else refuseEntry(publication, entry)
    return
  }
  const isSite = /^site\.\w+$/i.test(name)
  const near = isSite ? 'site.yaml' : nearestFolder(name.replace(/\.\w+$/, ''))
  publication.problems.push({
    rule: 'file-belongs-here',
    place: { file, line: 1, column: 1 },
    message: `\`${name}\` is not read: at the top of content/ there are only \`site.yaml\` and folders.`,
    hint: isSite
      ? 'Rename it to `site.yaml`.'
      : near === undefined
        ? `Move it into one of these folders, or out of content/: ${folders.map((each) => `\`${each}/\``).join(', ')}.`
        : `Move it into \`${near}\` if it belongs there, or out of content/.`,
  })
}

function nearestFolder(name: string): string | undefined {
  const lower = name.toLowerCase()
  const same = lower === 'person' ? 'people' : folders.find((folder) => folder === lower)
  const alike = folders.filter((folder) => folder[0] === name[0]?.toLowerCase())
  const near = same ?? nearest(name, alike)
  return near === undefined ? undefined : `${near}/`
}

/**
 * Reports a folder that nothing reads, once. If it is clear which folder was intended, the names of its records are
 * kept, so that records which name them are not reported as well.
 */
function refuseFolder(
  publication: SourcePublication,
  folder: string,
  entries: readonly ContentEntry[],
): void {
  const near = nearestFolder(folder)
  const place = { file: join(publication.directory, folder), line: 1, column: 1 }
  publication.problems.push({
    rule: 'file-belongs-here',
    place,
    message: `Nothing in the folder \`${folder}/\` is read${near === undefined ? '.' : `; did you mean \`${near}\`?`}`,
    hint:
      near === undefined
        ? `Move its files into one of these folders, or out of content/: ${folders.map((each) => `\`${each}/\``).join(', ')}.`
        : `Rename it, or move its files into \`${near}\`. Capitals count.`,
  })
  const collection = [...yamlCollections, 'references' as const].find((each) => `${each}/` === near)
  if (!collection) return
  for (const { file, kind } of entries) {
    if (kind !== 'file' || !isYaml(file)) continue
    publication.misplaced.add(`${collection}/${idOf(publication, folder, file)}`)
  }
}

const notFiles: Record<Exclude<ContentEntry['kind'], 'file'>, { message: string; hint: string }> = {
  link: {
    message: 'is a link to another place, and links are not followed.',
    hint: 'Put the file or folder itself here, not a link to it.',
  },
  pipe: { message: 'is a named pipe, not a file.', hint: 'Put a file here, or remove it.' },
  socket: { message: 'is a socket, not a file.', hint: 'Put a file here, or remove it.' },
  device: { message: 'is a device, not a file.', hint: 'Put a file here, or remove it.' },
  'locked folder': {
    message: 'is a folder that cannot be opened.',
    hint: 'Give yourself the permission to read it, or remove it.',
  },
}

function refuseEntry(publication: SourcePublication, { file, kind }: ContentEntry): void {
  if (kind === 'file') return
  const { message, hint } = notFiles[kind]
  publication.problems.push({
    rule: 'file-belongs-here',
    place: { file, line: 1, column: 1 },
    message: `\`${basename(file)}\` ${message}`,
    hint,
  })
}
