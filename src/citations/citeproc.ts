import citeproc from 'citeproc'

import type { Citeproc } from './processor.ts'

/** citeproc-js, the same instance that rehype-citation and citation-js make their engines with. */
export const CSL = citeproc as Citeproc

const { Mode } = CSL

/** Prints text as it is where citeproc-js finds no name for undoing a `<sub>` within `vertical-align="baseline"`, and fails. */
CSL.Mode = function modeWithPlainText(format) {
  const decorate = Mode.call(this, format)
  const alignments = decorate['@vertical-align']
  if (alignments) alignments['undefined'] = (_, text) => text
  return decorate
}
