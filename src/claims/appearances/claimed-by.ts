/** Who makes a claim and where: entries of claims joined with the records of claimants, and both forms of appearances. */

import type { ClaimantRecord } from '../../claimants/schema.ts'
import type { Claim } from '../schema.ts'

import { toNormalForm } from '../../shared/normal-form.ts'
import { type CalendarDate, earliestDay, latestDay } from '../../shared/dates.ts'

/** Who makes a claim. */
export interface Claimant extends Pick<ClaimantRecord, 'name' | 'type' | 'url' | 'sameAs'> {
  /** The name of the record, if there is one. */
  id?: string
}

type WrittenAppearance = NonNullable<Claim['appearances']>[number]

/** A place in which a claim was made. */
export interface Appearance extends Omit<WrittenAppearance, 'claimant' | 'first'> {
  /** The position of its claimant in `claimants`; `undefined` if it is not known which of them it was. */
  by?: number | undefined
  /** Whether it is the first known one. */
  isFirst: boolean
}

/** The claimants and appearances of a claim. */
export interface ClaimedBy {
  claimants: readonly Claimant[]
  /** In the order of the record, those that `claimants` contains first. */
  appearances: readonly Appearance[]
}

/**
 * Joins the claimants of a claim with their records, and both forms of appearances: `where`, `whereUrl` and `date` of a
 * claimant, and entries of `appearances`.
 *
 * A record that only an appearance names is a claimant too. A record that does not exist, which the check does not
 * allow, leaves its name.
 */
export function joinClaimants(
  { claimants: entries, appearances: written = [] }: Pick<Claim, 'claimants' | 'appearances'>,
  records: ReadonlyMap<string, ClaimantRecord>,
): ClaimedBy {
  const claimants = entries.map((entry): Claimant => {
    const { claimant: id, name = '', type, url, sameAs } = entry
    return id === undefined ? { name, ...present({ type, url, sameAs }) } : claimantOf(id, records)
  })
  const named = new Set(claimants.map(({ id }) => id))
  for (const { claimant: id } of written) {
    if (id === undefined || named.has(id) || !records.has(id)) continue
    if (claimants.some(({ name }) => name === id)) continue
    named.add(id)
    claimants.push(claimantOf(id, records))
  }
  const ofClaimants = entries.flatMap(({ where, whereUrl: url, date }, by) =>
    where === undefined && url === undefined && date === undefined
      ? []
      : [{ ...withAddress({ where, url }), ...present({ date }), by }],
  )
  const listed = written.map(({ claimant, first, ...appearance }) => {
    const by = positionOf(claimant, claimants)
    return { ...appearance, ...present({ by }), ...present({ marked: first }) }
  })
  return { claimants, appearances: markFirst([...ofClaimants, ...listed]) }
}

/** Returns the names of records that a claim may name: every `claimant` of its claimants and appearances. */
export function claimantIds({
  claimants,
  appearances = [],
}: Pick<Claim, 'claimants' | 'appearances'>): string[] {
  return [...claimants, ...appearances].flatMap(({ claimant }) => claimant ?? [])
}

/** Returns the dates of the appearances of a claim in both forms, with their places in the record. */
export function datesOf(
  claim: Pick<Claim, 'claimants' | 'appearances'>,
): { path: [string, number, 'date']; date: NonNullable<WrittenAppearance['date']> }[] {
  return (['claimants', 'appearances'] as const).flatMap((list) =>
    (claim[list] ?? []).flatMap(({ date }, index) =>
      date === undefined ? [] : [{ path: [list, index, 'date'] as [string, number, 'date'], date }],
    ),
  )
}

/**
 * Returns the same if the date of every place is known. A claimant without a place needs none.
 *
 * @returns `undefined` if a place has no date
 */
export function completeDatesOf(
  claim: Pick<Claim, 'claimants' | 'appearances'>,
): ReturnType<typeof datesOf> | undefined {
  const { claimants, appearances = [] } = claim
  const places = [...claimants.filter(({ where, whereUrl }) => where ?? whereUrl), ...appearances]
  return places.every(({ date }) => date !== undefined) ? datesOf(claim) : undefined
}

function claimantOf(id: string, records: ReadonlyMap<string, ClaimantRecord>): Claimant {
  const { name = id, type, url, sameAs } = records.get(id) ?? {}
  return { id, name, ...present({ type, url, sameAs }) }
}

/** Older records have the address in `where`, which stays what readers see. */
function withAddress({ where, url }: Pick<Appearance, 'where' | 'url'>) {
  const isAddress = where !== undefined && /^https?:\/\/\S+$/.test(where)
  return present({ where, url: url ?? (isAddress ? where : undefined) })
}

/** Returns the claimant that an appearance names by the record or the name; without a name, the only one. */
function positionOf(named: string | undefined, claimants: readonly Claimant[]): number | undefined {
  if (named === undefined) return claimants.length === 1 ? 0 : undefined
  const byId = claimants.findIndex(({ id }) => id === named)
  const at =
    byId === -1
      ? claimants.findIndex(({ name }) => toNormalForm(name) === toNormalForm(named))
      : byId
  return at === -1 ? undefined : at
}

type Unmarked = Omit<Appearance, 'isFirst'> & { marked?: boolean }

/** Marks the first known appearance: the one that the record marks, or else the one that was certainly before all others. */
function markFirst(appearances: readonly Unmarked[]): Appearance[] {
  const first =
    appearances.find(({ marked }) => marked) ??
    appearances.find((one) =>
      appearances.every((other) => (one === other ? lastDayOf(one) : isBefore(one, other))),
    )
  return appearances.map((each) => {
    const { marked: _, ...appearance } = each
    return { ...appearance, isFirst: each === first }
  })
}

/** Returns whether one was certainly earlier. One that has neither a place nor an exact date does not count. */
function isBefore(one: Unmarked, other: Unmarked): boolean {
  const start = other.date === undefined ? undefined : earliestDay(other.date)
  if (start === undefined) return other.where === undefined && other.url === undefined
  const end = lastDayOf(one)
  return end !== undefined && end < start
}

function lastDayOf({ date }: Unmarked): CalendarDate | undefined {
  return date === undefined ? undefined : latestDay(date)
}

/** Returns the appearances in the order of their dates; those without an exact date come last. */
export function inOrderOfDate(appearances: readonly Appearance[]): Appearance[] {
  const dayOf = ({ date }: Appearance) =>
    (date === undefined ? undefined : earliestDay(date)) ?? '9999-12-31'
  return appearances.toSorted(
    (one, other) =>
      Number(other.isFirst) - Number(one.isFirst) ||
      (dayOf(one) < dayOf(other) ? -1 : Number(dayOf(one) > dayOf(other))),
  )
}

/** A claimant of a claim, with what a line about the claim says of its appearances. */
export interface ClaimantInBrief extends Claimant {
  /** The first of its appearances. */
  first?: Appearance | undefined
  /** How many others there are. */
  more: number
}

/** Returns the claimants of a claim, each with its first known appearance. */
export function claimantsInBrief({ claimants, appearances }: ClaimedBy): ClaimantInBrief[] {
  const ordered = inOrderOfDate(appearances)
  return claimants.map((claimant, at) => {
    const own = ordered.filter(({ by }) => by === at)
    return { ...claimant, first: own[0], more: Math.max(0, own.length - 1) }
  })
}

/** Returns whether the appearances of a claim say more than its claimants in brief, so that they need a list. */
export function needList(claim: ClaimedBy): boolean {
  return (
    claim.appearances.some(
      ({ by, archived, medium, quotation, media }) =>
        by === undefined || [archived, medium, quotation, media].some((each) => each !== undefined),
    ) || claimantsInBrief(claim).some(({ more }) => more > 0)
  )
}

/** Removes the fields without a value. */
function present<Fields extends object>(fields: Fields): Present<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Present<Fields>
}

type Present<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> }
