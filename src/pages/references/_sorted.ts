import { type SortedSources, sortSources } from '../../components/references/sorted-sources.ts'

/** Returns what each page of the list of sources shows of all sources. A build finds it once for all pages of the list. */
export function sortedSources({ once }: App.Locals): Promise<SortedSources> {
  return once('sorted sources', ({ library, words }) =>
    Promise.resolve(sortSources(library.sources.values(), words)),
  )
}
