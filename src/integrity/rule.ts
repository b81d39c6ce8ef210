/** The types of rules and of the problems that they report. */

import type { Kept } from '../cache/pack.ts'
import type { ArticleFrontMatter, PageFrontMatter } from '../articles/schema.ts'
import type { Chart } from '../charts/schema.ts'
import type { Claim } from '../claims/schema.ts'
import type { SourcePublication } from '../publication/source.ts'
import type { Problem } from '../reading/problem.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { ValidatedPublication } from '../publication/validated.ts'
import type { Reference } from '../references/schema.ts'
import type { Search } from '../searches/schema.ts'
import type { Site } from '../site.ts'
import type { MarkdownText } from './markdown-texts.ts'
import type { PointAt } from './pointer.ts'
import type { BuiltFile } from './site/built-file.ts'
import type { BuiltSite, SiteProblem } from './site/built-site.ts'
import type { FileFacts } from './site/facts.ts'
import type { CheckedText } from './text.ts'

export type { Problem }

/** The severity of a problem. An error misleads readers or breaks a page. */
export type Severity = 'error' | 'warning'

/** The severities that `site.yaml` sets, by rule. */
export type Severities = Readonly<Record<string, Severity | 'off'>>

/** The input of a rule's check. */
export interface RuleContext extends ValidatedPublication {
  articles: CheckedText<ArticleFrontMatter>[]
  pages: CheckedText<PageFrontMatter>[]
  /** What `checkText` of each rule found in the texts, by rule. */
  problemsInTexts: ReadonlyMap<string, readonly Problem[]>
  /** The publication as read, with all duplicates. */
  publication: SourcePublication
  /** Finds words in the fields of records. */
  pointAt: PointAt
  /** The day that counts as today. */
  today: CalendarDate
  /** The earlier ratings of claims, by id, if the check compares with an earlier revision. */
  earlierRatings?: ReadonlyMap<string, string>
  /** What earlier checks by the same code found; new results are added to it. */
  kept?: Kept | undefined
}

/** Finds a record of the publication by its name. */
interface Records<Data> {
  get: (name: string) => { data: Data | undefined } | undefined
}

/**
 * What the check of one text may look up. The answers are remembered with the result, which is valid as long as they stay
 * the same (`text-look-ups.ts`), so there is nothing else here: no other texts, and no date of today.
 */
export interface TextContext {
  site: Site | undefined
  /** Absolute path of the content. */
  directory: string
  /** Every key that can be cited. */
  keys: { has: (key: string) => boolean }
  references: Records<Reference>
  searches: Records<Search>
  claims: Records<Claim>
  charts: Records<Chart>
  /** Returns the keys of the references by an author in a year, as `normalizedWords` and the year: `smith 2020`. */
  keysByAuthor: (authorAndYear: string) => readonly string[]
  /** Returns whether a problem was found when the file was read. */
  isBroken: (file: string) => boolean
  /** Finds words in the fields of the text's own record. */
  pointAt: PointAt
}

/** A rule, named after what should be true. Its page is `docs/errors/<name>.md`. */
export interface Rule<Name extends string = string> {
  name: Name
  /** What should be true, as a sentence. */
  holds: string
  /** The default severity, which `site.yaml` can change. */
  severity: Severity
  /** Set if neither `site.yaml` nor an `ignore` can change the severity, because the build depends on the rule. */
  fixed?: true
  /** Finds problems in one article or page. The result is kept until the text, or something looked up for it, changes. */
  checkText?: (
    text: CheckedText<ArticleFrontMatter | PageFrontMatter>,
    context: TextContext,
  ) => Problem[]
  /** Finds problems in Markdown: in each article and page, and in each Markdown field of a record. */
  checkMarkdown?: (text: MarkdownText) => Problem[]
  /**
   * Finds all other problems in the sources. A rule without any of these is reported by reading, validation or the settings.
   */
  check?: (context: RuleContext) => Problem[]
  /** Finds problems in a file of the built site. */
  inspect?: (file: BuiltFile, site: BuiltSite) => SiteProblem[]
  /**
   * Returns whether `inspect` may find a problem that depends on other files. A file is inspected for such problems only if
   * this returns `true`. Rules that are about each file alone have no such function.
   */
  mayBreak?: (facts: FileFacts, site: BuiltSite) => boolean
}

/** Returns the severity of a rule, given the severities that `site.yaml` sets. */
export function severityIn(
  severities: Severities,
  { name, severity, fixed }: Pick<Rule, 'name' | 'severity' | 'fixed'>,
): Severity | 'off' {
  return (fixed ? undefined : severities[name]) ?? severity
}

/** Defines a rule and keeps its name as a type. */
export function defineRule<const Name extends string>(rule: Rule<Name>): Rule<Name> {
  return rule
}
