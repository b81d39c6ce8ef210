/** Plans the change of a key in all files of a publication. It reads and writes no file. */

import { join, relative } from 'node:path'

import type { RuleContext } from '../../integrity/rule.ts'
import type { SourceRecord } from '../../reading/record.ts'
import type { FileChange } from '../write-files.ts'

import { keyInMarkdown, bareKeyMatcher } from '../../citations/keys.ts'
import { extractFromMarkdown } from '../../citations/extract.ts'
import { siteUrl } from '../../integrity/addresses.ts'
import { flawOfKey } from '../../integrity/citation-key.ts'
import { markdownFields } from '../../integrity/field-texts.ts'
import { internalLinks, navigationLinks } from '../../integrity/links.ts'
import { namingFields } from '../../publication/naming-fields.ts'
import { brokenFiles } from '../../publication/source.ts'
import { nearest } from '../../shared/nearest.ts'
import { toNormalForm } from '../../shared/normal-form.ts'
import { type DataPath, offsetOfPlace, type Place, placeOfOffset } from '../../shared/place.ts'
import { suggestion } from '../../shared/suggestion.ts'
import { createUrls } from '../../shared/urls.ts'
import { clashesWithFile, comparableKey, takenKeys } from '../key.ts'
import { applyEdits, distinct, type Edit, type KeyChange } from './edits.ts'
import { editsInBibtex, editsInCslJson } from './in-collections.ts'
import { editsInText } from './in-texts.ts'
import { openYaml, type YamlFile } from './in-yaml.ts'

/** The reason why a key cannot be changed, with what to do. */
export class RefusedRename extends Error {}

/** The change of a key. */
export interface RenamePlan {
  changes: FileChange[]
  /** The number of places in each file, by absolute path. */
  places: Map<string, number>
  /** The file of the source and its new path; absent if the source is in a collection. */
  moved?: { from: string; to: string }
  /** The address of its page, from the root of the site. */
  addresses: { from: string; to: string }
  /** Text that looks like a citation of the source but is not one, and is not changed. */
  unchanged: { place: Place; raw: string }[]
}

/**
 * Plans the change of a key.
 *
 * @param context the publication as the check sees it
 * @throws RefusedRename if there is no such key, if the new one cannot be used, or if a file that may name the source cannot
 *   be read
 */
export function planRename(context: RuleContext, written: KeyChange): RenamePlan {
  const change = { from: toNormalForm(written.from), to: toNormalForm(written.to) }
  const record = findSource(context, change)
  refuseBroken(context, change.from)
  const edits = new FileEdits(context)
  addTexts(context, change, edits)
  addFields(context, change, edits)
  addLinks(context, change, edits)
  const moved = addOwnKey(context, record, change, edits)
  return {
    changes: edits.changes(moved),
    places: edits.places(),
    ...(moved && { moved }),
    addresses: { from: pageOf(change.from), to: pageOf(change.to) },
    unchanged: malformedIn(context, change.from),
  }
}

const urls = createUrls('https://publication.invalid/')

function pageOf(key: string): string {
  return urls.path({ to: 'reference', id: key })
}

/** Collects the edits of each file. */
class FileEdits {
  readonly #sources: ReadonlyMap<string, string>
  readonly #edits = new Map<string, Edit[]>()
  readonly #yaml = new Map<string, YamlFile>()

  constructor({ publication }: RuleContext) {
    this.#sources = publication.sources
  }

  sourceOf(file: string): string {
    return this.#sources.get(file) ?? ''
  }

  add(file: string, edits: readonly Edit[]): void {
    if (edits.length === 0) return
    this.#edits.set(file, [...(this.#edits.get(file) ?? []), ...edits])
  }

  yamlOf({ file, format }: SourceRecord): YamlFile {
    const known = this.#yaml.get(file) ?? openYaml(this.sourceOf(file), format)
    this.#yaml.set(file, known)
    return known
  }

  places(): Map<string, number> {
    return new Map([...this.#edits].map(([file, edits]) => [file, distinct(edits).length]))
  }

  changes(moved: RenamePlan['moved']): FileChange[] {
    const changed = [...this.#edits].map(([file, edits]) => ({
      file: file === moved?.from ? moved.to : file,
      text: applyEdits(this.sourceOf(file), edits),
    }))
    if (!moved) return changed
    const isEdited = this.#edits.has(moved.from)
    return [
      // On file systems that ignore case, both paths may be one file.
      { file: moved.from, text: undefined },
      ...(isEdited ? [] : [{ file: moved.to, text: this.sourceOf(moved.from) }]),
      ...changed,
    ]
  }
}

/** Returns the record of the source. */
function findSource({ publication, keys }: RuleContext, { from, to }: KeyChange): SourceRecord {
  const all = [...publication.records.references, ...publication.records.searches]
  const [record, other] = all.filter(({ id }) => id === from)
  if (!record) {
    const near = suggestion(nearest(from, keys)) || '. `npm run cite find <words>` lists keys.'
    throw new RefusedRename(`No reference or search has the key \`${from}\`${near}`)
  }
  if (other) {
    throw new RefusedRename(
      `Two sources have the key \`${from}\`, so it is unknown which one is cited. Run \`npm run check\` and fix this first.`,
    )
  }
  if (from === to) throw new RefusedRename(`The two keys are the same: \`${to}\`.`)
  const flaw = flawOfKey(to)
  if (flaw)
    throw new RefusedRename(`\`${to}\` cannot be a citation key: ${flaw.reason}. ${flaw.hint}`)
  const taken = takenKeys(keys)
  taken.delete(comparableKey(from))
  if (taken.has(comparableKey(to))) {
    const owner = [...keys].find((key) => comparableKey(key) === comparableKey(to))
    throw new RefusedRename(`The citation key \`${owner}\` is already used. Choose another one.`)
  }
  if (clashesWithFile(to, taken)) {
    throw new RefusedRename(
      `The page of \`${to}\` and a file of another source would have the same address. Choose another key.`,
    )
  }
  return record
}

/** Refuses the change if a file that contains the key cannot be read, because it may cite the source. */
function refuseBroken({ publication, articles, pages }: RuleContext, key: string): void {
  const unparsed = [...articles, ...pages].flatMap(({ record }) =>
    record.isParsed ? [] : [record.file],
  )
  const broken = new Set([...brokenFiles(publication), ...unparsed])
  const lost = publication.problems.filter(({ rule }) => rule === 'file-parses')
  const named = [...broken].find(
    (file) =>
      (unparsed.includes(file) || lost.some(({ place }) => place.file === file)) &&
      (publication.sources.get(file) ?? '').normalize('NFC').includes(key),
  )
  if (named === undefined) return
  throw new RefusedRename(
    `\`${relative('', named)}\` contains \`${key}\` but cannot be read completely, so it is unknown what it cites. Run \`npm run check\` and fix it first.`,
  )
}

function addTexts(context: RuleContext, change: KeyChange, edits: FileEdits): void {
  for (const text of [...context.articles, ...context.pages]) {
    const { file } = text.record
    edits.add(file, editsInText(text, edits.sourceOf(file), change))
  }
  for (const { record, data } of context.articles) {
    for (const [index, entry] of (data?.nocite ?? []).entries()) {
      if (toNormalForm(entry) !== `@${change.from}`) continue
      edits.add(record.file, [
        edits.yamlOf(record).replaceValue(['nocite', index], `@${change.to}`),
      ])
    }
  }
}

/** The fields that name a source, by collection. */
const sourceFields = (['claims', 'references', 'charts'] as const).map((collection) => ({
  collection,
  paths: Object.entries(namingFields[collection]).flatMap(([path, noun]) =>
    noun === 'reference or search' ? [path.split('.')] : [],
  ),
}))

function addFields(context: RuleContext, change: KeyChange, edits: FileEdits): void {
  for (const { collection, paths } of sourceFields) {
    for (const { record } of context[collection].values()) {
      if (record.format !== 'yaml') continue
      for (const path of paths.flatMap((parts) => pathsTo(record.data, parts, change.from))) {
        edits.add(record.file, [edits.yamlOf(record).replaceValue(path, change.to)])
      }
    }
  }
  const isKey = bareKeyMatcher(context.keys)
  for (const { record, path, value } of markdownFields(context)) {
    if (!value.includes('@')) continue
    const parts = extractFromMarkdown(value, isKey).keys.flatMap(({ key, offset, length }) =>
      key === change.from
        ? [{ start: offset, end: offset + length, text: `@${keyInMarkdown(change.to)}` }]
        : [],
    )
    if (parts.length > 0) edits.add(record.file, edits.yamlOf(record).replaceParts(path, parts))
  }
}

/** Returns the paths at which the data names the key; `*` stands for every entry of a list. */
function pathsTo(data: unknown, [part, ...rest]: readonly string[], key: string): DataPath[] {
  if (part === undefined) return typeof data === 'string' && toNormalForm(data) === key ? [[]] : []
  if (typeof data !== 'object' || data === null) return []
  const inside = (name: string | number, value: unknown) =>
    pathsTo(value, rest, key).map((path) => [name, ...path])
  if (part !== '*') return inside(part, (data as Record<string, unknown>)[part])
  return Array.isArray(data) ? data.flatMap((entry, index) => inside(index, entry)) : []
}

/** Changes links to the page of the source and to its files. */
function addLinks(context: RuleContext, { from, to }: KeyChange, edits: FileEdits): void {
  const targets = new Map([
    [pageOf(from), pageOf(to)],
    ...['bib', 'json', 'ris'].map((ending): [string, string] => [
      urls.path({ to: 'reference-file', id: from, ending }),
      urls.path({ to: 'reference-file', id: to, ending }),
    ]),
  ])
  for (const { record, written, path, fragment, where } of [
    ...internalLinks(context),
    ...navigationLinks(context),
  ]) {
    const address = targets.get(path)
    const { place, length } = where()
    if (address === undefined || length === undefined) continue
    const start = offsetOfPlace(edits.sourceOf(record.file), place)
    // In a reader's response, only whole addresses are links.
    const page = record.format === 'markdown' ? wholeAddress(address, written, context) : address
    const text = fragment === undefined ? page : `${page}#${encodeURIComponent(fragment)}`
    edits.add(place.file, [{ start, end: start + written.length, text }])
  }
}

/** Returns an address from the root of the publication with the host of the site, if the link has it. */
function wholeAddress(address: string, written: string, context: RuleContext): string {
  const { origin, base } = createUrls(siteUrl(context))
  return /^https?:/i.test(written) ? `${origin}${base}${address.slice(1)}` : address
}

/** Changes the key itself: the name of the file, or the key of the entry in a collection. */
function addOwnKey(
  { directory, publication }: RuleContext,
  record: SourceRecord,
  change: KeyChange,
  edits: FileEdits,
): RenamePlan['moved'] {
  const collections = new Set(publication.records.references.map(({ file }) => file))
  for (const file of collections) {
    const source = edits.sourceOf(file)
    if (file.endsWith('.bib')) edits.add(file, editsInBibtex(source, change))
    if (file.endsWith('.json')) edits.add(file, editsInCslJson(source, change))
  }
  if (record.format !== 'yaml') return undefined
  const isSearch = publication.records.searches.includes(record)
  const folder = isSearch ? 'searches' : 'references'
  return { from: record.file, to: join(directory, folder, `${change.to}.yaml`) }
}

/** Returns what looks like a citation of a source and is not one. The check reports it. */
function malformedIn({ articles, pages }: RuleContext, key: string): RenamePlan['unchanged'] {
  return [...articles, ...pages].flatMap(({ record: { file, body }, found }) =>
    found.cited.malformed.flatMap(({ raw, offset }) =>
      raw.normalize('NFC').includes(`@${key}`)
        ? [{ place: placeOfOffset(file, body, offset), raw }]
        : [],
    ),
  )
}
