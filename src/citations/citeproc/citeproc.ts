import citeproc from 'citeproc'

import type { Citeproc } from './types.ts'

/** citeproc-js: the same instance that rehype-citation creates its engines with. */
export const CSL = citeproc as Citeproc

const { Mode } = CSL

/** Prints text unchanged where citeproc-js does not know how to undo `<sub>` within `vertical-align="baseline"` and fails. */
CSL.Mode = function modeWithPlainText(format) {
  const decorate = Mode.call(this, format)
  const alignments = decorate['@vertical-align']
  if (alignments) alignments['undefined'] = (_, text) => text
  return decorate
}
