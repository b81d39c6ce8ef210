/** What the check of a text looks up elsewhere in the publication, and whether the answers are still the same. */

import { hash } from 'node:crypto'

import type { TextContext } from './rule.ts'

/** Everything that can be looked up for a text. */
export interface LookUps extends TextContext {
  /** Returns whether a bare `@word` is a citation. */
  isKey: (word: string) => boolean
}

/** Where something was looked up, by which name, and the answer or its digest. */
export type Answer = [kind: Kind, name: string, answer: string | boolean]

type Kind = keyof typeof look

type Records = 'references' | 'searches' | 'claims' | 'charts'

/** Returns the answer for a name, by what is looked up. */
const look = {
  keys: ({ keys }: LookUps, name: string) => keys.has(name),
  isKey: ({ isKey }: LookUps, word: string) => isKey(word),
  keysByAuthor: ({ keysByAuthor }: LookUps, name: string) => keysByAuthor(name).join(' '),
  isBroken: ({ isBroken }: LookUps, _: string, file: string) => isBroken(file),
  references: ({ references }: LookUps, name: string) => digestOf(references.get(name)),
  searches: ({ searches }: LookUps, name: string) => digestOf(searches.get(name)),
  claims: ({ claims }: LookUps, name: string) => digestOf(claims.get(name)),
  charts: ({ charts }: LookUps, name: string) => digestOf(charts.get(name)),
}

/**
 * Returns the same look-ups for the check of one text, and the list of what was looked up.
 *
 * @param file the file of the text
 */
export function recordLookUps(
  lookUps: LookUps,
  file: string,
): { context: TextContext; isKey: LookUps['isKey']; answers: () => Answer[] } {
  const asked = new Map<string, Answer>()
  const record = (kind: Kind, name: string) => {
    const key = `${kind} ${name}`
    if (!asked.has(key)) asked.set(key, [kind, name, look[kind](lookUps, name, file)])
  }
  const recorded = <Name extends string, Value>(kind: Kind, find: (name: Name) => Value) => {
    return (name: Name) => {
      // The answer about the file itself is kept without its path.
      record(kind, kind === 'isBroken' ? '' : name)
      return find(name)
    }
  }
  const recordsOf = <Of extends Records>(kind: Of) =>
    ({ get: recorded(kind, (name) => lookUps[kind].get(name)) }) as TextContext[Of]
  return {
    context: {
      site: lookUps.site,
      directory: lookUps.directory,
      pointAt: lookUps.pointAt,
      keys: { has: recorded('keys', (key) => lookUps.keys.has(key)) },
      keysByAuthor: recorded('keysByAuthor', (name) => lookUps.keysByAuthor(name)),
      isBroken: recorded('isBroken', (name) => lookUps.isBroken(name)),
      references: recordsOf('references'),
      searches: recordsOf('searches'),
      claims: recordsOf('claims'),
      charts: recordsOf('charts'),
    },
    isKey: recorded('isKey', (word) => lookUps.isKey(word)),
    answers: () => [...asked.values()],
  }
}

/** Returns whether everything that was looked up for a text still has the same answer. */
export function repeatsAnswers(
  answers: readonly Answer[],
  lookUps: LookUps,
  file: string,
): boolean {
  return answers.every(([kind, name, answer]) => look[kind](lookUps, name, file) === answer)
}

const digests = new WeakMap<object, string>()

/** Returns the digest of a record's data, once for each record. */
function digestOf(found: { data: object | undefined } | undefined): string {
  if (!found) return 'missing'
  if (!found.data) return 'invalid'
  const known = digests.get(found.data) ?? hash('sha1', JSON.stringify(found.data))
  digests.set(found.data, known)
  return known
}
