/** Types for the parts of citeproc-js and its engines that Assay uses. citeproc-js has no types of its own. */

/** A cited source with its locator and affixes. citeproc calls it a cite. */
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
  /** Added by Assay: the names and the rest are printed separately, and either may be empty. */
  isComposite?: boolean
}

/** The id of a source, and how it is cited in one citation. */
export interface SourceOfCite {
  id: string
  cite: ProcessedCite
}

/** A part of the output that citeproc has not joined with its neighbours yet. */
export interface CiteBlob {
  /** Its text, or its parts. */
  blobs: string | CiteBlob[]
  decorations: unknown[][]
  /** Added by Assay: the source of a whole cite. */
  source?: SourceOfCite
  strings: { prefix: string; suffix: string }
}

/** The output for a cite: text, and numbers that may still become part of a range. */
export type PrintedPart = string | CiteBlob

/** citeproc's queue of output. */
export interface OutputQueue {
  queue: CiteBlob[]
  /** The open levels, the innermost last. */
  current: { mystack: (CiteBlob | CiteBlob[])[]; value: () => CiteBlob | CiteBlob[] }
  formats: { length: () => number; pop: () => void }
  checkNestedBrace?: { depth?: unknown }
  openLevel: (this: OutputQueue, token: unknown) => void
  closeLevel: (this: OutputQueue, token: unknown) => void
  append: (this: OutputQueue, text: string, token: unknown) => void
  string: (
    this: OutputQueue,
    state: unknown,
    blobs: CiteBlob[],
    parent?: unknown,
  ) => PrintedPart[] | string
}

/** An element of a parsed style. */
export interface XmlNode {
  name: string
  attrs: Record<string, string>
  children: (XmlNode | string)[]
}

/**
 * Returns the elements with a name, and with this attribute `name` if there is one, in the order of the document.
 *
 * @param found the list to which they are added
 */
export type GetNodesByName = (
  this: unknown,
  root: XmlNode,
  name: string,
  nameAttribute?: string | null,
  found?: XmlNode[],
) => XmlNode[]

/** How many names of a source, and how much of each, are printed to distinguish it from others. */
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

/** citeproc's registry of the names in a text, which decides how much of a name is printed. */
export interface NameRegistry {
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

/** A run that distinguishes the sources whose citations would be alike. */
export interface Disambiguation {
  state: Processor
  /** The citation that they share. */
  akey: string
  /** The groups that are still alike, each with how it is printed; the current one is at `listpos`. */
  lists: [AmbigConfig, Item[]][]
  listpos: number
  /** How many sources of the group are printed like its first: before the last step, and after it. */
  clashes: [number, number]
  /** How the group is printed for comparison, and with the steps of it that made a difference. */
  base: AmbigConfig
  betterbase: AmbigConfig
}

/** An engine of citeproc-js. */
export interface Processor {
  opt: {
    citation_number_slug: string | false
    development_extensions: object
    /** Whether the style has the variable `year-suffix`. */
    has_year_suffix: boolean
  }
  /** `suffixator` writes a number as the letter of a work: 0 as `a`. */
  fun: { suffixator: { format: (number: number) => string } }
  sys: {
    wrapBibliographyEntry?:
      | ((id: string | undefined) => [before: string, after: string])
      | undefined
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
    namereg: NameRegistry
    registerAmbigToken: (akey: string, id: string, config: AmbigConfig) => void
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

type Item = { id: string }

/** A source whose date may be words. */
export interface DatedItem extends Item {
  issued?: { literal?: unknown }
}

/** An element of a style, and what an engine does for it. */
export interface StyleToken {
  strings: { term?: string; name?: string; prefix?: string }
  /** The variables that it prints. */
  variables_real?: readonly string[]
  execs: ((
    this: unknown,
    processor: Processor,
    item: DatedItem,
    cite: ProcessedCite | undefined,
  ) => void)[]
}

/** Adds what an engine does for an element of a style. */
interface StyleNode {
  build: (
    this: StyleToken,
    engine: { build: { date_variables: readonly string[] } },
    target: unknown,
  ) => void
}

/** The terms of a style in its locale. */
export interface Terms {
  getTerm: (name: string) => string | undefined
}

/** Turns the tags and quotation marks of a text into formatting. */
export interface TagReader {
  /** @param blob its text is replaced by parts */
  processTags: (blob: { blobs: string }) => void
}

/** The citeproc-js library. */
export interface Citeproc {
  /** Prints a warning. */
  debug: (message: string) => void
  AmbigConfig: new () => AmbigConfig
  cloneAmbigConfig: (config: AmbigConfig) => AmbigConfig
  Disambiguation: { prototype: { disYears: (this: Disambiguation) => void } }
  /** The functions that format text, by attribute and value, in an output format. */
  Mode: (
    this: unknown,
    format: string,
  ) => Record<string, Record<string, (state: unknown, text: string) => string>>
  /** The text variables that may be in another language than English, whose words are then not capitalised as in titles. */
  MULTI_FIELDS: string[]
  NameOutput: unknown
  /** How an engine is made from the elements of a style. */
  Node: Record<'text' | 'date-part', StyleNode>
  /** A parsed style or locale, and how citeproc searches it. */
  XmlJSON: { prototype: { getNodesByName: GetNodesByName } }
  /** Parses a style or locale. */
  setupXml: (xml: string) => { dataObj: XmlNode; getNodesByName: GetNodesByName }
  Engine: new (
    sys: { retrieveLocale: (name: string) => string; retrieveItem: (id: string) => object },
    style: string,
    locale: string,
    forceLocale: boolean,
  ) => Processor
  /** Returns the function that compares sort keys. */
  getSortCompare: (this: Processor, locale: string | undefined) => (a: string, b: string) => number
  /** Changes text to lower case in the language of the source that is being printed. */
  toLocaleLowerCase: (this: Processor, text: string) => string
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
   * Moves the particles of a name out of `family` and `given`, and the suffix out of `given`, into their own fields.
   *
   * @param name changed in place; `family` and `given` must be strings
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
    /** Creates what turns the tags and quotation marks of a text into formatting. */
    FlipFlopper: new (state: Terms) => TagReader
    Dates: { year: { short: (state: unknown, year: number | string) => string | undefined } }
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
