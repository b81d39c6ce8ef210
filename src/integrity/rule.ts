/** A rule as a value: what should hold, how bad it is where it does not, and how that is found. */

import type { ArticleFrontMatter, PageFrontMatter } from '../articles/schema.ts'
import type { SourcePublication } from '../publication/source.ts'
import type { SourceRecord } from '../reading/record.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { Place } from '../shared/place.ts'
import type { ValidatedPublication } from '../publication/validated.ts'
import type { BuiltSite } from './site/site.ts'
import type { CheckedText } from './text.ts'

/** How bad it is to break a rule: an error misleads a reader or breaks a page. */
export type Severity = 'error' | 'warning'

/** What the check of a rule works on. */
export interface RuleContext extends ValidatedPublication {
  articles: CheckedText<ArticleFrontMatter>[]
  pages: CheckedText<PageFrontMatter>[]
  /** The publication as read, before duplicates fell together. */
  publication: SourcePublication
  /** The day that counts as today. */
  today: CalendarDate
  /** The ratings of the claims at an earlier time, by id, where the check compares with one. */
  earlierRatings?: ReadonlyMap<string, string>
}

/** One place where a rule is broken. */
export interface Problem {
  place: Place
  /** What is wrong, as a full sentence that quotes the author's own words. */
  message: string
  /** What to do, as a full sentence. */
  hint?: string
  /** How many characters the words in question take in the source line; the reporter points at them. */
  length?: number
  /** What the author may have meant, where something is near. */
  suggestion?: string
  /** The record it is about, in a file that holds several: its `ignore` holds for it alone. */
  record?: SourceRecord
}

/** A rule, named after the state that should hold. Its page is `docs/errors/<name>.md`. */
export interface Rule<Name extends string = string> {
  name: Name
  /** The state that should hold, as a sentence. */
  holds: string
  /** Its severity where `site.yaml` sets no other. */
  severity: Severity
  /** True where neither `site.yaml` nor an `ignore` can change that, because the build depends on it. */
  fixed?: true
  /** Finds what breaks it in the sources. Without `check` and `inspect`, reading, validation or settings report it. */
  check?: (context: RuleContext) => Problem[]
  /** Finds what breaks it in the built site. */
  inspect?: (site: BuiltSite) => Problem[]
}

/** Defines a rule and keeps its name as a type. */
export function defineRule<const Name extends string>(rule: Rule<Name>): Rule<Name> {
  return rule
}
