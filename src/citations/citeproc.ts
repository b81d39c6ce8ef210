import citeproc from 'citeproc'

import type { Citeproc } from './processor.ts'

/** citeproc-js, the same instance that rehype-citation and citation-js make their engines with. */
export const CSL = citeproc as Citeproc
