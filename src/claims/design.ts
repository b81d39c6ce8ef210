/** Recognises the design of a study from an editor's description. */

/** The kinds of design, strongest first. */
export const designs = [
  'synthesis',
  'randomised',
  'controlled',
  'case-series',
  'laboratory',
  'guidance',
  'other',
] as const

export type Design = (typeof designs)[number]

/** The names of the kinds of design. */
export const designWords: Record<Design, string> = {
  synthesis: 'Systematic reviews and meta-analyses',
  randomised: 'Randomised trials',
  controlled: 'Controlled and cohort studies',
  'case-series': 'Case series and reports',
  laboratory: 'Animal and laboratory studies',
  guidance: 'Guidelines and regulators',
  other: 'Other sources',
}

const guidance = '(guidelines?|guidance|regulators?|consensus|position statement)\\b'

/**
 * The words by which a design is recognised, in order of precedence. A review of animal studies counts as an animal study,
 * a review of randomised trials as a review, and a study that is only planned or was withdrawn as `other`.
 */
const signs: readonly (readonly [Design, RegExp])[] = [
  ['other', /^(\S+ ){0,2}protocol\b|\bwithdrawn\b/],
  [
    'laboratory',
    /\b(animals?|mice|rats|rodents|rabbits|dogs|sheep|pigs|horses|primates|preclinical|pre-clinical|in vitro|ex vivo|cell cultures?)\b/,
  ],
  [
    'laboratory',
    /\b(mouse|murine|rat|rodent|rabbit|canine|porcine|equine|laboratory) (models?|stud(y|ies)|experiments?)\b/,
  ],
  // Later in the text, it may be what a trial compares with: “guideline-based care”.
  ['guidance', new RegExp(`^(\\S+ ){0,2}${guidance}`)],
  [
    'synthesis',
    /\b(systematic(ally)?|meta-?analys[ei]s|meta-regression|cochrane review|umbrella review|pooled analysis)\b/,
  ],
  // “Quasi-randomised” and its like are the opposite of what they contain.
  ['controlled', /\b(non|quasi|pseudo|not|un|without)[- ]?randomi[sz]ed\b/],
  ['randomised', /\b(randomi[sz]ed|rcts?)\b/],
  ['case-series', /\b(uncontrolled|single-arm|one-arm|before[- ]and[- ]after|pre-post)\b/],
  [
    'controlled',
    /\b(controlled|controls|control group|comparative|cohorts?|case[- ]control|registry study|observational)\b/,
  ],
  [
    'case-series',
    /\b(case (series|reports?|stud(y|ies))|cases|reports? of|outbreak|investigation)\b/,
  ],
  ['guidance', new RegExp(`\\b${guidance}`)],
]

/**
 * Recognises the design of a study.
 *
 * @param words a claim’s `evidence[].design`, in English
 * @returns the first design whose signs are among the words, or `other` if there are none
 */
export function designOf(words: string | undefined): Design {
  const text = (words ?? '').toLowerCase().replace(/[‐‑–]/g, '-').replace(/\s+/g, ' ')
  return signs.find(([, sign]) => sign.test(text))?.[0] ?? 'other'
}
