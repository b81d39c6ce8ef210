/**
 * A cache of what citeproc-js computes about single sources, for later texts that cite them.
 *
 * For each text, citeproc renders every source several times: to sort it, to distinguish it from others, to cite it and to
 * list it. Most of this depends only on the source, the style and the language. Other dependencies are part of the key (the
 * state of disambiguation) or are checked (the answers of the name registry), so the output is exactly the same.
 * `cache.test.ts` compares it.
 */

import type { CslItem } from '../../references/csl.ts'
import type { Style } from '../style.ts'
import type { Processor } from './types.ts'

import { recordNameCalls, repeatsAnswers, type NameCall } from './name-registry.ts'

/** Returns the source with an id in an engine: the same object for every text. */
export type SourceOf = (id: string) => CslItem | undefined

/** The settings of the text that an engine formats. */
export interface CacheContext {
  sourceOf: SourceOf
  /** Style and locale. Results are not shared between forms. */
  form: string
  /** The properties of the style that decide what a printed source depends on. */
  style: Pick<Style, 'isNumberless' | 'printsNoteNumbers'>
}

/** A result with what it was based on. */
interface CachedResult {
  value: unknown
  calls: readonly NameCall[]
  effects?: unknown
}

const contexts = new WeakMap<Processor, CacheContext>()
/** By source, then by form. A source that is read again is a new object. */
const results = new WeakMap<CslItem, Map<string, Map<string, CachedResult>>>()

/** Calls a function, and lets the engine use the cache during the call. */
export function withCache<Result>(
  processor: Processor,
  context: CacheContext,
  run: () => Result,
): Result {
  contexts.set(processor, context)
  try {
    return run()
  } finally {
    contexts.delete(processor)
  }
}

/** Returns the settings of the text that an engine formats; `undefined` if the engine does not use the cache. */
export function cacheContext(processor: Processor): CacheContext | undefined {
  return contexts.get(processor)
}

/** How to cache a result that has side effects in the engine. */
interface SideEffects<Effects> {
  /** Copies the effects. */
  save: () => Effects
  /** Applies the same effects again. */
  restore: (effects: Effects) => void
  /** Returns whether a result with these effects is correct at this point and may be cached. */
  fits?: (effects: Effects) => boolean
}

/**
 * Returns the cached result, or computes and caches it.
 *
 * @param key everything that the result depends on besides the source, the form and the name registry
 */
export function cached<Value, Effects = undefined>(
  processor: Processor,
  id: string,
  key: string,
  compute: () => Value,
  sideEffects?: SideEffects<Effects>,
): Value {
  const fits = (effects: unknown) => sideEffects?.fits?.(effects as Effects) ?? true
  const known = readCache(processor, id, key, fits)
  if (known) {
    sideEffects?.restore(known.effects as Effects)
    return known.value as Value
  }
  const { value, calls } = recordNameCalls(processor, compute)
  const effects = sideEffects?.save()
  if (fits(effects)) writeCache(processor, id, key, { value, calls, effects })
  return value
}

/** Returns the cached result for a source and a key, if the name registry still gives the same answers. */
export function readCache(
  processor: Processor,
  id: string,
  key: string,
  fits: (effects: unknown) => boolean = () => true,
): CachedResult | undefined {
  const known = resultsOf(processor, id)?.get(key)
  return known && fits(known.effects) && repeatsAnswers(processor, known.calls) ? known : undefined
}

/** Caches a result for a source and a key. */
export function writeCache(
  processor: Processor,
  id: string,
  key: string,
  result: CachedResult,
): void {
  resultsOf(processor, id)?.set(key, result)
}

/** The cached results for a source in the form of the current text, by key. */
function resultsOf(processor: Processor, id: string): Map<string, CachedResult> | undefined {
  const context = contexts.get(processor)
  const source = context?.sourceOf(id)
  if (!context || !source) return undefined
  const forms = results.get(source) ?? new Map<string, Map<string, CachedResult>>()
  results.set(source, forms)
  const byKey = forms.get(context.form) ?? new Map<string, CachedResult>()
  forms.set(context.form, byKey)
  return byKey
}
