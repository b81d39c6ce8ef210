/** The inspection of a built site: finds every problem in what readers get. */

import { hash } from 'node:crypto'

import type { Kept } from '../cache/pack.ts'
import { type Issue, type RuleProblem, byPlace, quoter } from './issue.ts'
import { type BuiltFile, fileReader, isInspected } from './site/built-file.ts'
import { type BuiltSite, knownSite, unknownSite } from './site/built-site.ts'
import { type FileFacts, factsOf } from './site/facts.ts'

import { type Severities, severityIn } from './rule.ts'
import { type SiteAddress, siteAddress } from './site/address.ts'
import * as registry from './site/registry.ts'
import {
  type FactsOfBytes,
  type Recalled,
  digestOfSources,
  factsCopier,
  keepFacts,
  recallAll,
  recallFacts,
} from './site/kept-facts.ts'

/** The facts about the publication from which a site was built, and where its files are. */
export interface InspectOptions {
  /** The absolute path of the directory used in places. */
  directory: string
  /** The complete address of the site, including its base path. */
  url: string
  /** The severities that `site.yaml` sets. */
  severities?: Severities | undefined
  /** The files from which files of the site are made, by their path in the site. */
  origins?: ReadonlyMap<string, string>
  /** Reads a file of the site again, to report its problems. */
  read: (name: string) => string
  /** The facts about files from earlier inspections with the same code. Those of this inspection are added. */
  kept?: Kept
  /** The facts from other inspections, such as those of parts of the site. They are only read. */
  others?: readonly Kept[]
  /** Whether the files are only a part of a site. Their facts are kept, but no problems are looked for. */
  isPart?: boolean
  /** Whether every file is read again. This finds the same problems, as tests verify. */
  thorough?: boolean
}

/** An inspection of a site whose files come one after the other. */
export interface Inspection {
  /**
   * Adds a file. Only the facts about it are kept.
   *
   * @param name its path in the site, with `/`
   * @param read returns its text. It is called only for files that rules inspect, and not if facts about these bytes are kept
   * @param digest a text that changes with its bytes, if known; made the same way in every inspection
   */
  add: (name: string, read: () => string, digest?: string) => void
  /** Finds the problems of all files. Files that may have one are read again. */
  finish: () => Inspected
  /** Keeps the facts for the next inspection, after `finish`. */
  keep: () => void
}

/** The result of an inspection. */
export interface Inspected {
  /** Every issue, in the order of files and lines. */
  issues: Issue[]
  /** The number of pages. */
  pages: number
  /** The number of files that were read, because no facts about them were kept. */
  filesRead: number
  /** The text of each file with an issue. */
  sources: Map<string, string>
}

/** If the same problem occurs more often than this, single texts are not the cause. */
const maxOfTexts = 5

/** The rules over the built site. */
const siteRules = Object.values(registry).flatMap(({ inspect, ...rule }) =>
  inspect ? [{ ...rule, inspect }] : [],
)

/** Starts the inspection of a site. */
export function createInspection(options: InspectOptions): Inspection {
  const { url, origins = new Map<string, string>(), kept, others = [] } = options
  const address = siteAddress(url)
  const readFacts = factsReader(address)
  const recalled = recallFacts(kept, url)
  const known = others.length === 0 ? recalled.files : recallAll([kept, ...others], url)
  const copy = factsCopier()
  const names: string[] = []
  const added = new Map<string, FactsOfBytes>()
  let made = 0
  let found: Recalled | undefined
  return {
    add(name, read, digest) {
      names.push(name)
      if (!isInspected(name)) return
      let text: string | undefined
      const readOnce = () => (text ??= read())
      const current = digest ?? (kept ? hash('sha256', readOnce(), 'base64url') : '')
      const before = known.get(name)
      if (before?.digest === current) {
        added.set(name, before)
        return
      }
      made += 1
      added.set(name, { digest: current, facts: copy(readFacts(name, readOnce())) })
    },
    finish() {
      // Files can come in any order, which must not decide what is suggested.
      const files = new Map([...added].sort(byName))
      const facts = new Map([...files].map(([name, file]) => [name, file.facts]))
      const pages = facts.values().reduce((sum, { anchors }) => sum + (anchors ? 1 : 0), 0)
      if (options.isPart) {
        found = { files, matched: undefined }
        return { issues: [], sources: new Map(), pages, filesRead: made }
      }
      const sources = digestOfSources(files)
      const site = knownSite(facts, {
        address,
        names: new Set(names.sort()),
        matching: recalled.matched === sources ? entriesOn(recalled.files) : new Set(),
        originOf: (name) => origins.get(name),
      })
      const problems = findProblems(site, facts, options)
      const matched = haveMatched(problems.issues, options) ? sources : undefined
      const isKept = made === 0 && files.size === recalled.files.size
      if (!isKept || matched !== recalled.matched) found = { files, matched }
      return { ...problems, pages, filesRead: made }
    },
    keep() {
      if (kept && found) keepFacts(kept, url, found)
    },
  }
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : Number(one > other)
}

function entriesOn(files: ReadonlyMap<string, FactsOfBytes>): Set<string> {
  return new Set([...files.values()].flatMap(({ facts }) => facts.entries))
}

/** Returns whether every entry was compared with its source and shows it. */
function haveMatched(issues: readonly Issue[], { severities = {} }: InspectOptions): boolean {
  const rule = registry.pageEntriesMatchSources
  return severityIn(severities, rule) !== 'off' && issues.every((issue) => issue.rule !== rule.name)
}

/** Creates the function that reads the facts about a file. */
function factsReader(address: SiteAddress): (name: string, text: string) => FileFacts {
  const readFile = fileReader(address)
  const alone = unknownSite(address)
  return (name, text) => {
    const file = readFile(name, text)
    if (!file) throw new Error(`No rule is about \`${name}\`.`)
    const broken = siteRules.filter(({ inspect }) => inspect(file, alone).length > 0)
    return factsOf(
      file,
      broken.map((rule) => rule.name),
    )
  }
}

/** Inspects a site whose files are all there. */
export function inspectSite(names: readonly string[], options: InspectOptions): Inspected {
  const inspection = createInspection(options)
  for (const name of names) inspection.add(name, () => options.read(name))
  const inspected = inspection.finish()
  inspection.keep()
  return inspected
}

/** Finds the problems of the files that may have one. */
function findProblems(
  site: BuiltSite,
  facts: ReadonlyMap<string, FileFacts>,
  { directory, severities = {}, read, thorough = false }: InspectOptions,
): Pick<Inspected, 'issues' | 'sources'> {
  const heeded = siteRules.filter((rule) => severityIn(severities, rule) !== 'off')
  const isSuspect = (of: FileFacts) =>
    heeded.some((rule) => of.breaks.includes(rule.name) || rule.mayBreak?.(of, site))
  const suspects = [...facts].flatMap(([name, of]) => (thorough || isSuspect(of) ? [name] : []))
  const readFile = fileReader(site.address, directory)
  const texts = new Map<string, string>()
  const problems: RuleProblem[] = []
  const onPages = new Set<string>()
  for (const name of pagesFirst(suspects, facts)) {
    const text = read(name)
    const file = readFile(name, text)
    if (!file) continue
    const found = problemsIn(file, heeded, site, onPages)
    if (found.length > 0) texts.set(`${directory}/${name}`, text)
    problems.push(...found)
  }
  const quote = quoter(texts)
  const issues = adviseOnTemplates(problems.sort(byPlace)).flatMap((problem): Issue | [] => {
    const rule = heeded.find(({ name }) => name === problem.rule)
    const severity = rule ? severityIn(severities, rule) : 'off'
    return severity === 'off' ? [] : { ...problem, severity, ...quote(problem) }
  })
  const sources = new Map(issues.map(({ place: { file } }) => [file, texts.get(file) ?? '']))
  return { issues, sources }
}

/**
 * Returns the files, starting with pages, so that a problem of a page is not reported again in a feed that repeats its
 * text.
 */
function pagesFirst(names: readonly string[], facts: ReadonlyMap<string, FileFacts>): string[] {
  const isPage = (name: string) => facts.get(name)?.anchors !== undefined
  return [...names.filter(isPage), ...names.filter((name) => !isPage(name))]
}

/** @param onPages what is wrong on the pages inspected before; that of this page is added */
function problemsIn(
  file: BuiltFile,
  heeded: typeof siteRules,
  site: BuiltSite,
  onPages: Set<string>,
): RuleProblem[] {
  return heeded.flatMap(({ name: rule, inspect }) =>
    inspect(file, site).flatMap(({ subject, ...problem }): RuleProblem | [] => {
      const repeated = `${rule} ${subject ?? ''}`
      if (file.page) onPages.add(repeated)
      else if (subject !== undefined && onPages.has(repeated)) return []
      return { rule, ...problem }
    }),
  )
}

/**
 * Replaces the hints of a message that occurs often, because a template probably causes it. The hint is then the same for
 * all, so that a reporter can group them.
 */
function adviseOnTemplates(problems: readonly RuleProblem[]): RuleProblem[] {
  const groups = Map.groupBy(problems, ({ rule, message }) => `${rule} ${message}`)
  return problems.map((problem) => {
    const places = groups.get(`${problem.rule} ${problem.message}`)?.length ?? 0
    if (places <= maxOfTexts) return problem
    const hint = `The same problem is in ${places} places. Check \`site.yaml\`, which affects all pages. If it is correct, report a bug in Assay.`
    return { ...problem, hint }
  })
}
