/** What the rules find in records with mistakes, so that one run reports it too. */

import type { ArticleFrontMatter, PageFrontMatter } from '../articles/schema.ts'
import type { Validated } from '../publication/validated.ts'
import type { RuleProblem } from './issue.ts'
import type { Problem, Rule, RuleContext } from './rule.ts'
import type { CheckedText } from './text.ts'

import { type Provisional, provisionalData } from '../publication/provisional.ts'
import { type Kind, kinds } from '../publication/schemas.ts'
import { markdownOfFields } from './markdown-texts.ts'
import { type RuleName, rules } from './rule-names.ts'
import { recordLookUps, type LookUps } from './text-look-ups.ts'

/** The collections of records by name. */
const collections = [
  'claims',
  'claimants',
  'references',
  'searches',
  'people',
  'topics',
  'ratings',
  'charts',
  'responses',
] as const

/** A publication in which records with mistakes have provisional data. */
export interface ProvisionalContext {
  context: RuleContext
  /** The provisional data by the absolute path of their file. */
  provisional: ReadonlyMap<string, readonly Provisional<unknown>[]>
}

/** Returns a publication with provisional data for each record with mistakes. */
export function provisionalContext(checked: RuleContext): ProvisionalContext {
  const provisional = new Map<string, Provisional<unknown>[]>()
  const complete = <Of extends Validated<Data>, Data>(validated: Of, kind: Kind<Data>): Of => {
    const { record, data } = validated
    const found = data === undefined ? provisionalData(record, kind) : undefined
    if (!found) return validated
    provisional.set(record.file, [...(provisional.get(record.file) ?? []), found])
    return { ...validated, data: found.data }
  }
  const all = (records: ReadonlyMap<string, Validated<unknown>>, kind: Kind) =>
    new Map(records.entries().map(([name, each]) => [name, complete(each, kind)]))
  const { site, siteRecord } = checked
  const context: RuleContext = {
    ...checked,
    site: siteRecord && complete({ record: siteRecord, data: site }, kinds.site).data,
    articles: checked.articles.map((text) => complete(text, kinds.articles)),
    pages: checked.pages.map((text) => complete(text, kinds.pages)),
    ...Object.fromEntries(collections.map((name) => [name, all(checked[name], kinds[name])])),
  }
  return { context, provisional }
}

/**
 * Runs the rules on records with mistakes, as far as these are right. A problem counts only if it is in such a record, at a
 * place where nothing is reported, and if its rule has not asked for what is wrong.
 *
 * @param lookUps what rules about single texts may look up in the provisional context
 * @param known what is reported without this
 */
export function findInProvisional(
  { context, provisional }: ProvisionalContext,
  lookUps: LookUps,
  known: readonly RuleProblem[],
): RuleProblem[] {
  if (provisional.size === 0) return []
  const reported = new Set(known.map(placeName))
  const texts = [...context.articles, ...context.pages].filter(({ record }) =>
    provisional.has(record.file),
  )
  return Object.values<Rule<RuleName>>(rules).flatMap((rule) => {
    // What is cached for several rules is computed again, so that this rule asks for everything itself.
    const problems = problemsOf(rule, { ...context }, texts, lookUps)
    const guessed = new Set(
      [...provisional].flatMap(([file, all]) =>
        // All of them forget what was asked.
        all.filter(({ wasGuessed }) => wasGuessed()).length > 0 ? [file] : [],
      ),
    )
    return problems
      .filter(({ place: { file } }) => provisional.has(file) && !guessed.has(file))
      .map((problem) => ({ rule: rule.name, ...problem }))
      .filter((problem) => !reported.has(placeName(problem)))
  })
}

function problemsOf(
  { check, checkMarkdown, checkText }: Rule,
  context: RuleContext,
  texts: readonly CheckedText<ArticleFrontMatter | PageFrontMatter>[],
  lookUps: LookUps,
): Problem[] {
  return [
    ...(checkMarkdown ? markdownOfFields(context).flatMap(checkMarkdown) : []),
    ...(checkText
      ? texts.flatMap((text) => checkText(text, recordLookUps(lookUps, text.record.file).context))
      : []),
    ...(check?.(context) ?? []),
  ]
}

/** A rule reports one problem at a place, and nothing is said about a value that has the wrong shape. */
function placeName({ place: { file, line, column } }: RuleProblem): string {
  return `${file}:${line}:${column}`
}
