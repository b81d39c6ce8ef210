import type { CitationLink, SourceEntry } from '../entry.ts'
import type { Page } from '../page.ts'
import { type BuiltFile, type BuiltSite, madeFrom } from '../built-site.ts'
import { type Problem, defineRule } from '../../rule.ts'

import { entryId } from '../../../citations/identifiers.ts'
import { destinationOf } from '../address.ts'
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
  inspect(site) {
    const sources = sourcesOf(site)
    const isShown = comparison(sources)
    return site.files.flatMap((file): Problem[] => {
      const { page } = file
      if (!page) return []
      return [
        ...page.entries.flatMap((entry) => wrongEntry(entry, file, site, sources, isShown)),
        ...wrongCitations(page),
      ].map((problem) => ({
        ...problem,
        hint: `${problem.hint} ${madeFrom(site, file.name)}`,
      }))
    })
  },
})

type Wrong = Omit<Problem, 'rule'>
type Sources = Readonly<Record<'byKey' | 'byId', ReadonlyMap<string, SourceData>>>
type Comparison = (
  source: SourceData,
  text: string,
) => { stranger: SourceData | undefined } | undefined

/** Returns the sources of the site, by the key in the name of their file. */
function sourcesOf({ files }: BuiltSite): Sources {
  const byKey = new Map(
    files.flatMap(({ name, item }) => {
      const key = /^references\/(.+)\.json$/.exec(name)?.[1]
      return key === undefined || !item ? [] : [[key, sourceData(key, item)] as const]
    }),
  )
  return { byKey, byId: new Map([...byKey].map(([key, source]) => [entryId(key), source])) }
}

function wrongEntry(
  entry: SourceEntry,
  file: BuiltFile,
  site: BuiltSite,
  sources: Sources,
  isShown: Comparison,
): Wrong | [] {
  const named = entry.pages.flatMap((address) => {
    const destination = destinationOf(address, file.url, site.address)
    return destination.to === 'site' ? [destination.name] : []
  })
  const [page = entry.id === undefined ? file.name : undefined] = named
  if (entry.id !== undefined && page !== undefined && !namesPage(entry.id, page, sources)) {
    return {
      ...at(entry),
      message: `The entry \`${entry.id}\` links to \`${site.address.base}${page.replace(/index\.html$/, '')}\`, which is not the page of its source.`,
      hint: fixPairing,
    }
  }
  const key = page === undefined ? undefined : keyOfPage(page)
  const source =
    page === undefined ? sources.byId.get(entry.id ?? '') : sources.byKey.get(key ?? '')
  const wrong = source && isShown(source, entry.text)
  if (!source || !wrong) return []
  const { stranger } = wrong
  const name = entry.id === undefined ? 'This entry' : `The entry \`${entry.id}\``
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

/** Creates the function that compares a text with its source, only once for the same text on several pages. */
function comparison({ byKey }: Sources): Comparison {
  const known = new Map<SourceData, Map<string, ReturnType<Comparison>>>()
  const findStranger = strangerFinder(byKey.values())
  return (source, text) => {
    const compared = known.get(source) ?? new Map<string, ReturnType<Comparison>>()
    known.set(source, compared)
    if (!compared.has(text)) {
      const letters = lettersOf(text)
      const isOwn = isTextOf(source, letters, findStranger)
      compared.set(text, isOwn ? undefined : { stranger: findStranger(letters, source) })
    }
    return compared.get(text)
  }
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
