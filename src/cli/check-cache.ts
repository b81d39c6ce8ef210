/** What the check said of unchanged content, kept from one run of the command to the next. */

import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { version } from 'node:process'

import type { Issue } from '../integrity/issue.ts'

import { today } from '../shared/dates.ts'
import { projectDirectory } from './environment.ts'

/** The outcome of a check. */
export interface Outcome {
  issues: Issue[]
  /** How many files were read. */
  files: number
}

/** The endings of the files whose content is read; of others only the names matter. */
const read = /\.(?:yaml|mdx?|markdown|json|bib|csl)$/i

/** The files of a publication as they are at one moment. */
export interface Snapshot {
  /** Changes with any file that is read, with the name of any other, with the checker, and with the day. */
  digest: string
  /** The text of each file that is read. */
  sources: ReadonlyMap<string, string>
}

/**
 * Reads the files of a publication without looking into them.
 *
 * @param directory absolute path of the content
 */
export function takeSnapshot(directory: string): Snapshot {
  const hash = createHash('sha256').update(checkerDigest())
  const sources = new Map<string, string>()
  for (const { file, isLink } of filesUnder(directory)) {
    hash.update(`\0${file}\0`)
    if (isLink || !read.test(file)) continue
    const source = readFileSync(file, 'utf8')
    sources.set(file, source)
    hash.update(source)
  }
  return { digest: hash.digest('hex'), sources }
}

/** Finds what was said of a publication, if nothing has changed since. */
export function recall(directory: string, { digest }: Snapshot): Outcome | undefined {
  try {
    const kept = JSON.parse(readFileSync(fileFor(directory), 'utf8')) as Outcome & {
      digest: string
    }
    return kept.digest === digest ? kept : undefined
  } catch {
    return undefined
  }
}

/** Keeps what was said of a publication. */
export function remember(directory: string, { digest }: Snapshot, outcome: Outcome): void {
  const file = fileFor(directory)
  mkdirSync(dirname(file), { recursive: true })
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, JSON.stringify({ digest, ...outcome }))
  renameSync(unfinished, file)
}

function fileFor(directory: string): string {
  const name = createHash('sha256').update(directory).digest('hex').slice(0, 16)
  return join(projectDirectory, `node_modules/.cache/assay/checks/${name}.json`)
}

/** Everything that the answer depends on beside the content: the code, its libraries, the day, and how places are told. */
function checkerDigest(): string {
  const hash = createHash('sha256')
  const code = globSync('src/**/*.{ts,json,xml}', { cwd: projectDirectory }).sort()
  for (const file of [...code, 'package-lock.json']) {
    hash.update(`\0${file}\0`).update(readFileSync(join(projectDirectory, file)))
  }
  return hash.update(`\0${version}\0${today()}\0${process.cwd()}`).digest('hex')
}

/** All files of the content in a fixed order, links among them, hidden ones apart. */
function filesUnder(directory: string): { file: string; isLink: boolean }[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ file: join(entry.parentPath, entry.name), isLink: !entry.isFile() }))
    .filter(
      ({ file }) =>
        !relative(directory, file)
          .split(sep)
          .some((part) => part.startsWith('.')),
    )
    .sort((one, other) => (one.file < other.file ? -1 : 1))
}
