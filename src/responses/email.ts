/** How readers respond: by an email that already names its article, or through the form on GitHub. Reads such emails. */

import type { MessageId, Words } from '../messages/words.ts'
import type { Site } from '../site.ts'

import { mailLink } from '../shared/mail-link.ts'

/** The file of the form, `.github/ISSUE_TEMPLATE/response.yml`. */
const form = 'response.yml'

/** The messages of the lines of an email before the reader writes into it. They are recognised by their text. */
const lines = {
  about: 'responses.emailArticle',
  name: 'responses.emailName',
  text: 'responses.emailText',
} as const satisfies Record<string, MessageId>

/**
 * Returns the address that *Leave a response* opens.
 *
 * @param title the title of the article
 * @param address its absolute address
 * @param words in the language of the email
 * @returns `undefined` if the publication does not accept responses
 */
export function responseLink(
  { responses, contact }: Pick<Site, 'responses' | 'contact'>,
  title: string,
  address: string,
  words: Words,
): string | undefined {
  if (!responses) return undefined
  // A line break would start another header of the email.
  const line = title.replace(/[\s\p{Cc}]+/gu, ' ').toWellFormed()
  const subject = words.sayUnmarked('responses.emailSubject', { title: line })
  if (responses.way === 'github') {
    const query = new URLSearchParams({ template: form, title: subject, article: address })
    return `https://github.com/${responses.repository ?? ''}/issues/new?${query.toString()}`
  }
  const email = responses.email ?? contact?.email
  if (email === undefined) return undefined
  const label = (part: keyof typeof lines) => words.sayUnmarked(lines[part])
  const body = `${label('about')} ${address}\n${label('name')} \n\n${label('text')}\n\n`
  return mailLink(email, subject, body)
}

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
 *
 * @param languages the words of every language that the link may have written
 */
export function readEmail(body: string, languages: readonly Words[]): EmailResponse {
  const read: EmailResponse = { text: '' }
  const kept: string[] = []
  const after = (part: keyof typeof lines, line: string) => {
    // Programs may write ordinary spaces instead of no-break ones.
    const label = languages
      .map((words) => words.say(lines[part]))
      .find((each) => evenlySpaced(line).startsWith(evenlySpaced(each)))
    return label === undefined ? undefined : line.slice(label.length).trim()
  }
  for (const line of body.split('\n')) {
    if (line.replace(/\r$/, '') === '-- ') break
    const trimmed = line.trim()
    if (after('text', trimmed) === '') continue
    const about = after('about', trimmed)
    const name = after('name', trimmed)
    if (read.about === undefined && about !== undefined && /^https?:\/\//.test(about)) {
      read.about = about
    } else if (read.name === undefined && name !== undefined) {
      if (name !== '') read.name = name
    } else kept.push(line)
  }
  return { ...read, text: kept.join('\n').trim() }
}

function evenlySpaced(text: string): string {
  return text.replace(/\s/g, ' ')
}
