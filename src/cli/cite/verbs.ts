/** The verbs of `npm run cite`, one row each. A verb is loaded when it is used. */

/** What the module of a verb exports. */
export interface VerbModule {
  /** What `npm run cite <verb> -- --help` prints. */
  help: string
  /**
   * Runs the verb.
   *
   * @param args the arguments after the verb
   * @returns the exit code
   * @throws UsageError if an argument is invalid
   */
  run: (args: readonly string[]) => Promise<number>
}

/** One verb: how it is typed, what it does, and its module. */
export interface Verb {
  usage: string
  summary: string
  load: () => Promise<VerbModule>
}

export const verbs: Readonly<Record<string, Verb>> = {
  add: {
    usage: 'add <identifier> …',
    summary: 'fetches the metadata of works by DOI, PMID, ISBN or address and adds them',
    load: () => import('./add.ts'),
  },
  import: {
    usage: 'import <file> …',
    summary: 'adds the references in files of other programs: .bib, .ris, .nbib and CSL JSON',
    load: () => import('./import.ts'),
  },
  refresh: {
    usage: 'refresh [<key> …]',
    summary: 'records which sources were corrected or retracted, and tests their addresses',
    load: () => import('./refresh.ts'),
  },
  search: {
    usage: 'search run <id> …',
    summary: 'repeats dated searches and adds the number of results to their records',
    load: () => import('./search.ts'),
  },
  find: {
    usage: 'find <words>',
    summary: 'searches the library by key, name, title, year and identifier',
    load: () => import('./find.ts'),
  },
  rename: {
    usage: 'rename <key> <new key>',
    summary: 'changes a key in every file',
    load: () => import('./rename.ts'),
  },
  unused: {
    usage: 'unused',
    summary: 'lists the sources that nothing published cites',
    load: () => import('./unused.ts'),
  },
}
