/** The types of rules and of the problems that they report. */

import type { ArticleFrontMatter, PageFrontMatter } from '../articles/schema.ts'
import type { SourcePublication } from '../publication/source.ts'
import type { Problem } from '../reading/problem.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { ValidatedPublication } from '../publication/validated.ts'
import type { PointAt } from './pointer.ts'
import type { BuiltFile } from './site/built-file.ts'
import type { BuiltSite, SiteProblem } from './site/built-site.ts'
import type { FileFacts } from './site/facts.ts'
import type { CheckedText } from './text.ts'

export type { Problem }

/** The severity of a problem. An error misleads readers or breaks a page. */
export type Severity = 'error' | 'warning'

/** The input of a rule's check. */
export interface RuleContext extends ValidatedPublication {
  articles: CheckedText<ArticleFrontMatter>[]
  pages: CheckedText<PageFrontMatter>[]
  /** The publication as read, with all duplicates. */
  publication: SourcePublication
  /** Finds words in the fields of records. */
  pointAt: PointAt
  /** The day that counts as today. */
  today: CalendarDate
  /** The earlier ratings of claims, by id, if the check compares with an earlier revision. */
  earlierRatings?: ReadonlyMap<string, string>
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
  /** Finds problems in a file of the built site. */
  inspect?: (file: BuiltFile, site: BuiltSite) => SiteProblem[]
  /**
   * Returns whether `inspect` may find a problem that depends on other files. A file is inspected for such problems only if
   * this returns `true`. Rules that are about each file alone have no such function.
   */
  mayBreak?: (facts: FileFacts, site: BuiltSite) => boolean
}

/** Defines a rule and keeps its name as a type. */
export function defineRule<const Name extends string>(rule: Rule<Name>): Rule<Name> {
  return rule
}
