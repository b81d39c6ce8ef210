/** The check: finds every problem of a publication. */

import { type SourcePublication, brokenFiles } from '../publication/source.ts'
import type { OnProgress } from '../shared/progress.ts'
import { type Issue, type RuleProblem, byPlace } from './issue.ts'
import type { ValidatedPublication } from '../publication/validated.ts'
import type { Problem, Rule, RuleContext } from './rule.ts'

import { bareKeyMatcher } from '../citations/keys.ts'
import { validatePublication } from '../publication/validate.ts'
import { keysByAuthor } from './keys-by-author.ts'
import { markdownOfFields } from './markdown-texts.ts'
import { type PointAt, pointer } from './pointer.ts'
import { findInProvisional, provisionalContext } from './provisional-problems.ts'
import { type RuleName, rules } from './rule-names.ts'
import { applySettings } from './settings.ts'
import type { LookUps } from './text-look-ups.ts'
import { checkText } from './text-problems.ts'

/** The input of a check besides the publication. */
export interface CheckOptions extends Pick<RuleContext, 'today' | 'earlierRatings' | 'kept'> {
  /** Takes how many texts are checked. */
  onProgress?: OnProgress | undefined
}

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

/** Checks every text of a publication on its own, and returns what the other rules need. */
export function inspectTexts(
  publication: SourcePublication,
  validated: ValidatedPublication,
  { kept, onProgress, ...options }: CheckOptions,
): RuleContext {
  const pointAt = pointer(publication.sources)
  const context = { publication, kept, lookUps: lookUpsIn(publication, validated, pointAt) }
  const total = validated.articles.length + validated.pages.length
  let done = 0
  const checkNext: typeof checkText = (text, kind, of) => {
    const result = checkText(text, kind, of)
    done += 1
    onProgress?.(done, total, 'texts')
    return result
  }
  const articles = validated.articles.map((text) => checkNext(text, 'article', context))
  const pages = validated.pages.map((text) => checkNext(text, 'page', context))
  const problemsInTexts = new Map<string, Problem[]>()
  for (const [rule, problems] of [...articles, ...pages].flatMap((text) => [...text.problems])) {
    const all = problemsInTexts.get(rule) ?? []
    all.push(...problems)
    problemsInTexts.set(rule, all)
  }
  return {
    ...validated,
    articles: articles.map(({ text }) => text),
    pages: pages.map(({ text }) => text),
    publication,
    problemsInTexts,
    pointAt,
    kept,
    ...options,
  }
}

function lookUpsIn(
  publication: SourcePublication,
  validated: ValidatedPublication,
  pointAt: PointAt,
): LookUps {
  const broken = brokenFiles(publication)
  return {
    ...validated,
    pointAt,
    isKey: bareKeyMatcher(validated.keys),
    keysByAuthor: (name) => keysByAuthor(validated).get(name) ?? [],
    isBroken: (file) => broken.has(file),
  }
}

/**
 * Runs the rules.
 *
 * @param problems what the validation of the records found
 * @returns every issue in the order of files and lines
 */
export function checkTexts(checked: RuleContext, problems: readonly RuleProblem[]): Issue[] {
  const fields = markdownOfFields(checked)
  const all: RuleProblem[] = [
    ...checked.publication.problems,
    ...problems,
    ...Object.values<Rule<RuleName>>(rules).flatMap(({ name, check, checkMarkdown }) =>
      [
        ...(checked.problemsInTexts.get(name) ?? []),
        ...(checkMarkdown ? fields.flatMap(checkMarkdown) : []),
        ...(check?.(checked) ?? []),
      ].map((problem) => ({ rule: name, ...problem })),
    ),
  ]
  const { publication, pointAt } = checked
  const provisional = provisionalContext(checked)
  const lookUps = lookUpsIn(publication, provisional.context, pointAt)
  const { site } = provisional.context
  return applySettings([...all, ...findInProvisional(provisional, lookUps, all)], {
    ...checked,
    site,
  }).sort(byPlace)
}
