/** What we use of citeproc-js besides the engines that citation-js makes. */
declare module 'citeproc' {
  import type { AmbigConfig, Processor, ProcessedCite } from './style.ts'

  type Item = { id: string }

  interface Citeproc {
    AmbigConfig: new () => AmbigConfig
    NameOutput: unknown
    Engine: new (
      sys: { retrieveLocale: (name: string) => string; retrieveItem: (id: string) => object },
      style: string,
      locale: string,
      forceLocale: boolean,
    ) => Processor
    /** Prints a warning. */
    debug: (message: string) => void
    getSortKeys: (
      this: Processor,
      item: Item,
      kind: 'citation_sort' | 'bibliography_sort',
    ) => string[]
    getAmbiguousCite: (
      this: Processor,
      item: Item,
      config?: AmbigConfig | false | null,
      visualForm?: boolean,
      cite?: ProcessedCite,
    ) => string
    /**
     * Moves the particles of a name out of `family` and `given`, and the suffix out of `given`, into fields of their own.
     *
     * @param name changed in place; `family` and `given` have to be texts
     */
    parseParticles: (name: Record<string, unknown>) => void
    getCite: (
      this: Processor,
      item: Item,
      cite?: ProcessedCite,
      previous?: string | null,
      blockReset?: boolean,
    ) => string
    getCitationCluster: (
      this: Processor,
      cites: [item: Item, cite: ProcessedCite][],
      citation?: { properties: Record<string, unknown> },
    ) => string
    Util: {
      Names: {
        initializeWith: (
          processor: Processor,
          name: string,
          terminator: string,
          normalizeOnly?: boolean,
        ) => string
      }
    }
  }

  const CSL: Citeproc
  export default CSL
}
