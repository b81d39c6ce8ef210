import type { ClaimantRecord } from '../../claimants/schema.ts'
import type { Claim } from '../../claims/schema.ts'
import type { SourceRecord } from '../../reading/record.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { toNormalForm } from '../../shared/normal-form.ts'

/** Everyone who makes claims has one record, and is named once in a claim. */
export const claimantNamedOnce = defineRule({
  name: 'claimant-named-once',
  holds: 'No claimant has two records, or is named twice in a claim or beside a record.',
  severity: 'warning',
  check: (context) => {
    const { claims, claimants } = context
    const byName = new Map(
      [...claimants].flatMap(([id, { data }]) => (data ? [[plain(data.name), id] as const] : [])),
    )
    return [
      ...sameRecords(context),
      ...[...claims.values()].flatMap(({ record, data }) =>
        data ? namedTwice(record, data, byName) : [],
      ),
    ]
  },
})

/** A name as names are compared: letter case and the Unicode form make no difference. */
function plain(name: string): string {
  return toNormalForm(name).trim().replace(/\s+/g, ' ').toLowerCase()
}

function namedTwice(
  record: SourceRecord,
  { claimants }: Claim,
  byName: ReadonlyMap<string, string>,
): Problem[] {
  const seen = new Set<string>()
  return claimants.flatMap(({ claimant, name = '' }, index): Problem | [] => {
    const known = byName.get(plain(name))
    const id = claimant ?? known
    const who = id === undefined ? `name ${plain(name)}` : `record ${id}`
    const isRepeated = seen.size === seen.add(who).size
    const written = claimant ?? name
    const shared = {
      place: record.placeOf(['claimants', index, claimant === undefined ? 'name' : 'claimant']),
      length: written.length,
      record,
    }
    if (isRepeated)
      return {
        ...shared,
        message: `\`${written}\` is already a claimant of this claim.`,
        hint: 'Write a further place in which the same claimant made the claim in `appearances`.',
      }
    return claimant === undefined && known !== undefined
      ? {
          ...shared,
          message: `\`${written}\` has the record \`${known}\`, but is named without it.`,
          hint: `Write \`claimant: ${known}\` instead of \`name\`, so that the claim is on the page of the claimant.`,
        }
      : []
  })
}

/** Reports records with the same name, or with an address in common. */
function sameRecords({ claimants }: RuleContext): Problem[] {
  const first = new Map<string, string>()
  return [...claimants].flatMap(([id, { record, data }]) => {
    if (!data) return []
    return identities(data).flatMap(({ path, written, as }): Problem | [] => {
      const other = first.get(as)
      if (other === undefined) first.set(as, id)
      if (other === undefined || other === id) return []
      return {
        place: record.placeOf(path),
        message: `\`${written}\` is in the record of the claimant \`${other}\` too.`,
        hint: 'Combine the two records, or correct one of them.',
        length: written.length,
        record,
      }
    })
  })
}

interface Identity {
  path: (string | number)[]
  written: string
  /** What two records of the same claimant have in common. */
  as: string
}

function identities({ name, url, sameAs = [] }: ClaimantRecord): Identity[] {
  const addresses =
    typeof sameAs === 'string'
      ? [{ path: ['sameAs'], written: sameAs }]
      : sameAs.map((written, at) => ({ path: ['sameAs', at], written }))
  return [
    { path: ['name'], written: name, as: `name ${plain(name)}` },
    ...[...(url === undefined ? [] : [{ path: ['url'], written: url }]), ...addresses].map(
      (each) => ({ ...each, as: each.written.trim().replace(/\/$/, '') }),
    ),
  ]
}
