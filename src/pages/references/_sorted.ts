import { sourcesByYear } from '../../components/references/source-names.ts'
import { currentSite } from '../../site.ts'

/** Returns the keys of all sources, by year and name. A build sorts them once for all pages of the list. */
export function sortedKeys({ once }: App.Locals): Promise<string[]> {
  return once('sources by year', ({ library }) => {
    const groups = sourcesByYear(library.sources.values(), currentSite().site.language)
    return Promise.resolve(groups.flatMap(({ sources }) => sources.map(({ key }) => key)))
  })
}
