import { relative } from 'node:path'

import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { type OwnedAddress, ownedAddresses } from '../addresses.ts'
import { isMadeByBuild } from '../reserved-addresses.ts'
import { ownFilesOf } from '../own-files.ts'

/** A file in `content/public/` does not take the place of a page or file that the site makes. */
export const publicFileIsFree = defineRule({
  name: 'public-file-is-free',
  holds: 'No file in content/public/ has the address of a page or file of the site.',
  severity: 'error',
  fixed: true,
  check(checked) {
    const own = [...ownFilesOf(checked.publication)]
    if (own.length === 0) return []
    const { directory, publicFiles } = checked.publication
    const taken = takenNames(checked)
    return own.flatMap(([address, file]): Problem | [] => {
      const name = nameOf(address)
      const other = isMadeByBuild(`/${name}`)
        ? 'a file that the site makes'
        : (taken.get(name) ??
          (publicFiles?.has(address) ? `\`public/${name}\` of the project` : undefined))
      if (other === undefined) return []
      return {
        place: { file, line: 1, column: 1 },
        message: `\`${relative(directory, file)}\` would have the address \`${address}\` of ${other}.`,
        hint: 'Rename one of them.',
      }
    })
  },
})

/** Returns what each file and folder of the site belongs to, by its name in lower case, as some hosts compare names. */
function takenNames(checked: RuleContext): Map<string, string> {
  const { directory } = checked.publication
  const names = new Map<string, string>()
  for (const { address, owner } of ownedAddresses(checked)) {
    const name = nameOf(address)
    const what = ownerOf({ address, owner }, directory)
    if (!names.has(name)) names.set(name, what)
    // A file cannot have the name of a folder either.
    for (let at = name.lastIndexOf('/'); at > 0; at = name.lastIndexOf('/', at - 1)) {
      const folder = name.slice(0, at)
      if (!names.has(folder)) names.set(folder, what)
    }
  }
  return names
}

function ownerOf({ address, owner }: OwnedAddress, directory: string): string {
  if (owner) return `\`${relative(directory, owner.file)}\``
  return address.endsWith('/') ? 'a page that the site makes' : 'a file that the site makes'
}

/** The name of the file at an address, in the form in which names are compared. */
function nameOf(address: string): string {
  const name = decodeURIComponent(address.slice(1)).toLowerCase()
  return name === '' || name.endsWith('/') ? `${name}index.html` : name
}
