/** `npm run cite add`: fetches the metadata of works and writes a file for each. */

import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { stdin, stdout } from 'node:process'
import { parseArgs } from 'node:util'

import type { Issue } from '../../integrity/issue.ts'
import type { NewReference } from '../../library/written-reference.ts'

import { isCitableKey } from '../../citations/grammar.ts'
import { fitsAddress } from '../../integrity/record-name.ts'
import { type Addition, addWorks, findWorks, type Result } from '../../library/add.ts'
import { LibraryIndex } from '../../library/library-index.ts'
import { writeTogether } from '../../library/write-files.ts'
import { withoutMarkup } from '../../references/markup.ts'
import { validData } from '../../publication/validated.ts'
import { askText, isCancelled } from '../prompts.ts'
import { UsageError } from '../failure.ts'
import { unknownOption } from '../option-messages.ts'
import { failed, stage } from '../stage.ts'
import { currentErrors, openPublication, type Opened, showErrors } from './opened.ts'
import { openClient } from '../network.ts'

export const help = `npm run cite add <identifier> … fetches the metadata of works and writes one file for each.

  npm run cite add 10.1000/182
  npm run cite add PMC1234567 NCT01234567 978-0-306-40615-7
  npm run cite add https://example.org/a-page

An identifier is a DOI, a PMID, a PMCID, a trial number (NCT…), an ISBN, an arXiv number or the address
of a page. A label such as pmid: can come before it. The metadata comes from Crossref, DataCite, PubMed,
Europe PMC, ClinicalTrials.gov, Open Library, arXiv or the page itself. Abstracts are left out.

  --yes     takes the proposed keys without asking
  --help    prints this text

A work that is in the library already is named, and not added again. Without a terminal, nothing is
asked. Existing files are never overwritten. The exit code is 0 if every work is in the library
afterwards, 1 if one could not be added (the others are), and 2 if an argument is invalid.
ASSAY_TIMEOUT sets how many seconds a service has to answer (20), and ASSAY_MAX_WAIT how many seconds
to wait when it asks for that (60).
`

const options = { yes: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const

/** Adds the works that the arguments name. */
export async function run(args: readonly string[]): Promise<number> {
  const { typed, asks } = readArguments(args)
  const opened = openPublication()
  const client = openClient(opened.validated)
  const index = new LibraryIndex({
    references: validData(opened.validated.references),
    keys: takenNames(opened),
  })
  const results = await stage(
    'Works',
    (onProgress) => findWorks(typed, index, client, onProgress),
    summary,
  )
  const chooseKey = asks ? askForKey : undefined
  const additions = await addWorks(results, index, { today: opened.day, chooseKey }).catch(
    (error: unknown) => {
      throw isCancelled(error) ? new Error('Nothing was written.', { cause: error }) : error
    },
  )
  return finish(additions, opened)
}

function readArguments(args: readonly string[]): { typed: string[]; asks: boolean } {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind === 'option' && !Object.hasOwn(options, token.name)) {
      throw new UsageError(unknownOption(token.rawName, Object.keys(options)))
    }
  }
  if (positionals.length === 0) {
    throw new UsageError(
      'Specify what to add: npm run cite add and a DOI, PMID, PMCID, trial number, ISBN, arXiv number or address. For more, use `npm run cite add -- --help`.',
    )
  }
  const isAsked = !tokens.some((token) => token.kind === 'option' && token.name === 'yes')
  const asks = isAsked && stdin.isTTY && stdout.isTTY && process.env['CI'] === undefined
  return { typed: [...new Set(positionals)], asks }
}

function summary(results: readonly Result[]) {
  const count = (kind: Result['kind']) => results.filter((each) => each.kind === kind).length
  const parts = [
    `${count('found')} found`,
    count('known') > 0 ? `${count('known')} in the library already` : '',
    count('failed') > 0 ? `${count('failed')} not found` : '',
  ]
  return { summary: parts.filter(Boolean).join(', '), sound: count('failed') === 0 }
}

/** The keys that are taken, also by files that could not be read. */
function takenNames({ contentDir, publication, validated }: Opened): Set<string> {
  const folder = join(contentDir, 'references/')
  const files = [...publication.files].filter((file) => file.startsWith(folder))
  return new Set([
    ...validated.keys,
    ...files.map((file) => relative(folder, file).replace(/\.[^./]+$/, '')),
  ])
}

/** Asks at the terminal for the key of a work. */
function askForKey(
  proposed: string,
  reference: NewReference,
  isTaken: (key: string) => boolean,
): Promise<string> {
  return askText({
    message: `The key of “${withoutMarkup(reference.title)}”:`,
    initial: proposed,
    problemOf: (typed) => problemOfKey(typed.trim(), isTaken),
  })
}

function problemOfKey(key: string, isTaken: (key: string) => boolean): string | undefined {
  if (isTaken(key)) return `\`${key}\` is taken.`
  // A slash would put the file into a folder.
  return isCitableKey(key) && fitsAddress(key) && !key.includes('/')
    ? undefined
    : 'Use letters and digits, with single punctuation characters between them.'
}

/** Writes the files of new works, and says what became of each. */
function finish(additions: readonly Addition[], opened: Opened): number {
  const texts = new Map(
    additions.flatMap((each) =>
      each.kind === 'new' ? [[fileOf(each.key, opened), each.text]] : [],
    ),
  )
  const refused = refusedByCheck(texts, opened)
  const existing = [...texts.keys()].find((file) => existsSync(file))
  if (existing !== undefined) {
    throw new Error(`${relative('', existing)} exists already. Nothing was written.`)
  }
  writeTogether(
    Array.from(texts, ([file, text]) => ({ file, text })).filter(({ file }) => !refused.has(file)),
  )
  for (const addition of additions) report(addition, opened, refused)
  const isComplete = refused.size === 0 && additions.every(({ kind }) => kind !== 'failed')
  return isComplete ? 0 : 1
}

function fileOf(key: string, { contentDir }: Opened): string {
  return join(contentDir, 'references', `${key}.yaml`)
}

/**
 * Shows the errors that the check finds in files before they are written. A file is not refused if only its address is
 * wrong: the editor has typed it, and can correct it.
 *
 * @param texts the text of each file, by absolute path
 * @returns the files that are not to be written
 */
function refusedByCheck(texts: ReadonlyMap<string, string>, opened: Opened): Set<string> {
  if (texts.size === 0) return new Set()
  const { errors, publication } = currentErrors(opened, texts)
  const shown = errors.filter(({ place }) => texts.has(place.file))
  if (shown.length > 0) showErrors(shown, publication)
  const isTyped = ({ rule }: Issue) => rule.startsWith('address-is-')
  return new Set(shown.filter((issue) => !isTyped(issue)).map(({ place }) => place.file))
}

function report(addition: Addition, opened: Opened, refused: ReadonlySet<string>): void {
  const { typed } = addition
  if (addition.kind === 'failed') {
    failed(`${typed}: ${addition.message}`)
    return
  }
  const { key } = addition
  if (addition.kind === 'known') {
    const file = opened.validated.references.get(key)?.record.file
    const where = file === undefined ? 'added above' : relative('', file)
    stdout.write(
      `${typed} is in the library: \`${key}\` (${where}) has ${addition.shared}. Cite it with [@${key}].\n`,
    )
    return
  }
  if (refused.has(fileOf(key, opened))) {
    failed(
      `${typed}: the check finds errors in the record of ${addition.service}, so it was not added. They are listed above.`,
    )
    return
  }
  const file = relative('', fileOf(key, opened))
  const title = withoutMarkup(addition.reference.title)
  stdout.write(`${file}\n  ${title}\n  From ${addition.service}. Cite it with [@${key}].\n`)
  for (const remark of addition.remarks) stdout.write(`  ${remark}\n`)
}
