import type { Site } from '../../site.ts'

/**
 * Where a reader reports an error in an article: a letter that already names it, or the page for it.
 *
 * @param address the absolute address of the article
 * @returns `undefined` where the publication names no contact
 */
export function reportErrorLink(
  contact: Site['contact'],
  title: string,
  address: string,
): string | undefined {
  if (!contact?.email) return contact?.url
  const subject = encodeURIComponent(`Error in “${title}”`)
  const body = encodeURIComponent(
    `The article: ${address}\n\nThe sentence that is wrong:\n\nWhat is right, and a source for it:\n`,
  )
  return `mailto:${contact.email}?subject=${subject}&body=${body}`
}
