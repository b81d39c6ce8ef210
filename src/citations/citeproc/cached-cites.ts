/** Caches what citeproc-js computes to sort, compare and print the citation of a source, and its names. */

import type { AmbigConfig, CiteBlob, ProcessedCite, Processor } from './types.ts'

import { cslNameVariables, type CslItem } from '../../references/csl.ts'
import { cached, cacheContext } from './cache.ts'
import { CSL } from './engines.ts'

/* citeproc calls these through its own object, with the engine as `this`. */

const { getSortKeys, getAmbiguousCite, getCitationCluster, getCite, parseParticles } = CSL
const { initializeWith } = CSL.Util.Names

function copyOf(config: AmbigConfig): AmbigConfig {
  return { ...config, names: [...config.names], givens: config.givens.map((given) => [...given]) }
}

CSL.getSortKeys = function cachedSortKeys(item, kind) {
  const context = cacheContext(this)
  if (!context?.style.isNumberless) return getSortKeys.call(this, item, kind)
  const keys = cached(this, item.id, `sort ${kind}`, () => [...getSortKeys.call(this, item, kind)])
  this[kind].keys = [...keys]
  return this[kind].keys
}

/** The state that disambiguation reads after a cite has been rendered for comparison. */
interface Comparison {
  config: AmbigConfig
  namesMax: number[]
  etAlMin: unknown
  counts: [unknown, unknown]
}

CSL.getAmbiguousCite = function cachedAmbiguousCite(item, config, visualForm, cite) {
  const context = cacheContext(this)
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
  return cached<string, Comparison>(this, item.id, key, compute, {
    save: () => ({
      config: copyOf(this.tmp.disambig_settings || target),
      namesMax: [...this.tmp.names_max.mystack],
      etAlMin: this.tmp['et-al-min'],
      counts: [this.tmp.disambiguate_count, this.tmp.disambiguate_maxMax],
    }),
    restore: (effects) => {
      Object.assign(target, copyOf(effects.config))
      Object.assign(this.tmp, {
        area: 'citation',
        root: 'citation',
        disambig_request: false,
        disambig_settings: target,
        'et-al-min': effects.etAlMin,
        disambiguate_count: effects.counts[0],
        disambiguate_maxMax: effects.counts[1],
      })
      this.tmp.names_max.mystack = [...effects.namesMax]
    },
  })
}

/** Everything that a printed cite depends on besides its source and the name registry. */
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
    cacheContext(processor)?.style.printsNoteNumbers && [
      note,
      containerNote,
      registered?.['first-reference-note-number'],
    ],
    registered?.disambig,
    registered?.['citation-count'],
    processor.tmp['et-al-min'],
  ]
}

CSL.getCitationCluster = function cachedCitationCluster(cites, citation) {
  const [first, ...others] = cites
  const compute = () => getCitationCluster.call(this, cites, citation)
  if (!first || others.length > 0 || !cacheContext(this)?.style.isNumberless || !citation)
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
  return cached<string, AmbigConfig | undefined>(this, item.id, key, compute, {
    save: () => registered && copyOf(registered.disambig),
    restore: (effects) => {
      if (registered && effects) Object.assign(registered.disambig, copyOf(effects))
    },
  })
}

/** The state that rendering a cite leaves for the next cites of its citation. */
const stateAfterCite = [
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

/** A rendered cite, before its punctuation moves, and the state that it leaves. */
interface RenderedCite {
  blob: CiteBlob | undefined
  tmp: Record<string, unknown>
  depth: unknown
  config: AmbigConfig | undefined
}

CSL.getCite = function cachedCite(item, cite, previous, blockReset) {
  const compute = () => getCite.call(this, item, cite, previous, blockReset)
  const { tmp, output, citation } = this
  const isTrial = tmp.just_looking || tmp.area !== 'citation' || tmp.suppress_decorations
  const context = cacheContext(this)
  if (!context?.style.isNumberless || isTrial || !cite) return compute()
  if (cite.locator || cite.prefix || cite.suffix || cite['author-only'] || cite['suppress-author'])
    return compute()
  const { collapse, cite_group_delimiter: groupDelimiter } = citation.opt
  const isCollapsing = Boolean(collapse?.length) || groupDelimiter !== undefined
  // If cites with the same names collapse, the printed names must be known.
  if (isCollapsing && !hasOneKindOfName(context.sourceOf(item.id))) return compute()
  const namesBefore = tmp['last_primary_names_string']
  const registered = this.registry.registry[item.id]
  const key = JSON.stringify([
    'render',
    ...keyOfCite(this, item.id, cite),
    tmp.term_predecessor,
    output.checkNestedBrace?.depth,
  ])
  return cached<string, RenderedCite>(this, item.id, key, compute, {
    save: () => {
      const blob = output.queue.at(-1)
      return {
        blob: blob && copyOfBlob(blob),
        tmp: Object.fromEntries(stateAfterCite.map((name) => [name, tmp[name]])),
        depth: output.checkNestedBrace?.depth,
        config: registered && copyOf(registered.disambig),
      }
    },
    fits: (effects) => !isCollapsing || effects.tmp['last_primary_names_string'] !== namesBefore,
    restore: (effects) => {
      if (effects.blob) output.queue.push(copyOfBlob(effects.blob))
      Object.assign(tmp, effects.tmp, { disambig_request: false, disambig_restore: false })
      tmp.cite_locales.push(effects.tmp['last_cite_locale'])
      if (output.checkNestedBrace) output.checkNestedBrace.depth = effects.depth
      if (registered && effects.config) Object.assign(registered.disambig, copyOf(effects.config))
    },
  })
}

/** Returns whether a source has names of one kind only, so that a cite prints no others. */
function hasOneKindOfName(source: CslItem | undefined): boolean {
  return cslNameVariables.filter((variable) => source?.[variable] !== undefined).length === 1
}

/** Copies a tree of output, because citeproc changes it when it moves punctuation. */
function copyOfBlob(blob: CiteBlob): CiteBlob {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(blob) as object) as CiteBlob, blob)
  copy.strings = { ...blob.strings }
  copy.decorations = blob.decorations.map((decoration) => [...decoration])
  if (typeof blob.blobs !== 'string') copy.blobs = blob.blobs.map(copyOfBlob)
  return copy
}

/** The initials of names. */
const initials = new WeakMap<Processor, Map<string, string>>()

CSL.Util.Names.initializeWith = function cachedInitials(
  processor,
  name,
  terminator,
  normalizeOnly,
) {
  const compute = () => initializeWith.call(this, processor, name, terminator, normalizeOnly)
  if (!cacheContext(processor)) return compute()
  const known = initials.get(processor) ?? new Map<string, string>()
  initials.set(processor, known)
  const key = JSON.stringify([name, terminator, normalizeOnly, processor.tmp.lang_array])
  const result = known.get(key) ?? compute()
  known.set(key, result)
  return result
}

const parsedNames = new Map<string, Readonly<Record<string, unknown>>>()

/** Splits particles and suffix off a name, in place. The result depends on nothing but the name. */
CSL.parseParticles = function cachedParticles(name) {
  const key = JSON.stringify(name)
  const known = parsedNames.get(key)
  if (known) Object.assign(name, known)
  else {
    parseParticles(name)
    parsedNames.set(key, { ...name })
  }
}
