/** Builds publications from fixtures, each in its own folder, with the same commands that authors use. */

import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'

import { parseHTML } from 'linkedom'
import { inject, vi } from 'vitest'

import { layOutIn, run, type Options, type Outcome } from './situation.ts'

export { fixtures, project, run, type Options, type Outcome } from './situation.ts'

/** Builds a publication. */
export function publish(situation: string, options: Options = {}): Promise<Outcome> {
  return command('build', situation, options)
}

/** Checks a publication without building it. */
export function check(situation: string, options: Options = {}): Promise<Outcome> {
  return command('check', situation, options)
}

/** The situations that several test files read, and how they are built. */
const sharedSituations = {
  minimal: {},
  translated: {},
  verdicts: {},
  elements: { SOURCE_DATE_EPOCH: '1796000000', STYLE_GUIDE: '1' },
}

type Shared = keyof typeof sharedSituations

/** Returns the variables with which a shared situation is built. */
export function variablesOf(situation: Shared): Record<string, string> {
  return sharedSituations[situation]
}

/** Builds a publication once for all files of a test run. Tests must not change it; see `copyOf`. */
export async function shared(situation: Shared): Promise<Outcome> {
  const folder = join(realpathSync(inject('sharedSites')), situation)
  const result = join(folder, 'outcome.json')
  try {
    mkdirSync(folder)
  } catch {
    // Another file of the run is building it, or has built it.
    await vi.waitUntil(() => existsSync(result), { timeout: 600_000, interval: 100 })
    return JSON.parse(readFileSync(result, 'utf8')) as Outcome
  }
  const outcome = await publish(situation, { folder, variables: variablesOf(situation) })
  writeFileSync(`${result}.new`, JSON.stringify(outcome))
  renameSync(`${result}.new`, result)
  return outcome
}

/** Copies a shared publication with its site into a folder, by default a new one, and returns the folder. */
export async function copyOf(situation: Shared, folder = freshFolder()): Promise<string> {
  const { code, output, contentDir, outDir } = await shared(situation)
  if (code !== 0) throw new Error(output)
  cpSync(contentDir, join(folder, 'content'), { recursive: true })
  cpSync(outDir, join(folder, 'dist'), { recursive: true })
  return folder
}

/** Writes the content of a situation into a folder, by default a new one, and returns the folder. */
export function layOut(situation: string, folder = freshFolder()): string {
  return layOutIn(folder, situation)
}

/** Creates an empty folder outside the project, which is deleted after the test run. */
export function freshFolder(): string {
  return mkdtempSync(join(realpathSync(inject('sharedSites')), 'assay-'))
}

/** Returns the bytes of a site's files, by path. */
export function filesOf(directory: string): Map<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return new Map(files.map((file) => [relative(directory, file), readFileSync(file, 'latin1')]))
}

/** Returns the files that are in only one of two sites or differ between them. */
export function differences(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): string[] {
  const names = new Set([...one.keys(), ...other.keys()])
  return [...names].filter((name) => one.get(name) !== other.get(name))
}

/** Returns the texts of a site's files whose names have the given ending, by path. */
export function textsOf(outDir: string, ending: string): Map<string, string> {
  const names = globSync(`**/*${ending}`, { cwd: outDir }).sort()
  return new Map(names.map((name) => [name, readFileSync(join(outDir, name), 'utf8')]))
}

function command(script: 'build' | 'check', situation: string, options: Options): Promise<Outcome> {
  return run(script, layOut(situation, options.folder), options)
}

/** Returns the text of a piece of HTML. */
export function wordsOf(html: string): string {
  return parseHTML(`<html><body>${html}</body></html>`).document.body.textContent
}
