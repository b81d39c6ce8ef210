/** The classes of parts of a line that pages put on lines of their own by their style sheet. */
export const ownLineClasses: ReadonlySet<string> = new Set([
  'cell-more',
  'certainty-meaning',
  'notice-title',
  'run-remark',
  'source-evidence',
  'source-links',
  'study-design',
])
