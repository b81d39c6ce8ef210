/** The words of the interface in English. Other languages have the same groups and names (`Translation`). */

import type { Message } from './message.ts'

export const en = {
  /** The frame of every page, and words that many pages share. */
  site: {
    skipToContent: 'Skip to main content',
    removeMarks: 'Remove the marks',
    pages: 'Pages',
    pageOf: 'Page {page} of {pages}',
    page: 'Page {page}',
    titleOfPage: '{title}, page {page}',
    previousPage: 'Previous page',
    nextPage: 'Next page',
  },
  /** Dates in words. */
  dates: {
    about: 'about {date}',
    spring: 'Spring {year}',
    summer: 'Summer {year}',
    autumn: 'Autumn {year}',
    winter: 'Winter {year}',
  },
  /** Header, footer, front page, navigation. */
  navigation: {},
  /** Articles and lists of them. */
  articles: {},
  /** Claims, verdicts and their evidence. */
  claims: {
    listTitle: 'Claims',
    listIntro: 'Every claim we have checked, with the verdict and the certainty of the evidence.',
    listEmpty: 'No claims have been recorded yet.',
    ratedEmpty: 'No claims currently have this verdict.',
    byVerdict: 'Claims by verdict',
    byTopic: 'Claims by topic',
    verdict: 'Verdict',
    anyVerdict: 'Any verdict',
    topic: 'Topic',
    anyTopic: 'Any topic',
    claim: 'Claim',
    claimWithText: 'Claim: {claim}',
    withdrawn: 'Withdrawn',
    notChecked: 'Not checked yet',
    noFactCheck: 'No fact-check of this claim has been published yet.',
    checkedOn: 'Last checked {date}',
    lastChecked: 'Last checked',
    evidenceAsOf: 'Evidence as of',
    checkedIn: 'Checked in',
    fullRecord: 'Full record of this claim',
    fullRecordWithStudies: {
      one: 'Full record of this claim, with {count} study',
      other: 'Full record of this claim, with {count} studies',
    },
    /** The name of a verdict box; `label` is what is above its claim, such as “Claim 2 of 3”. */
    boxName: '{label} and verdict',
    boxNameWithText: '{label} and verdict: {claim}',
    scale: 'The scale',
    offScale: 'Not on the scale',
    meaningOfVerdict: 'What “{verdict}” means',
    howVerdictChanged: 'How the verdict changed',
    verdictChange: 'From {before} to {since}',
    certaintyOfEvidence: 'Certainty of the evidence',
    whyCertainty: 'Why this certainty?',
    /** GRADE’s levels of certainty, and ours for no evidence at all. */
    'certainty-high': 'High',
    'certainty-moderate': 'Moderate',
    'certainty-low': 'Low',
    'certainty-very-low': 'Very low',
    'certainty-none': 'None',
    /** Where only the level is visible; screen readers read the rest too. */
    certaintyInBrief: '{level} certainty',
    'meaning-high': 'GRADE: we are very confident that the true effect is close to this estimate',
    'meaning-moderate': 'GRADE: the true effect is probably close to this estimate',
    'meaning-low': 'GRADE: the true effect may differ substantially from this estimate',
    'meaning-very-low': 'GRADE: we have very little confidence in this estimate',
    'meaning-none': 'There is no evidence to grade',
    evidence: 'Evidence',
    studiesForVerdict: {
      one: 'The study used for the verdict on “{claim}”',
      other: 'The {count} studies used for the verdict on “{claim}”',
    },
    studiesForClaim: {
      one: 'The study recorded for the claim “{claim}”',
      other: 'The {count} studies recorded for the claim “{claim}”',
    },
    study: 'Study',
    people: 'People',
    comparedWith: 'Compared with',
    finding: 'Finding',
    limitsAndFunding: 'Limits and funding',
    notStated: 'not stated',
    fundedBy: 'Funded by: {funder}',
    /** What a study shows about the claim. */
    'finding-supports': 'Supports it',
    'finding-mixed': 'Mixed',
    'finding-inconclusive': 'Inconclusive',
    'finding-opposes': 'Counts against it',
    'finding-harm': 'Shows harm',
    /** The same in the bibliography, after the design of the study. */
    'found-supports': 'Finding: supports it',
    'found-mixed': 'Finding: mixed',
    'found-inconclusive': 'Finding: inconclusive',
    'found-opposes': 'Finding: counts against it',
    'found-harm': 'Finding: shows harm',
  },
  /** Designs of studies: each kind, and the rows of evidence maps (`row-…`), in which there are several studies. */
  designs: {
    'systematic-review': 'Systematic review',
    'meta-analysis': 'Meta-analysis',
    'randomised-trial': 'Randomised trial',
    'controlled-trial': 'Controlled trial without randomisation',
    cohort: 'Cohort study',
    'case-control': 'Case-control study',
    'cross-sectional': 'Cross-sectional study',
    'uncontrolled-trial': 'Trial without a control group',
    'case-series': 'Case series',
    'case-report': 'Case report',
    animal: 'Animal study',
    laboratory: 'Laboratory study',
    guideline: 'Guideline',
    regulatory: 'Statement by a regulator',
    'narrative-review': 'Narrative review',
    'expert-opinion': 'Expert opinion',
    other: 'Other',
    'row-synthesis': 'Systematic reviews and meta-analyses',
    'row-randomised': 'Randomised trials',
    'row-controlled': 'Controlled and cohort studies',
    'row-cross-sectional': 'Cross-sectional studies',
    'row-case-series': 'Case series and reports',
    'row-laboratory': 'Animal and laboratory studies',
    'row-guidance': 'Guidelines and regulators',
    'row-other': 'Other sources',
  },
  /** Corrections and other changes to articles. */
  changes: {},
  /** Pages of sources and searches, and lists of them. */
  references: {},
  /** Labels of the fields of sources (CSL). */
  fields: {},
  /** Kinds of sources (CSL types). */
  types: {},
  /** Responses of readers. */
  responses: {},
  /** Topics, people and ratings. */
  topics: {},
  /** The search of the site. */
  search: {},
  /** Charts, evidence maps and pictures, and their descriptions. */
  figures: {},
  /** What feeds say beside the texts. */
  feeds: {},
  /** Data files, exports and metadata. */
  data: {},
} as const satisfies Record<string, Record<string, Message>>
