/** The check: from a publication as read to everything that is wrong with it. */

import type { ArticleFrontMatter, PageFrontMatter } from '../articles/schema.ts'
import type { Publication } from '../reading/publication.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { Finding, Issue } from './issue.ts'
import type { ShapedPublication } from './publication.ts'
import type { CheckedText } from './text.ts'

import { byPlace } from './issue.ts'
import { shapePublication } from './publication.ts'
import { addressIsDirect } from './rules/address-is-direct.ts'
import { addressIsPublic } from './rules/address-is-public.ts'
import { addressIsSecure } from './rules/address-is-secure.ts'
import { addressIsUntracked } from './rules/address-is-untracked.ts'
import { aliasIsFree } from './rules/alias-is-free.ts'
import { articleHasText } from './rules/article-has-text.ts'
import { articleIsData } from './rules/article-is-data.ts'
import { chartShowsItsData } from './rules/chart-shows-its-data.ts'
import { citationHasKey } from './rules/citation-has-key.ts'
import { citationResolves } from './rules/citation-resolves.ts'
import { claimIsChecked } from './rules/claim-is-checked.ts'
import { componentHasContent } from './rules/component-has-content.ts'
import { contentsAreNotEmpty } from './rules/contents-are-not-empty.ts'
import { dateIsPossible } from './rules/date-is-possible.ts'
import { datedFactIsRecent } from './rules/dated-fact-is-recent.ts'
import { descriptionFits } from './rules/description-fits.ts'
import { draftIsNotLinked } from './rules/draft-is-not-linked.ts'
import { emphasisSurroundsWords } from './rules/emphasis-surrounds-words.ts'
import { evidenceFollowsItsSource } from './rules/evidence-follows-its-source.ts'
import { fieldIsPlainText } from './rules/field-is-plain-text.ts'
import { figureHasCaption } from './rules/figure-has-caption.ts'
import { figureHasSource } from './rules/figure-has-source.ts'
import { fileIsUsed } from './rules/file-is-used.ts'
import { fileIsWhatItSays } from './rules/file-is-what-it-says.ts'
import { footnoteResolves } from './rules/footnote-resolves.ts'
import { headingIsMarkedUp } from './rules/heading-is-marked-up.ts'
import { headingsNest } from './rules/headings-nest.ts'
import { identifierIsWellFormed } from './rules/identifier-is-well-formed.ts'
import { identifiersAgree } from './rules/identifiers-agree.ts'
import { imageExists } from './rules/image-exists.ts'
import { imageHasAlternativeText } from './rules/image-has-alternative-text.ts'
import { isbnIsWellFormed } from './rules/isbn-is-well-formed.ts'
import { keyCanBeCited } from './rules/key-can-be-cited.ts'
import { keyIsUnique } from './rules/key-is-unique.ts'
import { languageHasLocale } from './rules/language-has-locale.ts'
import { languageIsKnown } from './rules/language-is-known.ts'
import { linkDefinitionIsUsed } from './rules/link-definition-is-used.ts'
import { linkIsComplete } from './rules/link-is-complete.ts'
import { linkReferenceResolves } from './rules/link-reference-resolves.ts'
import { linkResolves } from './rules/link-resolves.ts'
import { linkSaysWhere } from './rules/link-says-where.ts'
import { locatorIsUnderstood } from './rules/locator-is-understood.ts'
import { markupIsComplete } from './rules/markup-is-complete.ts'
import { nameFitsAddress } from './rules/name-fits-address.ts'
import { nameIsOneName } from './rules/name-is-one-name.ts'
import { namesAreListedOnce } from './rules/names-are-listed-once.ts'
import { numberIsPlain } from './rules/number-is-plain.ts'
import { pageAddressIsFree } from './rules/page-address-is-free.ts'
import { pasteIsClean } from './rules/paste-is-clean.ts'
import { pictureRunsNothing } from './rules/picture-runs-nothing.ts'
import { quotationHasLocator } from './rules/quotation-has-locator.ts'
import { quotationIsClosed } from './rules/quotation-is-closed.ts'
import { ratingsFormAScale } from './rules/ratings-form-a-scale.ts'
import { recordExists } from './rules/record-exists.ts'
import { referenceHasIdentifier } from './rules/reference-has-identifier.ts'
import { referenceIsCited } from './rules/reference-is-cited.ts'
import { referenceIsComplete } from './rules/reference-is-complete.ts'
import { responseFitsItsThread } from './rules/response-fits-its-thread.ts'
import { responseKeepsPrivacy } from './rules/response-keeps-privacy.ts'
import { retractedIsNoEvidence } from './rules/retracted-is-no-evidence.ts'
import { retractionIsNamed } from './rules/retraction-is-named.ts'
import { reviewIsNotDue } from './rules/review-is-not-due.ts'
import { revisionsAgree } from './rules/revisions-agree.ts'
import { searchPrecedesEvidenceDate } from './rules/search-precedes-evidence-date.ts'
import { sectionHasText } from './rules/section-has-text.ts'
import { slugIsPlain } from './rules/slug-is-plain.ts'
import { slugIsUnique } from './rules/slug-is-unique.ts'
import { statisticIsPossible } from './rules/statistic-is-possible.ts'
import { styleExists } from './rules/style-exists.ts'
import { tableKeepsItsCells } from './rules/table-keeps-its-cells.ts'
import { tableRowIsFull } from './rules/table-row-is-full.ts'
import { textIsFinished } from './rules/text-is-finished.ts'
import { textIsSaidOnce } from './rules/text-is-said-once.ts'
import { textShowsNoMarkup } from './rules/text-shows-no-markup.ts'
import { titleIsPlain } from './rules/title-is-plain.ts'
import { titleIsUnique } from './rules/title-is-unique.ts'
import { valueIsWhole } from './rules/value-is-whole.ts'
import { verdictChangeIsRecorded } from './rules/verdict-change-is-recorded.ts'
import { workHasOneKey } from './rules/work-has-one-key.ts'
import { writtenDayExists } from './rules/written-day-exists.ts'
import { settle } from './settings.ts'
import { inspectText } from './text.ts'

/** What a rule looks at. */
export interface Checked extends ShapedPublication {
  articles: CheckedText<ArticleFrontMatter>[]
  pages: CheckedText<PageFrontMatter>[]
  /** The publication as read, before duplicates fell together. */
  publication: Publication
  /** The day that counts as today. */
  today: CalendarDate
  /** The ratings of the claims at an earlier time, by id, where the check compares with one. */
  earlierRatings?: ReadonlyMap<string, string>
}

/** What a check takes into account beside the publication. */
export type CheckOptions = Pick<Checked, 'today' | 'earlierRatings'>

/** A rule: a pure function from a publication to what breaks it. */
export type Check = (checked: Checked) => Finding[]

const checks: Check[] = [
  addressIsDirect,
  addressIsPublic,
  addressIsSecure,
  addressIsUntracked,
  aliasIsFree,
  articleHasText,
  articleIsData,
  chartShowsItsData,
  citationHasKey,
  citationResolves,
  claimIsChecked,
  componentHasContent,
  contentsAreNotEmpty,
  dateIsPossible,
  datedFactIsRecent,
  descriptionFits,
  draftIsNotLinked,
  emphasisSurroundsWords,
  evidenceFollowsItsSource,
  fieldIsPlainText,
  figureHasCaption,
  figureHasSource,
  fileIsUsed,
  fileIsWhatItSays,
  footnoteResolves,
  headingIsMarkedUp,
  headingsNest,
  identifierIsWellFormed,
  identifiersAgree,
  imageExists,
  imageHasAlternativeText,
  isbnIsWellFormed,
  keyCanBeCited,
  keyIsUnique,
  languageHasLocale,
  languageIsKnown,
  linkDefinitionIsUsed,
  linkIsComplete,
  linkReferenceResolves,
  linkResolves,
  linkSaysWhere,
  locatorIsUnderstood,
  markupIsComplete,
  nameFitsAddress,
  nameIsOneName,
  namesAreListedOnce,
  numberIsPlain,
  pageAddressIsFree,
  pasteIsClean,
  pictureRunsNothing,
  quotationHasLocator,
  quotationIsClosed,
  ratingsFormAScale,
  recordExists,
  referenceHasIdentifier,
  referenceIsCited,
  referenceIsComplete,
  responseFitsItsThread,
  responseKeepsPrivacy,
  retractedIsNoEvidence,
  retractionIsNamed,
  reviewIsNotDue,
  revisionsAgree,
  searchPrecedesEvidenceDate,
  sectionHasText,
  slugIsPlain,
  slugIsUnique,
  statisticIsPossible,
  styleExists,
  tableKeepsItsCells,
  tableRowIsFull,
  textIsFinished,
  textIsSaidOnce,
  textShowsNoMarkup,
  titleIsPlain,
  titleIsUnique,
  valueIsWhole,
  verdictChangeIsRecorded,
  workHasOneKey,
  writtenDayExists,
]

/**
 * Checks a publication.
 *
 * @param options the day that counts as today, whose passing makes warnings, never errors; earlier ratings to compare with
 * @returns every issue in the order of files and lines, and the typed publication
 */
export function checkPublication(
  publication: Publication,
  options: CheckOptions,
): {
  issues: Issue[]
  shaped: ShapedPublication
} {
  const { shaped, findings } = shapePublication(publication)
  return { issues: checkTexts(inspectTexts(publication, shaped, options), findings), shaped }
}

/**
 * Finds the citations of every text of a publication. The trees of its texts are changed, so this is done once: citations
 * become nodes.
 */
export function inspectTexts(
  publication: Publication,
  shaped: ShapedPublication,
  options: CheckOptions,
): Checked {
  return {
    ...shaped,
    articles: shaped.articles.map((text) => inspectText(text, shaped.keys)),
    pages: shaped.pages.map((text) => inspectText(text, shaped.keys)),
    publication,
    ...options,
  }
}

/**
 * Runs the rules.
 *
 * @param findings what was found when the records were given their types
 * @returns every issue in the order of files and lines
 */
export function checkTexts(checked: Checked, findings: readonly Finding[]): Issue[] {
  const all = [
    ...checked.publication.problems,
    ...findings,
    ...checks.flatMap((check) => check(checked)),
  ]
  return settle(all, checked).sort(byPlace)
}
