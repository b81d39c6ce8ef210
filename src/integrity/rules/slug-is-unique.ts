import { relative } from 'node:path'

import type { SourceRecord } from '../../reading/record.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { ownedAddresses, type OwnedAddress } from '../addresses.ts'
import { spotOfKey } from '../key-place.ts'
import { foldersAbove, reservedUse } from '../reserved-addresses.ts'
import { isTaken } from './page-address-is-free.ts'

/** The collections with one file for each record, except those whose names are citation keys. */
const collections = ['claims', 'claimants', 'people', 'topics', 'ratings', 'charts'] as const

/**
 * `articles/a.mdx` and `articles/a/index.mdx` would have the same address. So would `A` and `a` on some servers, and one
 * name in two Unicode forms.
 */
export const slugIsUnique = defineRule({
  name: 'slug-is-unique',
  holds: 'No two articles, or other records of one kind, have the same address.',
  severity: 'error',
  fixed: true,
  check: (checked) => [
    ...duplicateNames(checked),
    ...conflictingAddresses(checked),
    ...sharedAddresses(checked),
    ...reservedAddresses(checked),
  ],
})

function duplicateNames({ articles, pages, publication }: RuleContext): Problem[] {
  return [
    ...[articles, pages].flatMap((texts) =>
      duplicates(
        texts.map(({ record }) => record),
        'Rename the file or, for an index.mdx, its folder.',
      ),
    ),
    ...collections.flatMap((collection) =>
      duplicates(publication.records[collection], 'Rename the file.'),
    ),
  ]
}

/**
 * Reports pages that have the address of a file, because a page needs a folder at its address: a page `robots.txt`, or an
 * article `knees/cite.json` where `knees` has an export.
 */
function conflictingAddresses(checked: RuleContext): Problem[] {
  const owned = ownedAddresses(checked)
  const files = new Map(owned.filter(isFile).map((each) => [each.address.toLowerCase(), each]))
  return owned.flatMap(({ address, owner }): Problem | [] => {
    const folders = foldersAbove(address.toLowerCase())
    const conflict = folders.map((folder) => files.get(folder)).find((each) => each !== undefined)
    // Only pages are reported, not the files in their folders.
    if (!conflict || !owner || isFile({ address })) return []
    // `key-is-unique` reports conflicts between sources.
    if (conflict.owner && address.startsWith('/references/')) return []
    const whose = conflict.owner ? relative('', conflict.owner.file) : 'the site itself'
    return {
      place: { file: owner.file, line: 1, column: 1 },
      message: `The address \`${address}\` conflicts with \`${conflict.address}\`, a file of ${whose}.`,
      hint: 'Rename the file.',
    }
  })
}

/** Reports records whose page has the address of a page that belongs to another record, such as a leaflet. */
function sharedAddresses(checked: RuleContext): Problem[] {
  // `page-address-is-free` reports these.
  const misplaced = new Set<SourceRecord>(
    checked.pages.map(({ record }) => record).filter(({ id }) => isTaken(id)),
  )
  const first = new Map<string, SourceRecord>()
  return ownedAddresses(checked).flatMap(({ address, owner }): Problem | [] => {
    if (!owner || isFile({ address }) || misplaced.has(owner)) return []
    const other = first.get(address.toLowerCase())
    if (!other) first.set(address.toLowerCase(), owner)
    // `duplicateNames` reports records of one name.
    if (!other || other.id.length === owner.id.length) return []
    const [above, below] = other.id.length < owner.id.length ? [other, owner] : [owner, other]
    return {
      place: { file: below.file, line: 1, column: 1 },
      message: `The address \`${address}\` is already used by a page of ${relative('', above.file)}.`,
      hint: 'Rename the file or, for an index.mdx, its folder.',
    }
  })
}

/** Reports records with an address that a list or feed needs when it becomes longer. */
function reservedAddresses(checked: RuleContext): Problem[] {
  const reported = new Set<SourceRecord>()
  return ownedAddresses(checked).flatMap(({ address, owner }): Problem | [] => {
    const use = reservedUse(address)
    if (use === undefined || !owner || reported.has(owner)) return []
    reported.add(owner)
    return {
      ...(owner.format === 'mdx'
        ? { place: { file: owner.file, line: 1, column: 1 } }
        : spotOfKey(owner, checked.pointAt)),
      message: `The address \`${address}\` is reserved for ${use}.`,
      hint: 'Choose another name.',
    }
  })
}

function isFile({ address }: Pick<OwnedAddress, 'address'>): boolean {
  return !address.endsWith('/')
}

function duplicates(records: readonly SourceRecord[], hint: string): Problem[] {
  const first = new Map<string, string>()
  return records.flatMap(({ id, file }): Problem | [] => {
    const earlier = first.get(id.toLowerCase())
    first.set(id.toLowerCase(), earlier ?? relative('', file))
    if (earlier === undefined && id !== '') return []
    return {
      place: { file, line: 1, column: 1 },
      message:
        earlier === undefined
          ? 'This text has no name, so it has no address.'
          : `The address \`${id}\` is already used by ${earlier}.`,
      hint,
    }
  })
}
