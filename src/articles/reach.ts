/** Finds the records to publish: those that published texts use, directly or through other records. */

/** The kinds of records that texts use. References and searches share one namespace: both are sources. */
export const usedKinds = ['claims', 'claimants', 'sources', 'people', 'topics', 'charts'] as const
export type UsedKind = (typeof usedKinds)[number]

/** Records by kind, each by its id. */
export type RecordIds = Record<UsedKind, ReadonlySet<string>>

/** The records that a text or a record uses, by kind. */
export type Uses = Partial<Record<UsedKind, Iterable<string>>>

/** The texts and records of a publication, and what each of them uses. */
export interface UsesOfPublication {
  /** Articles and pages. */
  texts: readonly (Uses & { isWithheld: boolean })[]
  /** Every record, with what it uses itself. */
  records: Readonly<Record<UsedKind, ReadonlyMap<string, Uses>>>
  /** The sources that are published even if nothing cites them. */
  background: Iterable<string>
}

/**
 * Finds the records that are not published.
 *
 * Everything that published texts and background sources use, directly or indirectly, is published. A claim, claimant, person,
 * topic or chart that they do not use is unpublished: only drafts and articles under embargo use it, or nothing does yet.
 * A source that they do not use is unpublished if such an article or an unpublished record uses it. A source that nothing uses is published.
 *
 * @returns the ids of the unpublished records
 */
export function findUnpublished(uses: UsesOfPublication): RecordIds {
  const { texts, records } = uses
  const published = findUsed(uses)
  const rest = byKind((kind) => without(records[kind].keys(), published[kind]))
  const { sources } = reach(
    [...texts.filter(({ isWithheld }) => isWithheld), { ...rest, sources: [] }],
    records,
  )
  // A published source also publishes the sources that it names, such as the notice that retracts it.
  const library = reach([published, { sources: without(rest.sources, sources) }], records)
  return {
    ...byKind((kind) => new Set(rest[kind])),
    sources: new Set(without(rest.sources, library.sources)),
  }
}

/** Finds everything that published texts and background sources use, directly or indirectly. */
export function findUsed({ texts, records, background }: UsesOfPublication): RecordIds {
  return reach([...texts.filter(({ isWithheld }) => !isWithheld), { sources: background }], records)
}

/** Collects everything that can be reached from the given uses. */
export function reach(
  starts: readonly Uses[],
  records: UsesOfPublication['records'],
): Record<UsedKind, Set<string>> {
  const reached = byKind(() => new Set<string>())
  const queue = [...starts]
  for (let uses = queue.pop(); uses; uses = queue.pop()) {
    for (const kind of usedKinds) {
      for (const id of uses[kind] ?? []) {
        if (reached[kind].has(id)) continue
        reached[kind].add(id)
        const further = records[kind].get(id)
        if (further) queue.push(further)
      }
    }
  }
  return reached
}

function without(ids: Iterable<string>, others: ReadonlySet<string>): string[] {
  return [...ids].filter((id) => !others.has(id))
}

function byKind<Value>(valueOf: (kind: UsedKind) => Value): Record<UsedKind, Value> {
  return Object.fromEntries(usedKinds.map((kind) => [kind, valueOf(kind)])) as Record<
    UsedKind,
    Value
  >
}
