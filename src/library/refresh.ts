/** What changes in the sources of a library after the services were asked about them. */

import { isDeepStrictEqual } from 'node:util'

import PQueue from 'p-queue'

import type { Reference } from '../references/schema.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { OnProgress } from '../shared/progress.ts'
import type { Update } from './found.ts'
import type { HttpClient } from './http-client.ts'

import { describeNotice, type KeyOfNotice, proposeHealth } from './health.ts'
import { doiOf, gatherFacts, type SourceFacts } from './source-facts.ts'

/** The facts about sources that a run has gathered, so that an interrupted one continues where it was. */
export interface RefreshState {
  /** The day of the run. Another day starts again. */
  day: CalendarDate
  /** By key: the facts, and what they were asked for. */
  sources: Record<string, { asked: string; facts: SourceFacts }>
}

/** How many sources are asked about at the same time. Each service has its own, lower limit. */
const mostAtOnce = 16

/**
 * Gathers the facts about sources.
 *
 * @param state what an interrupted run has gathered; new facts are added to it
 * @param save is called when there are new facts to keep
 * @returns the facts by key
 */
export async function gatherAll(
  references: ReadonlyMap<string, Reference>,
  client: HttpClient,
  {
    state,
    save,
    onProgress,
  }: { state: RefreshState; save: () => void; onProgress?: OnProgress | undefined },
): Promise<Map<string, SourceFacts>> {
  const queue = new PQueue({ concurrency: mostAtOnce })
  // The state of many sources is large, so it is saved a hundred times at most.
  const step = Math.ceil(references.size / 100)
  let unsaved = 0
  const found = new Map<string, SourceFacts>()
  await queue.addAll(
    [...references].map(([key, reference]) => async () => {
      const asked = identityOf(reference)
      const known = state.sources[key]
      const facts = known?.asked === asked ? known.facts : await gatherFacts(reference, client)
      found.set(key, facts)
      const isComplete = facts.failures.length === 0 && facts.isDoubtful !== true
      if (known?.asked !== asked && isComplete) {
        state.sources[key] = { asked, facts }
        unsaved += 1
        if (unsaved >= step) {
          unsaved = 0
          save()
        }
      }
      onProgress?.(found.size, references.size, 'sources')
    }),
  )
  if (unsaved > 0) save()
  return found
}

/** Returns what the services are asked for, so that a changed record is asked about again. */
function identityOf({ DOI, PMID, PMCID, URL, number, archived }: Reference): string {
  return JSON.stringify([DOI, PMID, PMCID, URL, number, archived !== undefined])
}

/** What changes in a source, and what an editor should look at. */
export interface SourceChange {
  key: string
  /** The new values of its fields; empty if nothing changes. */
  fields: {
    health?: NonNullable<Reference['health']>
    archived?: NonNullable<Reference['archived']>
  }
  /** Sentences. */
  remarks: readonly string[]
  /** Messages of services that could not be asked. */
  failures: readonly string[]
}

/**
 * Compares sources with what the services say.
 *
 * @param references every source of the library
 * @param facts by key, of the sources that were asked about
 * @param keyOf finds the key of a notice
 * @returns one entry for each source that was asked about
 */
export function changesFrom(
  references: ReadonlyMap<string, Reference>,
  facts: ReadonlyMap<string, SourceFacts>,
  keyOf: KeyOfNotice,
  today: CalendarDate,
): SourceChange[] {
  const announced = Map.groupBy(
    [...facts.values()].flatMap(({ announces }) => announces),
    ({ DOI }) => DOI.toLowerCase(),
  )
  return [...facts].flatMap(([key, found]) => {
    const reference = references.get(key)
    if (!reference) return []
    const ofNotices = announced.get(doiOf(reference)?.toLowerCase() ?? '') ?? []
    const updates = [...found.updates, ...ofNotices.map(({ update }) => update)]
    // A source is no notice about itself.
    const keyOfOther: KeyOfNotice = (notice) => {
      const other = keyOf(notice)
      return other === key ? undefined : other
    }
    return changeOf(key, reference, { found, updates, keyOf: keyOfOther, today })
  })
}

function changeOf(
  key: string,
  reference: Reference,
  {
    found,
    updates,
    keyOf,
    today,
  }: { found: SourceFacts; updates: readonly Update[]; keyOf: KeyOfNotice; today: CalendarDate },
): SourceChange {
  const proposal = proposeHealth(reference.health, updates, keyOf, today)
  const { health } = proposal
  const { copy, problems, failures } = found
  const remarks = [...problems]
  if (!health) {
    if (proposal.differs !== undefined) remarks.push(proposal.differs)
  } else if (proposal.missingNotice) {
    const notice = describeNotice(proposal.missingNotice)
    remarks.push(
      `The notice about it is not in the library. Add it with \`npm run cite add ${notice}\`, and run the refresh again.`,
    )
  }
  return {
    key,
    fields: {
      ...(health && !isDeepStrictEqual(health, reference.health) && { health }),
      ...(copy && reference.archived === undefined && { archived: copy }),
    },
    remarks,
    failures,
  }
}
