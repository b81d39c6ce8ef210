/** What we use of citeproc-js and of its engines: citeproc has no types of its own. */

/** A source as a citation names it, in citeproc's terms. */
export interface ProcessedCite {
  'author-only'?: boolean
  'suppress-author'?: boolean
  prefix?: string
  suffix?: string
  locator?: string
  label?: string
  sortkeys?: unknown
  'locator-extra'?: string
  'first-reference-note-number'?: unknown
  'first-container-reference-note-number'?: unknown
  /** Ours: names and rest are printed apart, and either may be empty. */
  isComposite?: boolean
}

/** A source in citeproc's terms, and how it is cited at one place. */
export interface CitedSource {
  id: string
  cite: ProcessedCite
}

/** A piece of output that citeproc has not joined with its neighbours yet. */
export interface CiteBlob {
  /** Its text, or its parts. */
  blobs: string | CiteBlob[]
  decorations: unknown[][]
  /** Ours: the source that a whole cite is for. */
  source?: CitedSource
  strings: { prefix: string; suffix: string }
}

/** What citeproc makes of a cite: text, and numbers that may still become part of a range. */
export type PrintedPart = string | CiteBlob

/** citeproc's queue of output. */
export interface OutputQueue {
  queue: CiteBlob[]
  current: { value: () => unknown }
  formats: { length: () => number; pop: () => void }
  checkNestedBrace?: { depth?: unknown }
  openLevel: (this: OutputQueue, token: unknown) => void
  string: (
    this: OutputQueue,
    state: unknown,
    blobs: CiteBlob[],
    parent?: unknown,
  ) => PrintedPart[] | string
}

/** How many names of a source, and how much of each, are printed to tell it from others. */
export interface AmbigConfig {
  names: number[]
  givens: number[][]
  year_suffix: unknown
  disambiguate: unknown
}

/** A source in citeproc's registry. */
export interface RegisteredSource {
  /** Its number. */
  seq: number
  disambig: AmbigConfig
  'first-reference-note-number'?: number
  'citation-count'?: number
}

/** citeproc's register of the names in a text, which decides how much of a name is printed. */
export interface RegisteredNames {
  addname: (id: string, name: object, position: number) => void
  evalname: (
    id: string,
    name: object,
    position: number,
    floor: number,
    form: string,
    initials: unknown,
  ) => unknown
}

/** What we use of an engine of citeproc-js. */
export interface Processor {
  opt: { citation_number_slug: string | false; development_extensions: object }
  sys: {
    wrapBibliographyEntry?:
      ((id: string | undefined) => [before: string, after: string]) | undefined
  }
  tmp: {
    area: string
    root: string
    just_looking: boolean
    disambig_settings: AmbigConfig | false
    disambig_override?: boolean
    authorstring_request?: boolean
    names_max: { mystack: number[] }
    'et-al-min'?: unknown
    disambiguate_count?: unknown
    disambiguate_maxMax?: unknown
    lang_array?: unknown
    suppress_decorations?: boolean
    cite_locales: unknown[]
    [state: string]: unknown
  }
  citation: { opt: { collapse?: string; cite_group_delimiter?: string } }
  citation_sort: { keys: string[] }
  nameOutput: { Item: { id: string }; item: ProcessedCite | undefined }
  bibliography_sort: { keys: string[]; opt: { citation_number_sort_direction?: number } }
  output: OutputQueue
  registry: {
    registry: Record<string, RegisteredSource>
    namereg: RegisteredNames
    getSortedIds: () => string[]
  }
  rebuildProcessorState: (
    clusters: readonly unknown[],
    mode: 'html',
    uncited: readonly string[],
  ) => [id: string, note: number, html: string][]
  updateUncitedItems: (ids: readonly string[]) => void
  restoreProcessorState: (clusters: readonly never[]) => void
  makeBibliography: (section?: {
    include: { field: string; value: string }[]
  }) => [{ entry_ids: string[][] }, string[]] | false
}

/** A source as citeproc holds it. */
type Item = { id: string }

/** What we use of the library itself. */
export interface Citeproc {
  /** Prints a warning. */
  debug: (message: string) => void
  AmbigConfig: new () => AmbigConfig
  /** The functions that set off text, by attribute and value, in an output format. */
  Mode: (
    this: unknown,
    format: string,
  ) => Record<string, Record<string, (state: unknown, text: string) => string>>
  NameOutput: unknown
  Engine: new (
    sys: { retrieveLocale: (name: string) => string; retrieveItem: (id: string) => object },
    style: string,
    locale: string,
    forceLocale: boolean,
  ) => Processor
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
