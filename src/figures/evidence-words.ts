/** The evidence of a claim in words, as a table and as CSV. */

import type { FigureTable } from './table.ts'

import { designRow, rowOrder } from '../claims/design.ts'
import { findings, type Finding } from '../claims/scales.ts'
import type { Claim } from '../claims/schema.ts'
import type { MessageId, Words } from '../messages/words.ts'
import { numberFormat } from './drawing.ts'
import { compareStudies, radiusScale, smallestRadius } from './evidence-layout.ts'

type Evidence = Claim['evidence']

/** Returns what the map shows as a sentence: “Of 4 studies, 1 supports the claim and 3 count against it”. */
export function evidenceTitle(evidence: Evidence, words: Words): string {
  const counts = findings.flatMap((finding) => {
    const count = evidence.filter((study) => study.finding === finding).length
    return count === 0 ? [] : [{ finding, count }]
  })
  const [first] = counts
  if (!first) return words.say('figures.noStudies')
  const isOfStudies = evidence.every((study) => !['guidance', 'other'].includes(designRow(study)))
  if (counts.length === 1) {
    const studies = allOf(first.count, isOfStudies, words)
    return words.say(clauses[first.finding], { studies, count: first.count })
  }
  // The first clause with the claim names it, and the other one need not.
  const namesClaim = first.finding === 'supports'
  const said = counts.map(({ finding, count }) =>
    words.say(finding === 'opposes' && namesClaim ? 'figures.opposesIt' : clauses[finding], {
      studies: count,
      count,
    }),
  )
  return words.say(isOfStudies ? 'figures.ofStudies' : 'figures.ofSources', {
    count: evidence.length,
    clauses: words.list(said),
  })
}

const clauses = {
  supports: 'figures.supports',
  mixed: 'figures.isMixed',
  inconclusive: 'figures.isInconclusive',
  opposes: 'figures.opposes',
  harm: 'figures.showsHarm',
} as const satisfies Record<Finding, MessageId>

/** Names all studies of a map, as the subject of a sentence. */
function allOf(count: number, areStudies: boolean, words: Words): string {
  if (count === 1) return words.say(areStudies ? 'figures.oneStudy' : 'figures.oneSource')
  if (count === 2) return words.say(areStudies ? 'figures.bothStudies' : 'figures.bothSources')
  return words.say(areStudies ? 'figures.allStudies' : 'figures.allSources', { count })
}

/** Explains the marks of a map, in a sentence or two. */
export function evidenceLegend(evidence: Evidence, words: Words): string {
  const smallest = Math.ceil(radiusScale(evidence).invert(smallestRadius))
  const known = evidence.flatMap(({ participants }) => participants ?? [])
  const shared = known.filter((participants) => participants < smallest).length > 1
  return [
    ...(known.length > 0 ? [words.say('figures.areaMeaning')] : []),
    ...(shared ? [words.say('figures.smallestMark', { count: smallest })] : []),
    ...(known.length < evidence.length ? [words.say('figures.hollowMark')] : []),
  ].join(' ')
}

/** Returns the studies as a table, in the order of the map. */
export function tabulateEvidence(evidence: Evidence, words: Words): FigureTable {
  const format = numberFormat(words.language)
  const rows = evidence
    .map((study) => ({ ...study, rank: rowOrder.indexOf(designRow(study)) }))
    .toSorted((a, b) => a.rank - b.rank || compareStudies(a, b))
  return {
    columns: [
      words.say('claims.study'),
      words.say('figures.design'),
      words.say('figures.finding'),
      words.say('figures.participants'),
    ],
    numbers: [3],
    rows: rows.map(({ reference, finding, participants, ...study }) => [
      { text: reference, reference },
      { text: designOf(study, words) ?? words.say('figures.notStated') },
      { text: words.say(`claims.finding-${finding}`) },
      { text: participants === undefined ? words.say('figures.notKnown') : format(participants) },
    ]),
  }
}

/** Returns the design of a study, in the words of the editor or as its kind is called; `undefined` if neither is known. */
export function designOf(
  { design, designKind }: Pick<Evidence[number], 'design' | 'designKind'>,
  words: Words,
): string | undefined {
  return design ?? (designKind && words.say(`designs.${designKind}`))
}
