/** The design of a study, from the words that an editor describes it with. */

/** The kinds of design, the strongest first. */
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

/** What studies of a design are called. */
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
 * The words that tell a design, in the order in which they are looked for: a review of animal studies is about animals,
 * a review of randomised trials is a review, and what is only planned or was called off has found nothing.
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
  // Further on in the words it may be what a trial compares with: “guideline-based care”.
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
 * Tells the design of a study.
 *
 * @param words as in a claim’s `evidence[].design`, in English; without any, the design is another
 * @returns the first design whose signs stand among the words, and `other` where none do
 */
export function designOf(words: string | undefined): Design {
  const text = (words ?? '').toLowerCase().replace(/[‐‑–]/g, '-').replace(/\s+/g, ' ')
  return signs.find(([, sign]) => sign.test(text))?.[0] ?? 'other'
}
