/** The types of rules and of the problems that they report. */

import type { ArticleFrontMatter, PageFrontMatter } from '../articles/schema.ts'
import type { SourcePublication } from '../publication/source.ts'
import type { SourceRecord } from '../reading/record.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { Place } from '../shared/place.ts'
import type { ValidatedPublication } from '../publication/validated.ts'
import type { BuiltSite } from './site/site.ts'
import type { CheckedText } from './text.ts'

/** The severity of a problem. An error misleads readers or breaks a page. */
export type Severity = 'error' | 'warning'

/** The input of a rule's check. */
export interface RuleContext extends ValidatedPublication {
  articles: CheckedText<ArticleFrontMatter>[]
  pages: CheckedText<PageFrontMatter>[]
  /** The publication as read, with all duplicates. */
  publication: SourcePublication
  /** The day that counts as today. */
  today: CalendarDate
  /** The earlier ratings of claims, by id, if the check compares with an earlier revision. */
  earlierRatings?: ReadonlyMap<string, string>
}

/** One place where a rule is broken. */
export interface Problem {
  place: Place
  /** What is wrong, as a full sentence that quotes the author's own words. */
  message: string
  /** A full sentence that describes the fix. */
  hint?: string
  /** The length of the faulty words in the source line, in characters. Reporters underline them. */
  length?: number
  /** A similar value that the author may have intended. */
  suggestion?: string
  /** The record with the problem, in a file with several. Its `ignore` applies only to this record. */
  record?: SourceRecord
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
  /** Finds problems in the sources. Without `check` and `inspect`, reading, validation or the settings report them. */
  check?: (context: RuleContext) => Problem[]
  /** Finds problems in the built site. */
  inspect?: (site: BuiltSite) => Problem[]
}

/** Defines a rule and keeps its name as a type. */
export function defineRule<const Name extends string>(rule: Rule<Name>): Rule<Name> {
  return rule
}
