/** Problems with their rule and severity, as reporters get them. */

import type { RuleName } from './rule-names.ts'
import type { Problem, Severity } from './rule.ts'

/** A problem and the rule that reports it, without a severity. */
export interface RuleProblem extends Problem {
  rule: RuleName
}

/** A problem ready to be printed by any reporter. */
export interface Issue extends Omit<RuleProblem, 'record'> {
  severity: Severity
  /** The faulty words, as written in the file. */
  found?: string
}

/** Returns the path of the page that explains a rule, from the root of the project. */
export function pageOf(rule: RuleName): string {
  return `docs/errors/${rule}.md`
}

/**
 * Creates a function that returns the words to which a problem points.
 *
 * @param sources the text of each file, by the path used in places
 * @returns a function whose result has no `found` if the problem points to a position instead of words
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

/** Compares issues by file, line and column. */
export function byPlace(one: RuleProblem, other: RuleProblem): number {
  const [a, b] = [one.place, other.place]
  return (
    (a.file < b.file ? -1 : Number(a.file > b.file)) ||
    a.line - b.line ||
    a.column - b.column ||
    (one.rule < other.rule ? -1 : Number(one.rule > other.rule))
  )
}
