/** How a reader responds: a letter that already names its article, or the form on GitHub; and how the letter is read. */

import type { Site } from '../site.ts'

/** The file of the form, `.github/ISSUE_TEMPLATE/response.yml`. */
const form = 'response.yml'

/** What stands in a letter before the reader writes into it. Each line is known again by its words. */
const lines = {
  about: 'About:',
  name: 'Name to show with it:',
  text: 'Your response:',
}

/**
 * The address that *Leave a response* opens.
 *
 * @param title the title of the article
 * @param address its absolute address
 * @returns `undefined` where the publication names no way to respond
 */
export function responseLink(
  { responses, contact }: Pick<Site, 'responses' | 'contact'>,
  title: string,
  address: string,
): string | undefined {
  if (!responses) return undefined
  // A line break would begin another header of the letter.
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

/** Lines of a letter end in CRLF (RFC 6068, section 5). */
function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll('\n', '\r\n'))
}

const isAbout = new RegExp(`^${lines.about}\\s*https?://`)

/** A letter that was begun by the link above, taken apart. */
export interface ReadLetter {
  /** What the reader says it is about: the address of an article. */
  about?: string
  name?: string
  /** The response itself. */
  text: string
}

/**
 * Takes the response out of a letter: without the lines that were in it before, and without the signature, which may
 * hold what is not for print (RFC 3676, section 4.3).
 */
export function readLetter(body: string): ReadLetter {
  const read: ReadLetter = { text: '' }
  const kept: string[] = []
  for (const line of body.split('\n')) {
    if (line.replace(/\r$/, '') === '-- ') break
    const said = line.trim()
    if (said === lines.text) continue
    if (read.about === undefined && isAbout.test(said)) {
      read.about = said.slice(lines.about.length).trim()
    } else if (read.name === undefined && said.startsWith(lines.name)) {
      const name = said.slice(lines.name.length).trim()
      if (name !== '') read.name = name
    } else kept.push(line)
  }
  return { ...read, text: kept.join('\n').trim() }
}
