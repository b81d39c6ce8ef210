/** The check: finds every problem of a publication. */

import type { SourcePublication } from '../publication/source.ts'
import { type Issue, type RuleProblem, byPlace } from './issue.ts'
import type { ValidatedPublication } from '../publication/validated.ts'
import type { RuleContext } from './rule.ts'

import { validatePublication } from '../publication/validate.ts'
import { pointer } from './pointer.ts'
import { rules } from './rule-names.ts'
import { applySettings } from './settings.ts'
import { inspectText } from './text.ts'

/** The input of a check besides the publication. */
export type CheckOptions = Pick<RuleContext, 'today' | 'earlierRatings'>

/**
 * Checks a publication.
 *
 * @param options the day that counts as today, and earlier ratings to compare with; the passing of days causes only
 *   warnings
 * @returns every issue in the order of files and lines, and the typed publication
 */
export function checkPublication(
  publication: SourcePublication,
  options: CheckOptions,
): {
  issues: Issue[]
  validated: ValidatedPublication
} {
  const { validated, problems } = validatePublication(publication)
  return { issues: checkTexts(inspectTexts(publication, validated, options), problems), validated }
}

/**
 * Finds the citations of every text of a publication. Call it only once, because it turns the citations in the trees into
 * nodes.
 */
export function inspectTexts(
  publication: SourcePublication,
  validated: ValidatedPublication,
  options: CheckOptions,
): RuleContext {
  return {
    ...validated,
    articles: validated.articles.map((text) => inspectText(text, validated.keys)),
    pages: validated.pages.map((text) => inspectText(text, validated.keys)),
    publication,
    pointAt: pointer(publication.sources),
    ...options,
  }
}

/**
 * Runs the rules.
 *
 * @param problems what the validation of the records found
 * @returns every issue in the order of files and lines
 */
export function checkTexts(checked: RuleContext, problems: readonly RuleProblem[]): Issue[] {
  const all: RuleProblem[] = [
    ...checked.publication.problems,
    ...problems,
    ...Object.values(rules).flatMap(({ name, check = () => [] }) =>
      check(checked).map((problem) => ({ rule: name, ...problem })),
    ),
  ]
  return applySettings(all, checked).sort(byPlace)
}
