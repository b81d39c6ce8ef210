/** How readers respond: by an email that already names its article, or through the form on GitHub. Reads such emails. */

import type { Site } from '../site.ts'

/** The file of the form, `.github/ISSUE_TEMPLATE/response.yml`. */
const form = 'response.yml'

/** The lines of an email before the reader writes into it. They are recognised by their text. */
const lines = {
  about: 'About:',
  name: 'Name to show with it:',
  text: 'Your response:',
}

/**
 * Returns the address that *Leave a response* opens.
 *
 * @param title the title of the article
 * @param address its absolute address
 * @returns `undefined` if the publication does not accept responses
 */
export function responseLink(
  { responses, contact }: Pick<Site, 'responses' | 'contact'>,
  title: string,
  address: string,
): string | undefined {
  if (!responses) return undefined
  // A line break would start another header of the email.
  const subject = `Response to “${title.replace(/[\s\p{Cc}]+/gu, ' ')}”`.toWellFormed()
  if (responses.way === 'github') {
    const query = new URLSearchParams({ template: form, title: subject, article: address })
    return `https://github.com/${responses.repository ?? ''}/issues/new?${query.toString()}`
  }
  const email = responses.email ?? contact?.email
  if (email === undefined) return undefined
  const body = `${lines.about} ${address}\n${lines.name} \n\n${lines.text}\n\n`
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}?subject=${encoded(subject)}&body=${encoded(body)}`
}

/** Encodes a text with the line endings of an email, CRLF (RFC 6068, section 5). */
function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll('\n', '\r\n'))
}

const isAbout = new RegExp(`^${lines.about}\\s*https?://`)

/** The parts of an email that was started with `responseLink`. */
export interface EmailResponse {
  /** The address of the article that the response is about. */
  about?: string
  name?: string
  /** The response itself. */
  text: string
}

/**
 * Reads the response in an email, without the lines that the link wrote and without the signature, which can contain
 * private details (RFC 3676, section 4.3).
 */
export function readEmail(body: string): EmailResponse {
  const read: EmailResponse = { text: '' }
  const kept: string[] = []
  for (const line of body.split('\n')) {
    if (line.replace(/\r$/, '') === '-- ') break
    const trimmed = line.trim()
    if (trimmed === lines.text) continue
    if (read.about === undefined && isAbout.test(trimmed)) {
      read.about = trimmed.slice(lines.about.length).trim()
    } else if (read.name === undefined && trimmed.startsWith(lines.name)) {
      const name = trimmed.slice(lines.name.length).trim()
      if (name !== '') read.name = name
    } else kept.push(line)
  }
  return { ...read, text: kept.join('\n').trim() }
}
