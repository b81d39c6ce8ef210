import { relative } from 'node:path'

import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { type OwnedAddress, ownedAddresses } from '../addresses.ts'
import { comparedFile, foldersAbove, isMadeByBuild, isOfHost } from '../reserved-addresses.ts'
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
      const place = { file, line: 1, column: 1 }
      const name = comparedFile(address)
      const other = isMadeByBuild(name)
        ? 'a file that the site makes'
        : (taken.get(name)?.what ??
          (publicFiles?.has(address) ? `\`public${name}\` of the project` : undefined))
      if (other === undefined) {
        const above = fileAbove(name, taken)
        return above === undefined
          ? []
          : {
              place,
              message: `\`${relative(directory, file)}\` would be below ${above}, which is a file.`,
              hint: 'Rename its folder.',
            }
      }
      return {
        place,
        message: `\`${relative(directory, file)}\` would have the address \`${address}\` of ${other}.`,
        hint: 'Rename one of them.',
      }
    })
  },
})

/** What a file or folder of the site belongs to. */
interface Taken {
  what: string
  isFile: boolean
}

/** Returns what each file and folder of the site belongs to, by its name in lower case, as some hosts compare names. */
function takenNames(checked: RuleContext): Map<string, Taken> {
  const { directory } = checked.publication
  const names = new Map<string, Taken>()
  for (const { address, owner } of ownedAddresses(checked)) {
    const name = comparedFile(address)
    const what = ownerOf({ address, owner }, directory)
    names.set(name, { what: names.get(name)?.what ?? what, isFile: true })
    // A file cannot have the name of a folder either.
    for (const folder of foldersAbove(name))
      if (!names.has(folder)) names.set(folder, { what, isFile: false })
  }
  return names
}

/** Returns the file of the site that a file would be below, because a folder of it has the same name. */
function fileAbove(name: string, taken: ReadonlyMap<string, Taken>): string | undefined {
  const above = foldersAbove(name).find((folder) => taken.get(folder)?.isFile || isOfHost(folder))
  return above && `\`${above}\``
}

function ownerOf({ address, owner }: OwnedAddress, directory: string): string {
  if (owner) return `\`${relative(directory, owner.file)}\``
  return address.endsWith('/') ? 'a page that the site makes' : 'a file that the site makes'
}
