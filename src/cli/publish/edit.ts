/** Changes the front matter of an article in its text. Comments and layout stay. */

import type { Revision } from '../../articles/revisions.ts'
import type { Plan } from './plan.ts'

import { articleSchema } from '../../articles/schema.ts'
import { editFrontMatter } from '../../library/edited-front-matter.ts'
import { appendItem, removeField, setFields } from '../../library/edited-yaml.ts'

/** Every field of an article, in the order in which new ones are written. */
const order = Object.keys(articleSchema.shape)

/**
 * Applies a plan to the text of an article.
 *
 * @param text the whole file
 * @param revisions the revisions to add at the end of the list
 * @throws an error if the text has no front matter that can be read
 */
export function applyPlan(
  text: string,
  { endsDraft, published, lastChecked, dropsPublishAt }: Plan,
  revisions: readonly Revision[],
): string {
  return editFrontMatter(text, (yaml) => {
    let edited = yaml
    if (endsDraft) edited = removeField(edited, 'draft')
    if (dropsPublishAt) edited = removeField(edited, 'publishAt')
    if (published !== undefined) edited = setFields(edited, { published }, order)
    if (lastChecked !== undefined) edited = setFields(edited, { lastChecked }, order)
    for (const { date, kind, summary, from, to, claim } of revisions) {
      const change = {
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        ...(claim !== undefined && { claim }),
      }
      edited = appendItem(edited, 'revisions', { date, kind, summary, ...change }, order)
    }
    return edited
  })
}
