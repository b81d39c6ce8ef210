/** What we use of citeproc-js besides the engines that citation-js makes. */
declare module 'citeproc' {
  import type { AmbigConfig, Processor, ProcessedCite } from './style.ts'

  type Item = { id: string }

  interface Citeproc {
    AmbigConfig: new () => AmbigConfig
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
