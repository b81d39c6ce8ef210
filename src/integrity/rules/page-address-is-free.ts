import { ownFolders } from '../addresses.ts'
import { defineRule } from '../rule.ts'

/** Addresses below the root that the site itself uses. */
const reserved = new Set([...ownFolders, '404', 'pagefind'])

/** A page in `content/pages/` does not have the address of a page that the site creates. */
export const pageAddressIsFree = defineRule({
  name: 'page-address-is-free',
  holds: 'No page has an address that the site itself uses.',
  severity: 'error',
  fixed: true,
  check: ({ pages }) =>
    pages.flatMap(({ record }) => {
      const folder = topFolder(record.id)
      return isTaken(record.id)
        ? {
            place: { file: record.file, line: 1, column: 1 },
            message: `A page cannot be called \`${record.id}\`: the site itself uses /${folder}/.`,
            hint: 'Rename the file.',
          }
        : []
    }),
})

/** Returns whether the site itself uses the address of a page with this name. */
export function isTaken(id: string): boolean {
  return reserved.has(topFolder(id))
}

function topFolder(id: string): string {
  return id.toLowerCase().split('/')[0] ?? ''
}
