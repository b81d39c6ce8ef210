/** Decides what becomes of each imported reference. It reads and writes no file. */

import { join } from 'node:path'

import type { OnProgress } from '../shared/progress.ts'
import type { Place } from '../shared/place.ts'
import type { FileChange } from './write-files.ts'
import type { ImportedReference } from './imported-file.ts'
import type { Library, LibrarySource } from './library.ts'
import type { Reference } from '../references/schema.ts'
import type { Work } from '../references/same-work.ts'

import { flawOfKey } from '../integrity/citation-key.ts'
import { referenceToCsl } from '../references/reference.ts'
import { toNormalForm } from '../shared/normal-form.ts'
import { type FieldValue, setFields } from './edited-yaml.ts'
import { type Conflict, differencesOf } from './differences.ts'
import { clashesWithFile, comparableKey, proposeKey, takenKeys } from './key.ts'
import { type SameWork, WorkIndex } from './same-work.ts'
import { fieldOrder, writeReference, writtenFields } from './written-reference.ts'

/** What becomes of an imported reference. */
export type Outcome = {
  /** Where it is in the imported file. */
  from: Place
  /** The key of the source in the library. */
  key: string
  title: string
} & (
  | {
      kind: 'new'
      /** The key that it has in the imported file but cannot have in the library, and why. */
      instead?: { key: string; reason: string }
    }
  | {
      kind: 'same'
      shared: string
      /** Fields that the library lacks and that are not added, because its file is not YAML. */
      lacking: readonly string[]
    }
  | { kind: 'merged'; shared: string; added: readonly string[] }
  | { kind: 'conflicting'; shared: string; conflicts: readonly Conflict[] }
  /** Its identifiers belong to several sources of the library. */
  | { kind: 'ambiguous'; sources: readonly SameWork[] }
)

/** What an import does. */
export interface ImportPlan {
  outcomes: Outcome[]
  changes: FileChange[]
}

/**
 * Plans an import.
 *
 * A reference that is no work of the library becomes a new source. Its own key is kept if it is valid and free. A work that is
 * there already gets the fields that it lacks, unless the two contradict each other: then nothing is changed. A work that
 * occurs twice among the imported references is one.
 */
export function planImport(
  library: Library,
  references: readonly ImportedReference[],
  onProgress?: OnProgress,
): ImportPlan {
  const plan = new Planner(library)
  const outcomes = references.map((each, index) => {
    onProgress?.(index + 1, references.length, 'references')
    return plan.add(each)
  })
  return { outcomes, changes: plan.changes() }
}

/** A source of the library, or a new one, with the fields that are added to it. */
interface Target {
  source: LibrarySource | undefined
  work: Work
  added: Record<string, unknown>
}

class Planner {
  readonly #library: Library
  readonly #taken: Set<string>
  readonly #works: WorkIndex
  readonly #targets = new Map<string, Target>()

  constructor(library: Library) {
    this.#library = library
    this.#taken = takenKeys(library.keys)
    const known = [...library.sources].map(([key, { work }]) => [key, work] as const)
    this.#works = new WorkIndex(known)
  }

  add({ key: written, reference, place: from }: ImportedReference): Outcome {
    const key = toNormalForm(written)
    const { title } = reference
    const found = this.#works.find(reference, key)
    const [same] = found
    if (!same) return this.#addNew(key, reference, from)
    if (found.length > 1) return { kind: 'ambiguous', key: same.key, from, title, sources: found }
    const { shared } = same
    const target = this.#target(same.key)
    const { missing, conflicts } = differencesOf(target.work, reference)
    const outcome = { key: same.key, from, title, shared }
    if (conflicts.length > 0) return { ...outcome, kind: 'conflicting', conflicts }
    const fields = Object.keys(missing)
    const isYaml = target.source === undefined || target.source.record.format === 'yaml'
    if (fields.length === 0 || !isYaml || isSearch(target))
      return { ...outcome, kind: 'same', lacking: isSearch(target) ? [] : fields }
    target.work = { ...target.work, ...missing }
    Object.assign(target.added, missing)
    this.#works.add(same.key, target.work)
    return { ...outcome, kind: 'merged', added: fields }
  }

  #addNew(written: string, reference: Reference, from: Place): Outcome {
    const reason = written === '' ? undefined : this.#reasonAgainst(written)
    const isKept = written !== '' && reason === undefined
    const key = isKept ? written : proposeKey(referenceToCsl('', reference), this.#taken)
    this.#taken.add(comparableKey(key))
    this.#works.add(key, reference)
    this.#targets.set(key, { source: undefined, work: reference, added: {} })
    return {
      kind: 'new',
      key,
      from,
      title: reference.title,
      ...(reason === undefined ? {} : { instead: { key: written, reason } }),
    }
  }

  /** Returns why a new source cannot have a key, as the end of a sentence. */
  #reasonAgainst(key: string): string | undefined {
    const flaw = flawOfKey(key)
    if (flaw) return flaw.reason
    if (this.#taken.has(comparableKey(key))) return 'another source has it'
    return clashesWithFile(key, this.#taken)
      ? 'its page would have the address of a file of another source'
      : undefined
  }

  #target(key: string): Target {
    const source = this.#library.sources.get(key)
    const known = this.#targets.get(key)
    if (known) return known
    if (!source) throw new Error(`There is no source \`${key}\`.`)
    const target = { source, work: source.work, added: {} }
    this.#targets.set(key, target)
    return target
  }

  /** Returns the files to write: one for each new source, and those with added fields. */
  changes(): FileChange[] {
    const { directory, texts } = this.#library
    return [...this.#targets].flatMap(([key, { source, work, added }]) => {
      if (source === undefined) {
        const file = join(directory, 'references', `${key}.yaml`)
        return [{ file, text: writeReference(work) }]
      }
      if (Object.keys(added).length === 0) return []
      const { file } = source.record
      const before = texts.get(file) ?? ''
      const fields = writtenFields(added) as Record<string, FieldValue>
      return [{ file, text: setFields(before, fields, fieldOrder) }]
    })
  }
}

function isSearch({ source }: Target): boolean {
  return source !== undefined && source.reference === undefined
}
