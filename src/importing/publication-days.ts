/** The days on which an imported article is published. */

import type { CalendarDate } from '../shared/dates.ts'
import type { OldFacts } from './old-fields.ts'
import type { Note } from './old-post.ts'

/**
 * Returns the day of publication, and `publishAt` for a text that its program was to publish after today. Programs also keep
 * back texts with a date in the future, if they are no drafts.
 *
 * @param notes gets a note if the text has no date or is scheduled
 */
export function publicationDays(
  { published, scheduled, wasDraft }: Pick<OldFacts, 'published' | 'scheduled' | 'wasDraft'>,
  today: CalendarDate,
  notes: Note[],
): { published: CalendarDate; publishAt?: CalendarDate } {
  const day = scheduled ?? (wasDraft ? undefined : published)
  if (day !== undefined && day > today) {
    const message = `It was scheduled for ${day}, so \`publishAt\` is this day. It is published then if it is no draft any more.`
    notes.push({ message })
    return { published: day, publishAt: day }
  }
  if (published === undefined) notes.push({ message: 'It has no date; `published` is today.' })
  return { published: published ?? today }
}
