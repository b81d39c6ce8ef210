/** `.index/references.json` in the content: everything that can be cited, for citation pickers in editors. */

import { join } from 'node:path'

import type { CslItem } from '../references/csl.ts'
import type { CurrentPublication } from './current-publication.ts'

import { toCslJson } from '../exports/csl-json.ts'
import { shortNames } from '../references/reference.ts'
import { yearOf } from '../shared/csl-date.ts'
import { formatYear } from '../shared/dates.ts'
import { writeGeneratedFile } from './generated-file.ts'

/**
 * Writes the index of a publication if it is out of date.
 *
 * @returns a sentence for the author if it could not be written; nothing else depends on it
 */
export function writeReferenceIndex({
  source: { directory },
  items,
}: {
  source: Pick<CurrentPublication['source'], 'directory'>
  items: CurrentPublication['items']
}): string | undefined {
  return writeGeneratedFile(
    join(directory, '.index/references.json'),
    referenceIndex([...items.values()]),
    'editors may complete old citation keys',
    directory,
  )
}

/**
 * Returns items as CSL-JSON in which a picker finds each by author, title or year.
 *
 * Pickers search fields of text. The date of an item is not one, so its label contains the year.
 */
export function referenceIndex(items: readonly CslItem[]): string {
  const labelled = items.map((item) => {
    const label = labelOf(item)
    return label === '' ? item : { ...item, 'citation-label': label }
  })
  return toCslJson(labelled)
}

/** @example 'Guyatt et al. 2008' */
function labelOf({ author, editor, publisher, issued }: CslItem): string {
  const names = shortNames(author ?? editor) ?? publisher
  const year = yearOf(issued)
  return [names, year === undefined ? undefined : formatYear(year, 'en')]
    .filter((part) => part !== undefined)
    .join(' ')
}
