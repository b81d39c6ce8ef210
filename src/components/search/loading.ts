/** What the search loads from the site, and whether it came. */

import type { PagefindModule } from '../../search/open.ts'

/**
 * Loads a text.
 *
 * @throws if there is none, or it cannot be loaded
 */
export async function load(address: string): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return response.text()
}

/**
 * Imports Pagefind.
 *
 * @param failures how often that has failed. Browsers remember a module that could not be loaded, so another address is asked for
 * @param language of the index that its instances search. Pagefind 1.5 takes it from the document, whatever it is told
 */
export async function importPagefind(
  address: URL,
  failures: number,
  language: string,
): Promise<PagefindModule> {
  if (failures > 0) address.search = `?${failures}`
  const { createInstance } = (await import(/* @vite-ignore */ address.href)) as PagefindModule
  return {
    createInstance: (options) => {
      const { documentElement: root } = document
      const { lang } = root
      root.lang = language
      const instance = createInstance(options)
      root.lang = lang
      return instance
    },
  }
}

/** How many requests of a page the browser remembers. By default it is 250, which a long search exceeds. */
const remembered = 2000

/** Returns whether a file below an address could not be loaded, as far as the browser says so (Resource Timing, `responseStatus`). */
export function hasFailed(folder: string): boolean {
  performance.setResourceTimingBufferSize(remembered)
  const start = new URL(folder, location.href).href
  return performance
    .getEntriesByType('resource')
    .some(
      (entry) =>
        entry.name.startsWith(start) &&
        'responseStatus' in entry &&
        (entry.responseStatus === 0 || Number(entry.responseStatus) >= 400),
    )
}
