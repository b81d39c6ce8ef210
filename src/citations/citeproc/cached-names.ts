/** Caches what citeproc-js computes about single names: initials, and particles such as "van". */

import type { Processor } from './types.ts'

import { cacheContext } from './cache.ts'
import { CSL } from './citeproc.ts'

const { parseParticles } = CSL
const { initializeWith } = CSL.Util.Names

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
