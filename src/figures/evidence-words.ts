/** The evidence of a claim in words, as a table and as CSV. */

import type { FigureTable } from './table.ts'

import { designRow, rowOrder } from '../claims/design.ts'
import { findings, type Claim, type Finding } from '../claims/schema.ts'
import { designWords, findingWords } from '../claims/words.ts'
import { toCsv } from './csv.ts'
import { numberFormat } from './drawing.ts'
import { compareStudies, radiusScale, smallestRadius } from './evidence-layout.ts'

type Evidence = Claim['evidence']

/** Returns what the map shows as a sentence: “Of 4 studies, 1 supports the claim and 3 count against it”. */
export function evidenceTitle(evidence: Evidence): string {
  const noun = evidence.some((study) => ['guidance', 'other'].includes(designRow(study)))
    ? ['source', 'sources']
    : ['study', 'studies']
  let object = 'the claim'
  const clauses = findings.flatMap((finding) => {
    const count = evidence.filter((study) => study.finding === finding).length
    if (count === 0) return []
    const [one, many] = findingClauses[finding]
    const clause = (count === 1 ? one : many).replace('it', object)
    if (clause.endsWith(object)) object = 'it'
    return [{ count, clause }]
  })
  const [first] = clauses
  if (!first) return 'No study has been recorded'
  if (clauses.length === 1) {
    const all = { 1: `The one ${noun[0]} recorded`, 2: `Both ${noun[1]}` }[first.count]
    return `${all ?? `All ${first.count} ${noun[1]}`} ${first.clause}`
  }
  const list = new Intl.ListFormat('en-GB').format(
    clauses.map(({ count, clause }) => `${count} ${clause}`),
  )
  return `Of ${evidence.length} ${noun[1]}, ${list}`
}

const findingClauses: Record<Finding, [one: string, many: string]> = {
  supports: ['supports it', 'support it'],
  mixed: ['is mixed', 'are mixed'],
  inconclusive: ['is inconclusive', 'are inconclusive'],
  opposes: ['counts against it', 'count against it'],
  harm: ['shows harm', 'show harm'],
}

/** Explains the marks of a map, in a sentence or two. */
export function evidenceLegend(evidence: Evidence): string {
  const smallest = Math.ceil(radiusScale(evidence).invert(smallestRadius))
  const known = evidence.flatMap(({ participants }) => participants ?? [])
  const shared = known.filter((participants) => participants < smallest).length > 1
  return [
    ...(known.length > 0 ? ['The area of each mark shows the number of participants.'] : []),
    ...(shared
      ? [`All studies with fewer than ${smallest} participants have the smallest mark.`]
      : []),
    ...(known.length < evidence.length
      ? ['A hollow mark means that the number is not known.']
      : []),
  ].join(' ')
}

/** Returns the studies as a table, in the order of the map. */
export function tabulateEvidence(evidence: Evidence, language: string): FigureTable {
  const format = numberFormat(language)
  const rows = evidence
    .map((study) => ({ ...study, rank: rowOrder.indexOf(designRow(study)) }))
    .toSorted((a, b) => a.rank - b.rank || compareStudies(a, b))
  return {
    columns: ['Study', 'Design', 'Finding', 'People'],
    numbers: [3],
    rows: rows.map(({ reference, design, designKind, finding, participants }) => [
      { text: reference, reference },
      { text: design ?? (designKind && designWords[designKind]) ?? 'Not stated' },
      { text: findingWords[finding] },
      { text: participants === undefined ? 'Not known' : format(participants) },
    ]),
  }
}

/** Returns the studies as CSV, in the order of the claim; `kind` is the row of the map that a design belongs to. */
export function evidenceCsv(evidence: Evidence): string {
  return toCsv(
    evidence.map((study) => ({ ...study, kind: designRow(study) })),
    [
      'reference',
      'design',
      'designKind',
      'kind',
      'participants',
      'comparator',
      'blinding',
      'finding',
      'summary',
      'limits',
      'funding',
    ],
  )
}
