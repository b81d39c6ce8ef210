/** What a reader sent, by email or through the form on GitHub, taken apart for a new response. */

import type { FormField } from '../reading/issue-form.ts'
import type { CalendarDate } from '../shared/dates.ts'

import { readIssueForm } from '../reading/issue-form.ts'
import { readMail } from '../reading/mail.ts'
import { readLetter } from '../responses/letter.ts'

/** What is known of a response: the fields of its file, as far as the reader gave them. */
export interface ReceivedResponse {
  article?: string
  name?: string
  date?: CalendarDate
  text?: string
}

/** What received texts are held against. */
export interface Desk {
  /** The names of the articles by their absolute addresses. */
  articles: ReadonlyMap<string, string>
  /** The fields of the form on GitHub; none where there is no form. */
  form: readonly FormField[]
  today: CalendarDate
}

/**
 * Reads what a reader sent.
 *
 * The article is one of ours, or none: an address of anything else is not followed.
 *
 * @param bytes an email with its headers, the text of an issue that was opened with the form, or only a text
 * @returns what it says, or why it may not be published
 */
export async function readReceived(
  bytes: Uint8Array,
  desk: Desk,
): Promise<ReceivedResponse | { refused: string }> {
  const text = new TextDecoder().decode(bytes)
  const issue = desk.form.length > 0 ? readIssueForm(text, desk.form) : undefined
  if (issue) return fromIssue(issue, desk)
  const mail = await readMail(bytes)
  if (mail && mail.text === undefined) {
    return { refused: 'This email has no plain text. Copy its words into a file, and give that.' }
  }
  const { about, name, text: written } = readLetter(mail?.text ?? text)
  const found = { about: about ?? '', subject: mail?.subject ?? '', text: written }
  return withoutEmpty({
    article: findArticle([found.about, found.subject, found.text], desk),
    name: tidyName(name ?? mail?.name ?? ''),
    // Where the clock of a reader is ahead of ours, it was written today.
    date: mail?.date !== undefined && mail.date > desk.today ? desk.today : mail?.date,
    text: tidyText(written),
  })
}

function fromIssue(
  issue: ReadonlyMap<string, string>,
  desk: Desk,
): ReceivedResponse | { refused: string } {
  if (!/^- \[x\]/im.test(issue.get('consent') ?? '')) {
    return { refused: 'The box that allows publication is not ticked: ask the reader first.' }
  }
  return withoutEmpty({
    article: findArticle([issue.get('article') ?? ''], desk),
    name: tidyName(issue.get('name') ?? ''),
    text: tidyText(issue.get('response') ?? ''),
  })
}

/** The first of our articles whose address stands in one of the texts. */
function findArticle(texts: readonly string[], { articles }: Desk): string | undefined {
  for (const text of texts) {
    for (const [address] of text.matchAll(/https?:\/\/[^\s<>"'()[\]]+/g)) {
      const article = articles.get(pageOf(address))
      if (article !== undefined) return article
    }
  }
  return undefined
}

/** An address without fragment and query, with the slash at its end. */
function pageOf(address: string): string {
  const url = URL.parse(address)
  return url ? `${url.origin}${url.pathname.replace(/\/*$/, '/')}` : ''
}

/** A name stands on one line, and turns no other words around. */
function tidyName(name: string): string {
  return name
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toWellFormed()
}

/** A text has lines and tabs, and no other characters that control something. */
function tidyText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replace(/[ \t]+$/gm, (blanks) => (/^ {2,}$/.test(blanks) ? '  ' : ''))
    .trim()
    .toWellFormed()
}

function withoutEmpty(
  fields: Partial<Record<keyof ReceivedResponse, string | undefined>>,
): ReceivedResponse {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  )
}
