import type { Words } from '../../messages/words.ts'
import type { Site } from '../../site.ts'

import { mailLink } from '../../shared/mail-link.ts'

/**
 * Returns the link for reporting an error in an article: an email that already names it, or the contact page.
 *
 * @param address the absolute address of the article
 * @param words in the language that the email is written in
 * @returns `undefined` if the publication has no contact
 */
export function reportErrorLink(
  contact: Site['contact'],
  title: string,
  address: string,
  words: Words,
): string | undefined {
  if (!contact?.email) return contact?.url
  const subject = words.sayUnmarked('articles.errorSubject', { title })
  const lines = [
    words.sayUnmarked('articles.errorArticle', { address }),
    words.sayUnmarked('articles.errorSentence'),
    words.sayUnmarked('articles.errorCorrection'),
  ]
  return mailLink(contact.email, subject, `${lines.join('\n\n')}\n`)
}
