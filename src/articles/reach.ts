/** Which records readers get: those that published texts use, directly or through other records. */

/** The kinds of records that texts use. References and searches share one namespace: both are sources. */
export const usedKinds = ['claims', 'sources', 'people', 'topics', 'charts'] as const
export type UsedKind = (typeof usedKinds)[number]

/** Records by kind, each by its id. */
export type RecordIds = Record<UsedKind, ReadonlySet<string>>

/** The records that a text or a record uses, by kind. */
export type Uses = Partial<Record<UsedKind, Iterable<string>>>

/** What uses what in a publication. */
export interface UsesOfPublication {
  /** Articles and pages. */
  texts: readonly (Uses & { draft: boolean })[]
  /** Every record, with what it uses in turn. */
  records: Readonly<Record<UsedKind, ReadonlyMap<string, Uses>>>
  /** The sources that the library keeps whether anything cites them or not. */
  background: Iterable<string>
}

/**
 * Finds the records that readers do not get.
 *
 * Published texts and the sources marked as background are the start; whatever they reach is published. A claim, person,
 * topic or chart that they do not reach is unpublished: only drafts use it, or nothing does yet. A source that they do
 * not reach is unpublished if a draft or an unpublished record reaches it; one that nothing uses at all stays in the
 * library.
 *
 * @returns the ids of the unpublished records
 */
export function findUnpublished({ texts, records, background }: UsesOfPublication): RecordIds {
  const published = reach(
    [...texts.filter(({ draft }) => !draft), { sources: background }],
    records,
  )
  const rest = byKind((kind) => without(records[kind].keys(), published[kind]))
  const { sources } = reach(
    [...texts.filter(({ draft }) => draft), { ...rest, sources: [] }],
    records,
  )
  // What a source in the library names, such as the notice that retracts it, is there too.
  const library = reach([published, { sources: without(rest.sources, sources) }], records)
  return {
    ...byKind((kind) => new Set(rest[kind])),
    sources: new Set(without(rest.sources, library.sources)),
  }
}

/** Collects everything that can be reached from some uses. */
function reach(
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
