/**
 * What citeproc-js works out about single sources, kept for the texts that cite them again.
 *
 * For each text citeproc renders every source several times: to sort it, to tell it from others, to cite and to list it.
 * Most of this depends only on the source, the style and the language. What else it depends on is part of the key (the
 * state of disambiguation) or is checked (what the register of names answers), so that the output stays the same to the
 * letter; `memory.test.ts` compares.
 */

import type { CslItem } from '../references/csl.ts'
import type {
  AmbigConfig,
  CiteBlob,
  ProcessedCite,
  Processor,
  RegisteredNames,
} from './processor.ts'
import type { Style } from './style.ts'

import { CSL } from './citeproc.ts'
import { cslNameVariables } from '../references/csl.ts'

/** Finds the source that an engine knows by an id: the same object for every text. */
export type SourceOf = (id: string) => CslItem | undefined

/** What a text is formatted with. */
interface Context {
  sourceOf: SourceOf
  /** Style and locale: what is kept for one form is not used for another. */
  form: string
  /** The style, as far as it says what a printed source depends on. */
  style: Pick<Style, 'isNumberless' | 'printsNoteNumbers'>
}

/** A question to the register of names, or a name added to it. */
type NameCall =
  | { kind: 'add'; arguments: Parameters<RegisteredNames['addname']> }
  | { kind: 'ask'; arguments: Parameters<RegisteredNames['evalname']>; answer: unknown }

/** A result with what it was based on. */
interface Kept {
  value: unknown
  calls: readonly NameCall[]
  after?: unknown
}

const contexts = new WeakMap<Processor, Context>()
/** By source, then by form. A source that is read again is a new object. */
const kept = new WeakMap<CslItem, Map<string, Map<string, Kept>>>()
const watched = new WeakSet<RegisteredNames>()
/** What is being recorded, innermost last. */
const recordings: NameCall[][] = []

/** Runs something on an engine that keeps and uses what it works out about single sources meanwhile. */
export function withMemory<Result>(
  processor: Processor,
  context: Context,
  run: () => Result,
): Result {
  contexts.set(processor, context)
  try {
    return run()
  } finally {
    contexts.delete(processor)
  }
}

/** How to keep a result that leaves traces in the engine. */
interface Trace<After> {
  /** Copies the traces. */
  save: () => After
  /** Leaves the same traces again. */
  restore: (after: After) => void
  /** Whether a result is right at this place, and may be kept from it. */
  fits?: (after: After) => boolean
}

/**
 * Returns what was kept, or works it out and keeps it.
 *
 * @param key everything that the result depends on besides the source, the form and the register of names
 */
function remember<Value, After = undefined>(
  processor: Processor,
  id: string,
  key: string,
  compute: () => Value,
  trace?: Trace<After>,
): Value {
  const isRight = (after: unknown) => trace?.fits?.(after as After) ?? true
  const known = recall(processor, id, key, isRight)
  if (known) {
    trace?.restore(known.after as After)
    return known.value as Value
  }
  const { value, calls } = record(processor, compute)
  const after = trace?.save()
  if (isRight(after)) keep(processor, id, key, { value, calls, after })
  return value
}

/** Returns what was kept of a source under a key, if the register of names still answers the same. */
export function recall(
  processor: Processor,
  id: string,
  key: string,
  isRight: (after: unknown) => boolean = () => true,
): Kept | undefined {
  const known = storeOf(processor, id)?.get(key)
  return known && isRight(known.after) && stillHolds(processor, known.calls) ? known : undefined
}

/** Keeps something of a source for the texts after this one. */
export function keep(processor: Processor, id: string, key: string, result: Kept): void {
  storeOf(processor, id)?.set(key, result)
}

/** What is kept of a source in the form of the text at hand. */
function storeOf(processor: Processor, id: string): Map<string, Kept> | undefined {
  const context = contexts.get(processor)
  const source = context?.sourceOf(id)
  if (!context || !source) return undefined
  const forms = kept.get(source) ?? new Map<string, Map<string, Kept>>()
  kept.set(source, forms)
  const store = forms.get(context.form) ?? new Map<string, Kept>()
  forms.set(context.form, store)
  return store
}

/** Runs something and records what it asks the register of names. */
export function record<Value>(
  processor: Processor,
  compute: () => Value,
): { value: Value; calls: readonly NameCall[] } {
  watchNames(processor.registry.namereg)
  const calls: NameCall[] = []
  recordings.push(calls)
  try {
    return { value: compute(), calls }
  } finally {
    recordings.pop()
    // What is part of a longer computation is part of its record.
    recordings.at(-1)?.push(...calls)
  }
}

/** Adds the same names again, and tells whether the register answers the same. */
function stillHolds({ registry: { namereg } }: Processor, calls: readonly NameCall[]): boolean {
  return calls.every((call) => {
    if (call.kind === 'add') namereg.addname(...call.arguments)
    return call.kind === 'add' || namereg.evalname(...call.arguments) === call.answer
  })
}

function watchNames(names: RegisteredNames): void {
  if (watched.has(names)) return
  watched.add(names)
  const { addname, evalname } = names
  names.addname = function added(...values) {
    recordCall({ kind: 'add', arguments: values })
    addname.apply(this, values)
  }
  names.evalname = function asked(...values) {
    const answer = evalname.apply(this, values)
    recordCall({ kind: 'ask', arguments: values, answer })
    return answer
  }
}

/** Adds a call to the innermost record, unless it only repeats the call before it. */
function recordCall(call: NameCall): void {
  const recording = recordings.at(-1)
  const last = recording?.at(-1)
  const isRepeated =
    last?.kind === call.kind &&
    call.arguments.every((each, index) => each === last.arguments[index])
  if (!isRepeated) recording?.push(call)
}

function copyOf(config: AmbigConfig): AmbigConfig {
  return { ...config, names: [...config.names], givens: config.givens.map((given) => [...given]) }
}

/* citeproc calls these through its own object, with the engine as `this`. */

const { getSortKeys, getAmbiguousCite, getCitationCluster, getCite, parseParticles } = CSL
const { initializeWith } = CSL.Util.Names

CSL.getSortKeys = function keptSortKeys(item, kind) {
  const context = contexts.get(this)
  if (!context?.style.isNumberless) return getSortKeys.call(this, item, kind)
  const keys = remember(this, item.id, `sort ${kind}`, () => [
    ...getSortKeys.call(this, item, kind),
  ])
  this[kind].keys = [...keys]
  return this[kind].keys
}

/** The state that rendering a cite for comparison leaves behind, and that disambiguation reads. */
interface Comparison {
  config: AmbigConfig
  namesMax: number[]
  etAlMin: unknown
  counts: [unknown, unknown]
}

CSL.getAmbiguousCite = function keptAmbiguousCite(item, config, visualForm, cite) {
  const context = contexts.get(this)
  const compute = () => getAmbiguousCite.call(this, item, config, visualForm, cite)
  if (!context?.style.isNumberless || this.tmp.authorstring_request || this.tmp.disambig_override)
    return compute()
  const registered = this.registry.registry[item.id]
  const target = config || registered?.disambig || new CSL.AmbigConfig()
  const key = JSON.stringify([
    'compare',
    config,
    registered?.disambig,
    Boolean(visualForm) && registered?.['first-reference-note-number'],
    cite?.locator,
    cite?.label,
    this.tmp['et-al-min'],
  ])
  return remember<string, Comparison>(this, item.id, key, compute, {
    save: () => ({
      config: copyOf(this.tmp.disambig_settings || target),
      namesMax: [...this.tmp.names_max.mystack],
      etAlMin: this.tmp['et-al-min'],
      counts: [this.tmp.disambiguate_count, this.tmp.disambiguate_maxMax],
    }),
    restore: (after) => {
      Object.assign(target, copyOf(after.config))
      Object.assign(this.tmp, {
        area: 'citation',
        root: 'citation',
        disambig_request: false,
        disambig_settings: target,
        'et-al-min': after.etAlMin,
        disambiguate_count: after.counts[0],
        disambiguate_maxMax: after.counts[1],
      })
      this.tmp.names_max.mystack = [...after.namesMax]
    },
  })
}

/** What printing a cite depends on besides its source and the register of names. */
function keyOfCite(processor: Processor, id: string, cite: ProcessedCite): unknown[] {
  const {
    sortkeys: _,
    'locator-extra': __,
    'first-reference-note-number': note,
    'first-container-reference-note-number': containerNote,
    ...plain
  } = cite
  const registered = processor.registry.registry[id]
  return [
    plain,
    contexts.get(processor)?.style.printsNoteNumbers && [
      note,
      containerNote,
      registered?.['first-reference-note-number'],
    ],
    registered?.disambig,
    registered?.['citation-count'],
    processor.tmp['et-al-min'],
  ]
}

CSL.getCitationCluster = function keptCitationCluster(cites, citation) {
  const [first, ...others] = cites
  const compute = () => getCitationCluster.call(this, cites, citation)
  if (!first || others.length > 0 || !contexts.get(this)?.style.isNumberless || !citation)
    return compute()
  const [item, cite] = first
  const { mode, ...properties } = citation.properties
  if (mode || cite.locator || cite.prefix || cite.suffix) return compute()
  const registered = this.registry.registry[item.id]
  const key = JSON.stringify([
    'cite',
    ...keyOfCite(this, item.id, cite),
    properties['suppress-trailing-punctuation'],
  ])
  return remember<string, AmbigConfig | undefined>(this, item.id, key, compute, {
    save: () => registered && copyOf(registered.disambig),
    restore: (after) => {
      if (registered && after) Object.assign(registered.disambig, copyOf(after))
    },
  })
}

/** What rendering a cite leaves behind for the next cites of its citation. */
const carriedOver = [
  'cite_renders_content',
  'cut_var',
  'have_collapsed',
  'in_cite_predecessor',
  'last_cite_locale',
  'last_primary_names_string',
  'last_names_used',
  'last_suffix_used',
  'last_years_used',
  'probably_rendered_something',
  'render_seen',
  'splice_delimiter',
  'term_predecessor',
  'use_cite_group_delimiter',
] as const

/** A cite as rendered, before its punctuation moves, and what it leaves behind. */
interface RenderedCite {
  blob: CiteBlob | undefined
  tmp: Record<string, unknown>
  depth: unknown
  config: AmbigConfig | undefined
}

CSL.getCite = function keptCite(item, cite, previous, blockReset) {
  const compute = () => getCite.call(this, item, cite, previous, blockReset)
  const { tmp, output, citation } = this
  const isTrial = tmp.just_looking || tmp.area !== 'citation' || tmp.suppress_decorations
  const context = contexts.get(this)
  if (!context?.style.isNumberless || isTrial || !cite) return compute()
  if (cite.locator || cite.prefix || cite.suffix || cite['author-only'] || cite['suppress-author'])
    return compute()
  const { collapse, cite_group_delimiter: groupDelimiter } = citation.opt
  const isCollapsing = Boolean(collapse?.length) || groupDelimiter !== undefined
  // Where cites with the same names collapse, the names that are printed have to be known.
  if (isCollapsing && !namesOneGroup(context.sourceOf(item.id))) return compute()
  const namesBefore = tmp['last_primary_names_string']
  const registered = this.registry.registry[item.id]
  const key = JSON.stringify([
    'render',
    ...keyOfCite(this, item.id, cite),
    tmp.term_predecessor,
    output.checkNestedBrace?.depth,
  ])
  return remember<string, RenderedCite>(this, item.id, key, compute, {
    save: () => {
      const blob = output.queue.at(-1)
      return {
        blob: blob && copyOfBlob(blob),
        tmp: Object.fromEntries(carriedOver.map((name) => [name, tmp[name]])),
        depth: output.checkNestedBrace?.depth,
        config: registered && copyOf(registered.disambig),
      }
    },
    fits: (after) => !isCollapsing || after.tmp['last_primary_names_string'] !== namesBefore,
    restore: (after) => {
      if (after.blob) output.queue.push(copyOfBlob(after.blob))
      Object.assign(tmp, after.tmp, { disambig_request: false, disambig_restore: false })
      tmp.cite_locales.push(after.tmp['last_cite_locale'])
      if (output.checkNestedBrace) output.checkNestedBrace.depth = after.depth
      if (registered && after.config) Object.assign(registered.disambig, copyOf(after.config))
    },
  })
}

/** Whether a source has names of one kind only, so that a cite prints no others. */
function namesOneGroup(source: CslItem | undefined): boolean {
  return cslNameVariables.filter((variable) => source?.[variable] !== undefined).length === 1
}

/** Copies a tree of output: moving punctuation changes it. */
function copyOfBlob(blob: CiteBlob): CiteBlob {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(blob) as object) as CiteBlob, blob)
  copy.strings = { ...blob.strings }
  copy.decorations = blob.decorations.map((decoration) => [...decoration])
  if (typeof blob.blobs !== 'string') copy.blobs = blob.blobs.map(copyOfBlob)
  return copy
}

const initials = new WeakMap<Processor, Map<string, string>>()

CSL.Util.Names.initializeWith = function keptInitials(processor, name, terminator, normalizeOnly) {
  const compute = () => initializeWith.call(this, processor, name, terminator, normalizeOnly)
  if (!contexts.has(processor)) return compute()
  const ready = initials.get(processor) ?? new Map<string, string>()
  initials.set(processor, ready)
  const key = JSON.stringify([name, terminator, normalizeOnly, processor.tmp.lang_array])
  const known = ready.get(key) ?? compute()
  ready.set(key, known)
  return known
}

const parsedNames = new Map<string, Readonly<Record<string, unknown>>>()

/** Splits particles and suffix off a name, in place; the same name gives the same parts everywhere. */
CSL.parseParticles = function keptParticles(name) {
  const key = JSON.stringify(name)
  const ready = parsedNames.get(key)
  if (ready) Object.assign(name, ready)
  else {
    parseParticles(name)
    parsedNames.set(key, { ...name })
  }
}
