import { relative } from 'node:path'

import type { SourceRecord } from '../../reading/record.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { ownedAddresses, type OwnedAddress } from '../addresses.ts'
import { defineRule } from '../rule.ts'

/** The collections of one file a record, apart from those whose names are citation keys. */
const collections = ['claims', 'people', 'topics', 'ratings', 'charts'] as const

/**
 * `articles/a.mdx` and `articles/a/index.mdx` would be one address, and so would `A` and `a` on some servers, and a name
 * that is written in two Unicode forms.
 */
export const slugIsUnique = defineRule({
  name: 'slug-is-unique',
  holds: 'No two articles, or other records of one kind, have one address.',
  severity: 'error',
  fixed: true,
  check,
})

function check(checked: RuleContext): Problem[] {
  return [...amongNames(checked), ...amongAddresses(checked)]
}

function amongNames({ articles, pages, publication }: RuleContext): Problem[] {
  return [
    ...[articles, pages].flatMap((texts) =>
      duplicates(
        texts.map(({ record }) => record),
        'Give the file, or the folder of an index.mdx, another name.',
      ),
    ),
    ...collections.flatMap((collection) =>
      duplicates(publication.records[collection], 'Give the file another name.'),
    ),
  ]
}

/**
 * A page is a file in a folder of its own, so its address cannot be that of a file: a page `robots.txt`, an article
 * `knees/cite.json` beside the export of `knees`.
 */
function amongAddresses(checked: RuleContext): Problem[] {
  const owned = ownedAddresses(checked)
  const files = new Map(owned.filter(isFile).map((each) => [each.address.toLowerCase(), each]))
  return owned.flatMap(({ address, owner }): Problem[] => {
    const folders = foldersOf(address.toLowerCase())
    const taken = folders.map((folder) => files.get(folder)).find((each) => each !== undefined)
    // The files of a page lie in its folder and clash with it.
    if (!taken || !owner || isFile({ address })) return []
    // What the keys of two sources share is another rule's to report.
    if (taken.owner && address.startsWith('/references/')) return []
    const whose = taken.owner ? relative('', taken.owner.file) : 'the site itself'
    return [
      {
        place: { file: owner.file, line: 1, column: 1 },
        message: `The address \`${address}\` is taken already: \`${taken.address}\` is a file of ${whose}.`,
        hint: 'Give the file another name.',
      },
    ]
  })
}

function isFile({ address }: Pick<OwnedAddress, 'address'>): boolean {
  return !address.endsWith('/')
}

/** The folders that an address lies in, without the slash at the end: `/a`, `/a/b` for `/a/b/c`. */
function foldersOf(address: string): string[] {
  const folders: string[] = []
  for (let at = address.indexOf('/', 1); at !== -1; at = address.indexOf('/', at + 1))
    folders.push(address.slice(0, at))
  return folders
}

function duplicates(records: readonly SourceRecord[], hint: string): Problem[] {
  const first = new Map<string, string>()
  return records.flatMap(({ id, file }): Problem[] => {
    const earlier = first.get(id.toLowerCase())
    first.set(id.toLowerCase(), earlier ?? relative('', file))
    if (earlier === undefined && id !== '') return []
    return [
      {
        place: { file, line: 1, column: 1 },
        message:
          earlier === undefined
            ? 'This text has no name of its own, and so no address.'
            : `The address \`${id}\` is taken already by ${earlier}.`,
        hint,
      },
    ]
  })
}
