import type { Site } from '../../site.ts'

/**
 * Returns the link for reporting an error in an article: an email that already names it, or the contact page.
 *
 * @param address the absolute address of the article
 * @returns `undefined` if the publication has no contact
 */
export function reportErrorLink(
  contact: Site['contact'],
  title: string,
  address: string,
): string | undefined {
  if (!contact?.email) return contact?.url
  const subject = encodeURIComponent(`Error in “${title}”`)
  const body = encodeURIComponent(
    `Article: ${address}\n\nSentence with the error:\n\nCorrection, with a source:\n`,
  )
  return `mailto:${contact.email}?subject=${subject}&body=${body}`
}
