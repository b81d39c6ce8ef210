import { defineRule } from '../rule.ts'

/** The reader of BibTeX reports this. */
export const latexIsKnown = defineRule({
  name: 'latex-is-known',
  holds: 'Every LaTeX command in a printed field of a BibTeX entry is known.',
  severity: 'error',
})
