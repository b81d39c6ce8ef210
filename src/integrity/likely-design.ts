import type { DesignKind } from '../claims/design.ts'

/** Words for a guideline or a regulator. Later in a text, they may be what a trial compares with: “guideline-based care”. */
const guideline = '(guidelines?|guidance|consensus|position statement)\\b'
const regulator = 'regulators?\\b'
const atStart = '^(\\S+ ){0,2}'

/**
 * The English words by which a kind is recognised, in order of precedence. A review of animal studies counts as an animal
 * study, a review of randomised trials as a review, and a study that is only planned or was withdrawn as `other`.
 */
const signs: readonly (readonly [DesignKind, RegExp])[] = [
  ['other', /^(\S+ ){0,2}protocol\b|\bwithdrawn\b/],
  [
    'laboratory',
    /\b(in vitro|ex vivo|cell cultures?|laboratory (models?|stud(y|ies)|experiments?))\b/,
  ],
  [
    'animal',
    /\b(animals?|mice|rats|rodents|rabbits|dogs|sheep|pigs|horses|primates|preclinical|pre-clinical)\b/,
  ],
  [
    'animal',
    /\b(mouse|murine|rat|rodent|rabbit|canine|porcine|equine) (models?|stud(y|ies)|experiments?)\b/,
  ],
  ['guideline', new RegExp(atStart + guideline)],
  ['regulatory', new RegExp(atStart + regulator)],
  ['systematic-review', /\b(systematic(ally)?|cochrane review|umbrella review)\b/],
  ['meta-analysis', /\b(meta-?analys[ei]s|meta-regression|pooled analysis)\b/],
  // “Quasi-randomised” and its like are the opposite of what they contain.
  ['controlled-trial', /\b(non|quasi|pseudo|not|un|without)[- ]?randomi[sz]ed\b/],
  ['randomised-trial', /\b(randomi[sz]ed|rcts?)\b/],
  ['uncontrolled-trial', /\b(uncontrolled|single-arm|one-arm|before[- ]and[- ]after|pre-post)\b/],
  ['case-control', /\bcase[- ]control\b/],
  ['cohort', /\b(cohorts?|registry study|observational)\b/],
  ['cross-sectional', /\b(cross-sectional|survey)\b/],
  ['controlled-trial', /\b(controlled|controls|control group|comparative)\b/],
  ['case-report', /\bcase (reports?|study)\b/],
  ['case-series', /\b(case (series|studies)|cases|reports? of|outbreak|investigation)\b/],
  ['guideline', new RegExp(`\\b${guideline}`)],
  ['regulatory', new RegExp(`\\b${regulator}`)],
  ['narrative-review', /\breviews?\b/],
  ['expert-opinion', /\b(expert opinion|editorial|commentary)\b/],
]

/**
 * Proposes the kind of a design from an editor’s description.
 *
 * @param words a claim’s `evidence[].design`, in English
 * @returns the first kind whose signs are among the words, or `undefined` if there are none
 */
export function likelyDesign(words: string): DesignKind | undefined {
  const text = words
    .toLowerCase()
    .replace(/[‐‑–]/g, '-')
    .replace(/\s+/g, ' ')
  return signs.find(([, sign]) => sign.test(text))?.[0]
}
