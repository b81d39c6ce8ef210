/** The kinds of study design, and how evidence maps group them. */

/**
 * The kinds of design, in the terms of the Cochrane Handbook (chapters 1, 4 and 24) and of the levels of evidence of the
 * Oxford Centre for Evidence-Based Medicine; each with the row of an evidence map that it belongs to.
 */
export const designRows = {
  'systematic-review': 'synthesis',
  'meta-analysis': 'synthesis',
  'randomised-trial': 'randomised',
  'controlled-trial': 'controlled',
  cohort: 'controlled',
  'case-control': 'controlled',
  'cross-sectional': 'cross-sectional',
  'uncontrolled-trial': 'case-series',
  'case-series': 'case-series',
  'case-report': 'case-series',
  animal: 'laboratory',
  laboratory: 'laboratory',
  guideline: 'guidance',
  regulatory: 'guidance',
  'narrative-review': 'other',
  'expert-opinion': 'other',
  other: 'other',
} as const

/** A kind of design. */
export type DesignKind = keyof typeof designRows

/** A row of an evidence map. */
export type DesignRow = (typeof designRows)[DesignKind]

export const designKinds = Object.keys(designRows) as [DesignKind, ...DesignKind[]]

/** The rows of an evidence map, with the strongest designs first. */
export const rowOrder: readonly DesignRow[] = [...new Set(Object.values(designRows))]

/** Returns the row of an evidence map that a study belongs to. */
export function designRow({ designKind }: { designKind?: DesignKind | undefined }): DesignRow {
  return designRows[designKind ?? 'other']
}
