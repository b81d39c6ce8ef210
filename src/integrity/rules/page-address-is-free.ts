import { ownFolders } from '../addresses.ts'
import { isMadeByBuild, isOfHost } from '../reserved-addresses.ts'
import { defineRule } from '../rule.ts'

/** A page in `content/pages/` does not have the address of a page that the site creates. */
export const pageAddressIsFree = defineRule({
  name: 'page-address-is-free',
  holds: 'No page has an address that the site itself uses.',
  severity: 'error',
  fixed: true,
  check: ({ pages }) =>
    pages.flatMap(({ record }) => {
      return isTaken(record.id)
        ? {
            place: { file: record.file, line: 1, column: 1 },
            message: `A page cannot be called \`${record.id}\`: the site itself uses ${usedAddress(record.id)}.`,
            hint: 'Rename the file.',
          }
        : []
    }),
})

/** Returns whether the site itself uses the address of a page with this name. */
export function isTaken(id: string): boolean {
  const top = topFolder(id)
  return ownFolders.has(top) || top === '404' || isFile(top) || isMadeByBuild(`/${top}`)
}

/** Returns whether the site has a file of this name at its root. */
function isFile(name: string): boolean {
  return isOfHost(`/${name}`) || (name.endsWith('.xml') && isMadeByBuild(`/${name}`))
}

function usedAddress(id: string): string {
  const top = topFolder(id)
  return isFile(top) ? `/${top}` : `/${top}/`
}

function topFolder(id: string): string {
  return id.toLowerCase().split('/')[0] ?? ''
}
