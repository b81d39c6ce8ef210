/** The scales on which evidence is judged. */

/** The certainty of a body of evidence in GRADE’s terms (GRADE handbook, section 5), highest first. */
export const certainties = ['high', 'moderate', 'low', 'very-low', 'none'] as const

/** What a study, or the evidence on an outcome, says about the claim. */
export const findings = ['supports', 'mixed', 'inconclusive', 'opposes', 'harm'] as const

export type Certainty = (typeof certainties)[number]
export type Finding = (typeof findings)[number]
