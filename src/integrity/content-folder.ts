/** The folder of the content in messages, which is not always `content/` (`CONTENT_DIR`). */

import type { Issue } from './issue.ts'

/**
 * Replaces the usual name of the folder in the messages of issues and in their fixes. What a message quotes from an author
 * stays as it is.
 *
 * @param folder the folder, as reports name the files in it
 */
export function nameFolder(issues: readonly Issue[], folder: string): Issue[] {
  if (folder === 'content') return [...issues]
  return issues.map((issue) => ({
    ...issue,
    message: issue.message
      .split('`')
      .map((part, index) => (index % 2 === 0 ? inFolder(part, folder) : part))
      .join('`'),
    ...(issue.hint === undefined ? {} : { hint: inFolder(issue.hint, folder) }),
  }))
}

/** In a fix, the names of files are quoted as well. */
function inFolder(text: string, folder: string): string {
  return text.replace(/(?<=^|[\s`(])content\//g, () => `${folder}/`)
}
