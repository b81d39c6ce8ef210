/** `npm run cite refresh`: asks what has happened to the sources of the library, and records it. */

import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stdout } from 'node:process'
import { parseArgs } from 'node:util'

import type { Reference } from '../../references/schema.ts'
import type { SourceRecord } from '../../reading/record.ts'

import { setFields } from '../../library/edited-yaml.ts'
import { LibraryIndex } from '../../library/library-index.ts'
import {
  changesFrom,
  gatherAll,
  type RefreshState,
  type SourceChange,
} from '../../library/refresh.ts'
import type { FileChange } from '../../library/write-files.ts'
import { fieldOrder } from '../../library/written-reference.ts'
import { validData } from '../../publication/validated.ts'
import { counted } from '../../shared/counted.ts'
import { nearest } from '../../shared/nearest.ts'
import { suggestion } from '../../shared/suggestion.ts'
import { forget, recall, remember } from '../cache.ts'
import { UsageError } from '../failure.ts'
import { unknownOption } from '../option-messages.ts'
import { failed, stage } from '../stage.ts'
import { showDiff } from './diff.ts'
import { openPublication, type Opened, writeAndCheck } from './opened.ts'
import { openClient } from '../network.ts'

export const help = `npm run cite refresh [<key> …] asks what has happened to the sources of the library, and records it.

  npm run cite refresh
  npm run cite refresh muster2020 -- --dry-run

For each source, or for those with the given keys:

  - Crossref, with the data of Retraction Watch, PubMed and Europe PMC are asked whether it was retracted,
    corrected, superseded or put under an expression of concern. The field health records it.
  - Its DOI, its other identifiers and its address are tested. Those that do not answer are listed.
  - The Internet Archive is asked for a copy of its address, unless the record names one. The field
    archived records it.

  --dry-run    shows the changes, and writes nothing
  --help       prints this text

What an editor has written in health stays, unless a service knows something graver. Sources in .json
and .bib files are listed, and not changed. If the command is interrupted, the next one on the same day
continues where it was. The exit code is 0 if all services answered, 1 if one did not (what the others
said is recorded), and 2 if an argument is invalid.
`

const options = { 'dry-run': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const

/** Refreshes the sources that the arguments name, or all. */
export async function run(args: readonly string[]): Promise<number> {
  const { keys, isDry } = readArguments(args)
  const opened = openPublication()
  const all = validData(opened.validated.references)
  const chosen = keys.length === 0 ? all : new Map(keys.map((key) => [key, chosenFrom(all, key)]))
  const client = openClient(opened.validated)
  const state = isDry ? newState(opened) : savedState(opened)
  const facts = await stage(
    'Sources',
    (onProgress) =>
      gatherAll(chosen, client, {
        state,
        save: () => {
          if (!isDry) remember('refreshes', opened.contentDir, state)
        },
        onProgress,
      }),
    (found) => `${counted(found.size, 'source')} asked about`,
  )
  const index = new LibraryIndex({ references: all, keys: opened.validated.keys })
  const changes = changesFrom(all, facts, index.keyOfNotice, opened.day)
  const code = finish(changes, opened, isDry)
  if (!isDry && code === 0) forgetFacts(chosen.keys(), state, opened)
  return code
}

/** Forgets what a complete run has gathered, so that the next one starts again. Those of other sources stay. */
function forgetFacts(keys: Iterable<string>, state: RefreshState, { contentDir }: Opened): void {
  for (const key of keys) Reflect.deleteProperty(state.sources, key)
  if (Object.keys(state.sources).length === 0) forget('refreshes', contentDir)
  else remember('refreshes', contentDir, state)
}

function readArguments(args: readonly string[]): { keys: string[]; isDry: boolean } {
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
  const isTyped = tokens.some((token) => token.kind === 'option' && token.name === 'dry-run')
  // npm keeps an option that does not follow a `--`, but passes it on in the environment.
  const isDry = isTyped || process.env['npm_config_dry_run'] === 'true'
  return { keys: [...new Set(positionals)], isDry }
}

function chosenFrom(references: ReadonlyMap<string, Reference>, key: string): Reference {
  const reference = references.get(key.normalize('NFC'))
  if (reference) return reference
  const near = suggestion(nearest(key, references.keys())) || '.'
  throw new UsageError(`The library has no source \`${key}\`${near} Nothing was changed.`)
}

function newState({ day }: Opened): RefreshState {
  return { day, sources: {} }
}

/** Returns what an interrupted run of the same day has gathered. */
function savedState(opened: Opened): RefreshState {
  const saved = recall('refreshes', opened.contentDir) as Partial<RefreshState> | undefined
  if (saved?.day !== opened.day || typeof saved.sources !== 'object') return newState(opened)
  const count = Object.keys(saved.sources).length
  stdout.write(
    `Continues an earlier run of today, which has asked about ${counted(count, 'source')}.\n`,
  )
  return { day: saved.day, sources: saved.sources }
}

/** Writes the changes, unless it is a dry run, and says what is left to do. */
function finish(changes: readonly SourceChange[], opened: Opened, isDry: boolean): number {
  const { references } = opened.validated
  const edited: FileChange[] = []
  const byHand: string[] = []
  const unwritable: string[] = []
  for (const { key, fields } of changes) {
    const record = references.get(key)?.record
    if (!record || Object.keys(fields).length === 0) continue
    if (record.format !== 'yaml') byHand.push(describeByHand(key, record, fields))
    else {
      try {
        const before = readFileSync(record.file, 'utf8')
        const text = setFields(before, fields, fieldOrder)
        edited.push({ file: record.file, text })
        stdout.write(showDiff(record.file, before, text, stdout))
      } catch (error) {
        unwritable.push(`${relative('', record.file)}: ${(error as Error).message}`)
      }
    }
  }
  if (!isDry) writeAndCheck(edited, opened, 'Correct the texts that cite these sources.')
  listRemarks(changes)
  for (const line of byHand) stdout.write(`${line}\n`)
  for (const line of unwritable) failed(line)
  const failures = changes.flatMap(({ key, failures: each }) =>
    each.map((message) => ({ key, message })),
  )
  listFailures(failures)
  const files = counted(edited.length, 'file')
  stdout.write(isDry ? `${files} would change. Nothing was written.\n` : `${files} changed.\n`)
  return failures.length > 0 || unwritable.length > 0 ? 1 : 0
}

function describeByHand(
  key: string,
  { file, format }: SourceRecord,
  fields: SourceChange['fields'],
): string {
  const where = format === 'json' ? 'in `custom`' : 'after moving it to a .yaml file'
  return `\`${key}\` is in ${relative('', file)}, which is not changed. Write ${where}: ${JSON.stringify(fields)}`
}

function listRemarks(changes: readonly SourceChange[]): void {
  for (const { key, remarks } of changes) {
    for (const remark of remarks) stdout.write(`${key}: ${remark}\n`)
  }
}

/** Lists each message once, with the sources that it is about. */
function listFailures(failures: readonly { key: string; message: string }[]): void {
  for (const [message, each] of Map.groupBy(failures, (one) => one.message)) {
    const keys = each.map(({ key }) => key)
    const some =
      keys.length > 5
        ? `${keys.slice(0, 5).join(', ')} and ${keys.length - 5} more`
        : keys.join(', ')
    failed(`${some}: ${message}`)
  }
}
