import { relative } from 'node:path'

import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { type Alias, aliasesOf } from '../../publication/old-addresses.ts'
import { comparedPath, type OldPath } from '../../shared/old-path.ts'
import { suggestion } from '../../shared/suggestion.ts'
import { ownFilesOf } from '../own-files.ts'
import { baseOfSite, ownedAddresses, siteUrl } from '../addresses.ts'
import { isMadeByBuild, reservedUse } from '../reserved-addresses.ts'

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

/** What is at an address, and whether it is a file, so that no address can be below it. */
interface Known {
  /** By `comparedPath`, with the query of an old address. */
  taken: Map<string, string>
  files: Map<string, string>
  base: string
}

function addressesIn(context: RuleContext): Known {
  const base = baseOfSite(context)
  const known: Known = { taken: new Map(), files: new Map(), base }
  for (const { address, owner } of ownedAddresses(context)) {
    const path = comparedPath(base + address.slice(1))
    const what = owner
      ? `the address of ${relative('', owner.file)}`
      : 'an address of the site itself'
    known.taken.set(path, what)
    if (!address.endsWith('/')) known.files.set(path, address)
  }
  const { publicFiles = [] } = context.publication
  for (const address of [...ownFilesOf(context.publication).keys(), ...publicFiles])
    known.taken.set(comparedPath(base + address.slice(1)), 'a file that is copied to the site')
  return known
}

/** Notes that an alias is in use. */
function take({ record }: Alias, old: OldPath, { taken, files }: Known): void {
  const key = keyOf(old)
  if (!taken.has(key)) taken.set(key, `an alias of ${relative('', record.file)}`)
  if (old.query === undefined && /\.html?$/i.test(old.path))
    files.set(comparedPath(old.path), old.path)
}

function keyOf({ path, query }: OldPath): string {
  return comparedPath(path) + (query === undefined ? '' : `?${query}`)
}

function faultOf(old: OldPath, { taken, files, base }: Known) {
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
    : /^\/_(?:headers|redirects)$/i.test(inSite)
      ? 'the host'
      : reservedUse(inSite)
  if (use !== undefined)
    return { says: `is reserved for ${use}.`, hint: 'Remove it: it cannot redirect.' }
  const file = foldersOf(comparedPath(old.path))
    .map((folder) => files.get(folder))
    .find((each) => each !== undefined)
  return file === undefined
    ? undefined
    : {
        says: `is below \`${file}\`, which is a file.`,
        hint: 'Remove it: nothing can be below a file.',
      }
}

/** Returns the folders above a path: `/a` for `/a/b`. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(1)
  return parts.slice(1).map((_part, index) => `/${parts.slice(0, index + 1).join('/')}`)
}

function hintOfForm({ target }: Alias): string {
  const orSlug = target.to === 'article' ? ', or an old slug, such as `old-title`' : ''
  return `Write the whole path of an old address, such as \`/2019/05/old-title/\`${orSlug}.`
}
