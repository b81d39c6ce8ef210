import { relative } from 'node:path'

import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { redirectFile } from '../../hosting/redirects.ts'
import { type Alias, aliasesOf } from '../../publication/old-addresses.ts'
import { comparedPath, type OldPath, writeOldPath } from '../../shared/old-path.ts'
import { suggestion } from '../../shared/suggestion.ts'
import { ownFilesOf } from '../own-files.ts'
import { baseOfSite, ownedAddresses, siteUrl } from '../addresses.ts'
import {
  comparedFile,
  foldersAbove,
  isMadeByBuild,
  isOfHost,
  reservedUse,
} from '../reserved-addresses.ts'

/** An alias, an old address of a record, is not an address of the site or an alias of another record. */
export const aliasIsFree = defineRule({
  name: 'alias-is-free',
  holds: 'Every alias is an old address of one page only.',
  severity: 'error',
  fixed: true,
  check(context) {
    const aliases = aliasesOf(context, siteUrl(context))
    if (aliases.length === 0) return []
    const known = addressesIn(context)
    return aliases.flatMap((alias) => {
      const { record, index, written, old } = alias
      const fault =
        'fault' in old
          ? { says: `${old.fault}${suggestion(old.suggestion) || '.'}`, hint: hintOfForm(alias) }
          : faultOf(old, known)
      if (!('fault' in old)) take(alias, old, known)
      if (fault === undefined) return []
      return {
        place: record.placeOf(['aliases', index]),
        message: `The alias \`${written}\` ${fault.says}`,
        hint: fault.hint,
        length: written.length,
      } satisfies Problem
    })
  },
})

/** What is at an address, and which files and folders the site has for it: no file can have the name of a folder. */
interface Known {
  /** By `comparedPath`, with the query of an old address. */
  taken: Map<string, string>
  /** The addresses of files, by `comparedFile`. */
  files: Map<string, string>
  /** The addresses in folders, one for each folder. */
  folders: Map<string, string>
  base: string
}

function addressesIn(context: RuleContext): Known {
  const base = baseOfSite(context)
  const known: Known = { taken: new Map(), files: new Map(), folders: new Map(), base }
  for (const { address, owner } of ownedAddresses(context)) {
    const path = base + address.slice(1)
    const what = owner
      ? `the address of ${relative('', owner.file)}`
      : 'an address of the site itself'
    known.taken.set(comparedPath(path), what)
    takeFile(path, path, known)
  }
  const { publicFiles = [] } = context.publication
  for (const address of [...ownFilesOf(context.publication).keys(), ...publicFiles]) {
    const path = base + address.slice(1)
    known.taken.set(comparedPath(path), 'a file that is copied to the site')
    takeFile(path, path, known)
  }
  return known
}

/**
 * Notes a file and the folders above it.
 *
 * @param path its path, or that of its page
 * @param address its address, as messages show it
 */
function takeFile(path: string, address: string, { files, folders }: Known): void {
  const file = comparedFile(path)
  files.set(file, path.endsWith('/') ? `${path}index.html` : path)
  for (const folder of foldersAbove(file)) if (!folders.has(folder)) folders.set(folder, address)
}

/** Notes that an alias is in use. */
function take({ record }: Alias, old: OldPath, known: Known): void {
  const key = keyOf(old)
  if (!known.taken.has(key)) known.taken.set(key, `an alias of ${relative('', record.file)}`)
  const file = redirectFile(old, '/')
  if (file !== undefined) takeFile(writeOldPath({ path: `/${file}` }), old.path, known)
}

function keyOf({ path, query }: OldPath): string {
  return comparedPath(path) + (query === undefined ? '' : `?${query}`)
}

function faultOf(old: OldPath, known: Known) {
  const { taken, base } = known
  const owner = taken.get(keyOf(old))
  if (owner !== undefined)
    return {
      says: `is already ${owner}.`,
      hint: 'Remove it, or correct it: an old address leads to one page only.',
    }
  if (old.query !== undefined) return undefined
  const inSite = old.path.startsWith(base) ? `/${old.path.slice(base.length)}` : ''
  const use = isMadeByBuild(inSite)
    ? 'files of the site'
    : isOfHost(inSite)
      ? 'the host'
      : reservedUse(inSite)
  if (use !== undefined)
    return { says: `is reserved for ${use}.`, hint: 'Remove it: it cannot redirect.' }
  return conflictOf(old, known)
}

/** Returns what is wrong with an old address that needs a file where there is a folder, or a folder where there is a file. */
function conflictOf(old: OldPath, { files, folders }: Known) {
  const path = redirectFile(old, '/') ?? old.path.slice(1)
  const own = comparedFile(writeOldPath({ path: `/${path}` }))
  const above = foldersAbove(own).find((folder) => files.has(folder))
  if (above !== undefined)
    return {
      says: `is below \`${files.get(above) ?? ''}\`, which is a file.`,
      hint: 'Remove it: nothing can be below a file.',
    }
  const below = folders.get(own)
  return below === undefined
    ? undefined
    : {
        says: `would be a file, but \`${below}\` is below it.`,
        hint: 'Remove one of them: nothing can be below a file.',
      }
}

function hintOfForm({ target }: Alias): string {
  const orSlug = target.to === 'article' ? ', or an old slug, such as `old-title`' : ''
  return `Write the whole path of an old address, such as \`/2019/05/old-title/\`${orSlug}.`
}
