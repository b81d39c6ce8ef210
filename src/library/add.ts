/** Adds works to a library: finds those that are there, looks the others up, and writes the text of their files. */

import { parse } from 'yaml'

import type { CalendarDate } from '../shared/dates.ts'
import type { OnProgress } from '../shared/progress.ts'
import type { FoundWork } from './found.ts'
import type { HttpClient } from './http-client.ts'
import type { LibraryIndex } from './library-index.ts'

import { referenceSchema } from '../references/schema.ts'
import { describeNotice, type KeyOfNotice, proposeHealth } from './health.ts'
import { identify } from './identify.ts'
import { lookUp } from './look-up.ts'
import { ServiceError } from './service-error.ts'
import { type NewReference, writeReference } from './written-reference.ts'

/** What became of a typed work. */
export type Addition = { typed: string } & (
  | { kind: 'failed'; message: string }
  /** It is in the library already. */
  | { kind: 'known'; key: string; shared: string }
  /** It is new. */
  | {
      kind: 'new'
      key: string
      text: string
      reference: NewReference
      service: string
      remarks: readonly string[]
    }
)

/** Changes a proposed key, or returns it. It returns only keys that are not taken. */
export type ChooseKey = (
  proposed: string,
  reference: NewReference,
  isTaken: (key: string) => boolean,
) => Promise<string>

/** A typed work before it gets a key. */
export type Result =
  | Extract<Addition, { kind: 'failed' | 'known' }>
  | { typed: string; kind: 'found'; work: FoundWork }

/**
 * Looks up works that are not in the library yet. All are asked for at the same time.
 *
 * @param typed identifiers and addresses
 * @param onProgress takes how many works are done
 * @returns what was found of each, in the same order
 */
export async function findWorks(
  typed: readonly string[],
  index: LibraryIndex,
  client: HttpClient,
  onProgress?: OnProgress,
): Promise<Result[]> {
  let done = 0
  return Promise.all(
    typed.map(async (each) => {
      const result = await findWork(each, index, client)
      done += 1
      onProgress?.(done, typed.length, 'works')
      return { typed: each, ...result }
    }),
  )
}

/**
 * Gives found works their keys and the texts of their files. Nothing is written.
 *
 * @param index gets the new works, so that a work that was typed twice, in two forms, gets one key
 */
export async function addWorks(
  results: readonly Result[],
  index: LibraryIndex,
  {
    today,
    chooseKey = (key) => Promise.resolve(key),
  }: { today: CalendarDate; chooseKey?: ChooseKey | undefined },
): Promise<Addition[]> {
  const additions: Addition[] = []
  for (const result of results) {
    if (result.kind !== 'found') additions.push(result)
    else additions.push(await addWork(result.typed, result.work, { index, today, chooseKey }))
  }
  return additions
}

type Without<Type> = Type extends unknown ? Omit<Type, 'typed'> : never

async function findWork(
  typed: string,
  index: LibraryIndex,
  client: HttpClient,
): Promise<Without<Result>> {
  const identified = identify(typed)
  if ('problem' in identified) return { kind: 'failed', message: identified.problem }
  const known = index.findIdentified(identified)
  if (known) return { kind: 'known', ...known }
  try {
    const found = await lookUp(identified, client)
    return 'missing' in found
      ? { kind: 'failed', message: found.missing }
      : { kind: 'found', work: found }
  } catch (error) {
    if (error instanceof ServiceError) return { kind: 'failed', message: error.message }
    throw error
  }
}

async function addWork(
  typed: string,
  work: FoundWork,
  { index, today, chooseKey }: { index: LibraryIndex; today: CalendarDate; chooseKey: ChooseKey },
): Promise<Addition> {
  const { service } = work
  const { reference, remarks: described } = describe(work, index.keyOfNotice, today)
  const remarks = [...described, ...aboutOthers(work, index.keyOfNotice)]
  const text = writeReference(reference)
  const read = referenceSchema.safeParse(parse(text, { schema: 'core' }))
  if (!read.success) {
    const [issue] = read.error.issues
    const field = issue?.path.map(String).join('.') ?? ''
    const message =
      reference.title === ''
        ? `The record of ${service} has no title, so it cannot be cited. Nothing was taken from it.`
        : `The record of ${service} cannot be a reference: its \`${field}\` ${issue?.message ?? 'is not valid'}. Run \`npm run new reference\` and write its fields.`
    return { typed, kind: 'failed', message }
  }
  const known = index.find(read.data)
  if (known) return { typed, kind: 'known', ...known }
  const key = await chooseKey(index.propose(work), reference, index.isTaken)
  index.add(key, read.data)
  return { typed, kind: 'new', key, text, reference, service, remarks }
}

/** Names the sources of the library that a new work is a notice about. */
function aboutOthers({ announces }: FoundWork, keyOf: KeyOfNotice): string[] {
  const keys = new Set(announces.flatMap(({ DOI }) => keyOf({ DOI }) ?? []))
  return Array.from(
    keys,
    (key) => `It is a notice about \`${key}\`. Run \`npm run cite refresh\` to record that.`,
  )
}

/** Describes a found work as a new reference, with its health and the remarks about it. */
function describe(
  { item, updates, remarks, service }: FoundWork,
  keyOf: KeyOfNotice,
  today: CalendarDate,
): { reference: NewReference; remarks: readonly string[] } {
  const proposal = proposeHealth(undefined, updates, keyOf, today)
  const { health } = proposal
  const missing = health && proposal.missingNotice
  const isOnWeb = item.type === 'webpage' || (item.issued === undefined && item.URL !== undefined)
  const reference: NewReference = {
    ...item,
    title: item.title ?? '',
    ...(isOnWeb && { accessed: today }),
    ...(health && { health }),
  }
  if (!health) return { reference, remarks }
  const says = `${service} says that this work was ${healthVerbs[health.kind]}; \`health\` records it.`
  const next = missing
    ? [
        `Its notice is not in the library. Add it with \`npm run cite add ${describeNotice(missing)}\`; \`npm run cite refresh\` then records it.`,
      ]
    : []
  return { reference, remarks: [says, ...next, ...remarks] }
}

const healthVerbs = {
  concern: 'put under an expression of concern',
  corrected: 'corrected',
  retracted: 'retracted',
  superseded: 'superseded',
} as const
