import type { CitationLink, SourceEntry } from '../entry.ts'
import type { Page } from '../page.ts'
import { type BuiltSite, madeFrom } from '../built-site.ts'
import { type Problem, defineRule } from '../../rule.ts'

import { entryId } from '../../../citations/identifiers.ts'
import { cached } from '../../../shared/cached.ts'
import { shownBy, shownEntry } from '../facts.ts'
import { at } from '../found.ts'
import {
  isTextOf,
  lettersOf,
  sourceData,
  strangerFinder,
  type SourceData,
} from '../printed-source.ts'

/**
 * Every entry shows the source that its identifier and links name, and every citation links to an entry of the source
 * that it cites.
 *
 * The data of sources comes from their CSL-JSON in the built site, `references/<key>.json`.
 */
export const pageEntriesMatchSources = defineRule({
  name: 'page-entries-match-sources',
  holds: 'Every entry of the built site shows the right source.',
  severity: 'error',
  inspect: (file, site) => {
    const problemOf = comparison(site)
    const { page } = file
    if (!page) return []
    return [
      ...page.entries.flatMap((entry) => wrongEntry(entry, problemOf(shownBy(entry, file)), site)),
      ...wrongCitations(page),
    ].map((problem) => ({ ...problem, hint: `${problem.hint} ${madeFrom(site, file.name)}` }))
  },
  mayBreak: ({ entries }, site) =>
    entries.some((entry) => !site.matching.has(entry) && comparison(site)(entry) !== undefined),
})

type Wrong = Omit<Problem, 'rule'>
type Sources = Readonly<Record<'byKey' | 'byId', ReadonlyMap<string, SourceData>>>

/** Why an entry is wrong: it links to a page that is not that of its source, or does not show its source. */
type Mismatch = { page: string } | { source: SourceData; stranger: SourceData | undefined }

/** Prepares the data of the sources of a site, by the key in the name of their file. */
function sourcesOf({ items }: BuiltSite): Sources {
  const byKey = new Map(
    [...items].flatMap(([name, item]) => {
      const key = /^references\/(.+)\.json$/.exec(name)?.[1]
      return key === undefined ? [] : [[key, sourceData(key, item)] as const]
    }),
  )
  return { byKey, byId: new Map([...byKey].map(([key, source]) => [entryId(key), source])) }
}

/** Creates the function that compares an entry with its source. The same entry on several pages is compared once. */
const comparison = cached((site: BuiltSite) => {
  const sources = sourcesOf(site)
  const findStranger = strangerFinder(sources.byKey.values())
  const compare = (entry: string): Mismatch | undefined => {
    const { id, page, text } = shownEntry(entry)
    if (id !== undefined && page !== undefined && !namesPage(id, page, sources)) return { page }
    const source =
      page === undefined ? sources.byId.get(id ?? '') : sources.byKey.get(keyOfPage(page) ?? '')
    if (!source) return undefined
    const letters = lettersOf(text)
    return isTextOf(source, letters, findStranger)
      ? undefined
      : { source, stranger: findStranger(letters, source) }
  }
  const known = new Map<string, Mismatch | undefined>()
  return (entry: string) => {
    if (!known.has(entry)) known.set(entry, compare(entry))
    return known.get(entry)
  }
})

function wrongEntry(
  entry: SourceEntry,
  mismatch: Mismatch | undefined,
  { address }: BuiltSite,
): Wrong | [] {
  if (!mismatch) return []
  const name = entry.id === undefined ? 'This entry' : `The entry \`${entry.id}\``
  if ('page' in mismatch) {
    const path = `${address.base}${mismatch.page.replace(/index\.html$/, '')}`
    const message = `${name} links to \`${path}\`, which is not the page of its source.`
    return { ...at(entry), message, hint: fixPairing }
  }
  const { source, stranger } = mismatch
  return {
    ...at(entry),
    message: stranger
      ? `${name} shows another source, \`${stranger.key}\`, instead of ${describe(source)}.`
      : `${name} does not show its source, ${describe(source)}.`,
    hint: stranger
      ? fixPairing
      : `${fixPairing} If the citation style prints neither the names nor the title of such sources, choose another style.`,
  }
}

const fixPairing =
  'This is a bug in Assay, not a mistake in the content. Report it with the text and its references.'

function describe({ key, title }: SourceData): string {
  return title === undefined ? `\`${key}\`` : `\`${key}\` (“${title}”)`
}

/** Returns the key of the source whose page a file is. */
function keyOfPage(name: string): string | undefined {
  return /^references\/(.+)\/index\.html$/.exec(name)?.[1]
}

/**
 * Returns whether the identifier of an entry names the source of a page. A prefix distinguishes several bibliographies on
 * a page.
 */
function namesPage(id: string, page: string, { byId }: Sources): boolean {
  const key = keyOfPage(page)
  if (key === undefined) return false
  const named = byId.get(id)
  return named ? named.key === key : id.endsWith(entryId(key))
}

function wrongCitations({ entries, citationLinks }: Page): Wrong[] {
  const ids = new Set(entries.flatMap(({ id }) => id ?? []))
  return citationLinks.flatMap((link): Wrong[] => {
    const lost = link.targets.find((target) => !ids.has(target))
    if (lost !== undefined) {
      const message = `This citation links to \`#${lost}\`, which is not an entry on this page.`
      return [{ ...at(link), message, hint: fixPairing }]
    }
    if (citesTargets(link)) return []
    const message = `The citation \`${link.id ?? ''}\` links to the entry of another source, \`#${link.targets.join(' #')}\`.`
    return [{ ...at(link), message, hint: fixPairing }]
  })
}

/**
 * Returns whether the identifier of a citation, `cite-<key>-<count>`, names the source of the entry to which it links,
 * `ref-<key>`.
 */
function citesTargets({ id, targets }: CitationLink): boolean {
  const cited = /^(.*-\d+)$/.exec(id ?? '')?.[1]?.replace(/-\d+$/, '')
  if (cited === undefined || !cited.includes('cite-')) return true
  return targets.every((target) =>
    [...target.matchAll(/ref-/g)].some(
      ({ index }) => cited === `${target.slice(0, index)}cite-${target.slice(index + 4)}`,
    ),
  )
}
