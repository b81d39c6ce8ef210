/** A problem as it is reported. */

import type { RuleName } from './rule-names.ts'
import type { Problem, Severity } from './rule.ts'

/** A problem and the rule that it breaks, before its severity is settled. */
export interface RuleProblem extends Problem {
  rule: RuleName
}

/** One problem, ready to be printed by any reporter. */
export interface Issue extends Omit<RuleProblem, 'record'> {
  severity: Severity
  /** The words in question, as they stand in the file. */
  found?: string
}

/**
 * Makes a function that quotes the words a problem points at.
 *
 * @param sources the text of each file, by the path that places name
 * @returns what the function returns has no `found` where the problem points at a position and not at words
 */
export function quoter(
  sources: ReadonlyMap<string, string>,
): (problem: RuleProblem) => Pick<Issue, 'found'> {
  const lines = new Map<string, string[]>()
  return ({ place: { file, line, column }, length }) => {
    if (length === undefined) return {}
    if (!lines.has(file)) lines.set(file, sources.get(file)?.split(/\r?\n/) ?? [])
    const found = lines.get(file)?.[line - 1]?.slice(column - 1, column - 1 + length)
    return found ? { found } : {}
  }
}

/** Orders issues as an author reads files: by file, line, column. */
export function byPlace(one: RuleProblem, other: RuleProblem): number {
  const [a, b] = [one.place, other.place]
  return (
    (a.file < b.file ? -1 : Number(a.file > b.file)) ||
    a.line - b.line ||
    a.column - b.column ||
    (one.rule < other.rule ? -1 : Number(one.rule > other.rule))
  )
}
