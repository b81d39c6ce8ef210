/** Checks texts one by one. The result for a text is kept until the text, or something looked up for it, changes. */

import { hash } from 'node:crypto'

import type { ArticleFrontMatter, PageFrontMatter } from '../articles/schema.ts'
import type { Kept } from '../cache/pack.ts'
import type { SourceText } from '../publication/source.ts'
import type { Validated } from '../publication/validated.ts'
import type { Problem, Rule, RuleContext } from './rule.ts'
import { type CheckedText, type FoundInText, inspectText, prepareText } from './text.ts'

import { markdownOfText } from './markdown-texts.ts'
import { rules } from './rule-names.ts'
import { type Answer, recordLookUps, repeatsAnswers, type LookUps } from './text-look-ups.ts'

/** A text with the problems of each rule. */
interface TextResult<Data> {
  text: CheckedText<Data>
  problems: Map<string, Problem[]>
}

/** A problem without its file, which is that of the text. */
type KeptProblem = Omit<Problem, 'place' | 'record'> & { line: number; column: number }

/** What is kept of a text. */
interface KeptText {
  answers: Answer[]
  found: FoundInText
  problems: [rule: string, problems: KeptProblem[]][]
}

/** What the result for every text of a publication depends on. */
export interface TextsContext {
  publication: RuleContext['publication']
  lookUps: LookUps
  /** The results of earlier checks by the same code; new results are added to it. */
  kept?: Kept | undefined
}

/** The last result of each text in this process. */
const results = new WeakMap<SourceText, { key: string; result: KeptText }>()

/**
 * Checks an article or page, unless its result is kept. The tree is released afterwards.
 *
 * @throws if a rule reports a problem in another file
 */
export function checkText<Data extends ArticleFrontMatter | PageFrontMatter>(
  { record, data }: Validated<Data, SourceText>,
  kind: CheckedText['kind'],
  { publication, lookUps: all, kept }: TextsContext,
): TextResult<Data> {
  const lookUps = inLanguageOf(data, all)
  const path = record.file.slice(publication.directory.length)
  const digest = publication.digests.get(record.file) ?? ''
  const settings = [digestOfSite(all.site), lookUps.site?.language]
  const key = hash('sha256', JSON.stringify([kind, path, digest, ...settings]))
  const before = results.get(record)
  const known = before?.key === key ? before.result : (kept?.get(key) as KeptText | undefined)
  const isCurrent = known !== undefined && repeatsAnswers(known.answers, lookUps, record.file)
  const result = isCurrent ? known : find({ record, data }, kind, lookUps)
  // A link to a heading of the text needs its tree, even if nothing else does.
  if (isCurrent) prepareText(record, lookUps.isKey)
  else kept?.set(key, result)
  results.set(record, { key, result })
  record.releaseTree()
  return {
    text: { record, data, kind, found: result.found },
    problems: new Map(
      result.problems.map(([rule, problems]) => [
        rule,
        problems.map(({ line, column, ...problem }) => ({
          place: { file: record.file, line, column },
          ...problem,
        })),
      ]),
    ),
  }
}

const digests = new WeakMap<object, string>()

/** Changes with the settings of the site. They are the same object for all texts. */
function digestOfSite(site: LookUps['site']): string {
  if (!site) return ''
  const known = digests.get(site) ?? hash('sha256', JSON.stringify(site))
  digests.set(site, known)
  return known
}

/** The settings of the site are those of the text's own language. */
function inLanguageOf(
  data: ArticleFrontMatter | PageFrontMatter | undefined,
  lookUps: LookUps,
): LookUps {
  const language = data && 'language' in data ? data.language : undefined
  if (language === undefined || !lookUps.site) return lookUps
  return { ...lookUps, site: { ...lookUps.site, language } }
}

function find(
  { record, data }: Validated<ArticleFrontMatter | PageFrontMatter, SourceText>,
  kind: CheckedText['kind'],
  lookUps: LookUps,
): KeptText {
  const { context, isKey, answers } = recordLookUps(lookUps, record.file)
  const found = inspectText(record, isKey)
  const text = { record, data, kind, found }
  const markdown = markdownOfText(record)
  const problems = Object.values<Rule>(rules).flatMap(
    ({ name, checkMarkdown, checkText: check }): KeptText['problems'] => {
      const all = [
        ...(markdown ? (checkMarkdown?.(markdown) ?? []) : []),
        ...(check?.(text, context) ?? []),
      ]
      return all.length === 0 ? [] : [[name, all.map((problem) => withoutFile(problem, record))]]
    },
  )
  return { answers: answers(), found, problems }
}

function withoutFile({ place, record: _, ...problem }: Problem, { file }: SourceText): KeptProblem {
  if (place.file !== file) throw new Error(`The check of ${file} found a problem in ${place.file}.`)
  return { line: place.line, column: place.column, ...problem }
}
