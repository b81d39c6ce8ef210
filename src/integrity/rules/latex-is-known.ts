import { defineRule } from '../rule.ts'

/** Reported when BibTeX is read. */
export const latexIsKnown = defineRule({
  name: 'latex-is-known',
  holds: 'Every LaTeX command in a printed field of a BibTeX entry is known.',
  severity: 'error',
})
