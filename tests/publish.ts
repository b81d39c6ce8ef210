/** Publications made of fixtures, built in a folder of their own by the same commands that authors use. */

import { globSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

import { parseHTML } from 'linkedom'
import { afterAll } from 'vitest'

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

/** Lays out the content of a situation, in a fresh folder by default, and returns the folder. */
export function layOut(situation: string, folder = freshFolder()): string {
  return layOutIn(folder, situation)
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A new empty folder outside the project; it goes when the tests of this file end. */
export function freshFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'assay-')))
  folders.push(folder)
  return folder
}

/** A site's files by their paths, each with its bytes, to compare one with another. */
export function filesOf(directory: string): Map<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return new Map(files.map((file) => [relative(directory, file), readFileSync(file, 'latin1')]))
}

/** The files that are in one site only, or not the same in both. */
export function differences(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): string[] {
  const names = new Set([...one.keys(), ...other.keys()])
  return [...names].filter((name) => one.get(name) !== other.get(name))
}

/** The texts of a site's files whose names end so, by their paths. */
export function textsOf(outDir: string, ending: string): Map<string, string> {
  const names = globSync(`**/*${ending}`, { cwd: outDir }).sort()
  return new Map(names.map((name) => [name, readFileSync(join(outDir, name), 'utf8')]))
}

function command(script: 'build' | 'check', situation: string, options: Options): Promise<Outcome> {
  return run(script, layOut(situation, options.folder), options)
}

/** The words of a piece of HTML. */
export function wordsOf(html: string): string {
  return parseHTML(`<html><body>${html}</body></html>`).document.body.textContent
}
