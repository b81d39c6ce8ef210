/** A step from one version of the form of a content folder to the next, and how it changes files. */

import { editFrontMatter } from '../library/edited-front-matter.ts'

/** The texts of a content folder, by their paths in it. */
export type ContentFiles = ReadonlyMap<string, string>

/** What a step changes: the new texts by path; `undefined` removes a file. */
export type Changes = ReadonlyMap<string, string | undefined>

/**
 * A step of an upgrade. It is a pure function, and never changes once it has been released: what it reads is content as it
 * was then, so it does not use the schemas of today.
 */
export interface Step {
  /** The version that it leads to; the one before it is one less. */
  to: number
  /** What it changes and why, as a sentence for authors. */
  says: string
  /** Returns what is different. Texts that it does not return stay as they are. */
  change: (files: ContentFiles) => Changes
}

/**
 * Changes the records of a kind, and returns the files that are different. Use the functions of `library/edited-yaml.ts`,
 * which keep comments.
 *
 * @param folder the folder of the records, such as `claims`
 * @param edit takes the YAML of a record, or of the front matter of a text, and returns the new one
 * @throws with the path, if a file cannot be changed
 */
export function editRecords(
  files: ContentFiles,
  folder: string,
  edit: (yaml: string) => string,
): Changes {
  const changes = new Map<string, string>()
  for (const [path, text] of files) {
    if (!path.startsWith(`${folder}/`) || !/\.(?:yaml|mdx|md)$/.test(path)) continue
    const changed = inFile(path, () =>
      path.endsWith('.yaml') ? edit(text) : editFrontMatter(text, edit),
    )
    if (changed !== text) changes.set(path, changed)
  }
  return changes
}

function inFile(path: string, edit: () => string): string {
  try {
    return edit()
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error })
  }
}
