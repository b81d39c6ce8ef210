/** `npm run cite import`: adds the references of other programs to the library. */

import { lstatSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { stdout } from 'node:process'
import { parseArgs } from 'node:util'

import { byPlace } from '../../integrity/issue.ts'
import { reportToTerminal } from '../../integrity/reporters/terminal.ts'
import { type ImportPlan, planImport } from '../../library/import-plan.ts'
import { type ImportedFile, nothingIn, readImportedFile } from '../../library/imported-file.ts'
import { libraryOf } from '../../library/library.ts'
import { writeTogether } from '../../library/write-files.ts'
import { readPublication } from '../../publication/read.ts'
import { validatePublication } from '../../publication/validate.ts'
import { counted } from '../../shared/counted.ts'
import { isColored } from '../../shared/stream.ts'
import { describeFailure, UsageError } from '../failure.ts'
import { unknownOption } from '../option-messages.ts'
import { stage } from '../stage.ts'
import { openContentDirectory } from './context.ts'
import { describeImport, summaryOf } from './import-report.ts'

/** What `npm run cite import -- --help` prints. */
export const help = `npm run cite import <file…> adds the references in files of other programs to the library.

  npm run cite import library.bib
  npm run cite import "My library.json" pubmed.nbib -- --dry-run

It reads BibTeX and biblatex (.bib), RIS (.ris), CSL JSON (.json) and the format in which PubMed exports
citations (.nbib). Each new reference becomes a file in content/references/. Abstracts and private notes
are left out. The key in the file is kept if it is valid and free; otherwise a key is made, such as
smith2020.

A work that the library has already, by an identifier or by its title, year and first author, is not added
again. Fields that the library lacks are added to its .yaml file; nothing in it is changed. If the two
records contradict each other, both values are shown and nothing is written for this work.

  --dry-run      only reports what would be written
  --help         prints this text

The exit code is 0 if everything could be read, 1 if something could not be read or written (what could be
read is imported), and 2 if an argument is invalid.
`

/**
 * Imports the files that the arguments name.
 *
 * @returns the exit code: 1 if something could not be read
 * @throws UsageError if an argument is invalid
 */
export async function run(args: readonly string[]): Promise<number> {
  const { files, isDryRun } = readOptions(args)
  const contentDir = openContentDirectory()
  const { plan, imported } = await stage(
    'Import',
    (onProgress) => {
      const imported = files.map(readOrRefuse)
      const publication = readPublication(contentDir, undefined, onProgress)
      const library = libraryOf(publication, validatePublication(publication).validated)
      if (library.unread.length > 0) throw new Error(unreadLibrary(library.unread))
      const references = imported.flatMap((file) => file.references)
      const plan = planImport(library, references, onProgress)
      refuseExisting(plan, contentDir)
      if (!isDryRun) writeTogether(plan.changes, onProgress)
      return { plan, imported }
    },
    ({ plan, imported }) => ({
      summary: summaryOf(plan.outcomes, unreadableIn(imported)),
      sound: unreadableIn(imported) === 0,
    }),
  )
  printProblems(imported)
  stdout.write(describeImport(plan, { contentDir, isDryRun, color: isColored(stdout) }))
  return unreadableIn(imported) === 0 ? 0 : 1
}

function readOptions(args: readonly string[]): { files: string[]; isDryRun: boolean } {
  const { tokens } = parseArgs({
    args: [...args],
    options: { 'dry-run': { type: 'boolean' } },
    strict: false,
    tokens: true,
  })
  const files: string[] = []
  // npm keeps an option that does not follow a `--`, but passes it on in the environment.
  let isDryRun = process.env['npm_config_dry_run'] === 'true'
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(resolve(token.value))
    else if (token.kind === 'option' && token.name === 'dry-run') isDryRun = true
    else if (token.kind === 'option')
      throw new UsageError(unknownOption(token.rawName, ['dry-run', 'help']))
  }
  if (files.length === 0) {
    throw new UsageError('Specify the files to import: npm run cite import library.bib')
  }
  const missing = files.find((file) => !statSync(file, { throwIfNoEntry: false })?.isFile())
  if (missing !== undefined) {
    throw new UsageError(`There is no file \`${relative('', missing)}\`. Check the path.`)
  }
  return { files: [...new Set(files)], isDryRun }
}

/** Reads a file. A file that cannot be opened is unreadable, and the others are imported. */
function readOrRefuse(file: string): ImportedFile {
  try {
    return readImportedFile(file)
  } catch (error) {
    const place = { file, line: 1, column: 1 }
    const message = describeFailure(error)
    const unreadable = [
      { rule: 'file-parses' as const, place, message, severity: 'error' as const },
    ]
    return { ...nothingIn(file), unreadable, unreadableEntries: 1 }
  }
}

/** Refuses to replace what the publication does not read, such as a link with the name of a new file. */
function refuseExisting({ outcomes }: ImportPlan, contentDir: string): void {
  for (const { kind, key } of outcomes) {
    const file = join(contentDir, 'references', `${key}.yaml`)
    if (kind === 'new' && lstatSync(file, { throwIfNoEntry: false })) {
      throw new Error(
        `Nothing was written, because ${relative('', file)} already exists but is not read. Run \`npm run check\`.`,
      )
    }
  }
}

function unreadableIn(imported: readonly ImportedFile[]): number {
  return imported.reduce((sum, { unreadableEntries }) => sum + unreadableEntries, 0)
}

/** Prints what could not be read, or perhaps not as it was meant, with the lines of the files. */
function printProblems(imported: readonly ImportedFile[]): void {
  const issues = imported.flatMap(({ unreadable, doubtful }) => [...unreadable, ...doubtful])
  if (issues.length === 0) return
  const sources = new Map(imported.map(({ file, source }) => [file, source]))
  const options = { directory: process.cwd(), sources, color: isColored(stdout) }
  stdout.write(`\n${reportToTerminal(issues.sort(byPlace), options)}`)
}

function unreadLibrary(files: readonly string[]): string {
  const names = files.map((file) => `\`${relative('', file)}\``).join(', ')
  return `Nothing was imported, because ${names} cannot be read completely, so it is unknown which works the library has. Run \`npm run check\`, fix ${counted(files.length, 'file')} and import again.`
}
