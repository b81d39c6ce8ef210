import type { Words } from '../messages/words.ts'
import type { CalendarDate } from '../shared/dates.ts'

import { readIssueForm, type FormField } from '../reading/issue-form.ts'
import { readMail } from '../reading/mail.ts'
import { readEmail } from '../responses/email.ts'

/** The fields of a response that the reader filled in. */
export interface ReceivedResponse {
  article?: string
  name?: string
  date?: CalendarDate
  text?: string
}

/** The parts of the publication that a received text is compared with. */
export interface ResponseContext {
  /** The names of the articles by their absolute addresses. */
  articles: ReadonlyMap<string, string>
  /** The fields of the form on GitHub; empty if there is no form. */
  form: readonly FormField[]
  today: CalendarDate
  /** The words of every language that an email may have been started in. */
  languages: readonly Words[]
}

/**
 * Reads what a reader sent, by email or through the form on GitHub, as the fields of a new response.
 *
 * The article is one of the publication or absent. No address is fetched.
 *
 * @param bytes an email with its headers, the text of an issue that was opened with the form, or only a text
 * @returns its fields, or why it cannot be published
 */
export async function readReceived(
  bytes: Uint8Array,
  context: ResponseContext,
): Promise<ReceivedResponse | { refused: string }> {
  const text = new TextDecoder().decode(bytes)
  const issue = context.form.length > 0 ? readIssueForm(text, context.form) : undefined
  if (issue) return fromIssue(issue, context)
  const mail = await readMail(bytes)
  if (mail && mail.text === undefined) {
    return { refused: 'This email has no plain text. Copy its text into a file and use that file.' }
  }
  const { about, name, text: written } = readEmail(mail?.text ?? text, context.languages)
  const found = { about: about ?? '', subject: mail?.subject ?? '', text: written }
  return withoutEmpty({
    article: findArticle([found.about, found.subject, found.text], context),
    name: tidyName(name ?? mail?.name ?? ''),
    // If the reader's clock is ahead of ours, the email was written today.
    date: mail?.date !== undefined && mail.date > context.today ? context.today : mail?.date,
    text: tidyText(written),
  })
}

function fromIssue(
  issue: ReadonlyMap<string, string>,
  context: ResponseContext,
): ReceivedResponse | { refused: string } {
  if (!/^- \[x\]/im.test(issue.get('consent') ?? '')) {
    return {
      refused: 'The box that allows publication is not ticked. Ask the reader for permission.',
    }
  }
  return withoutEmpty({
    article: findArticle([issue.get('article') ?? ''], context),
    name: tidyName(issue.get('name') ?? ''),
    text: tidyText(issue.get('response') ?? ''),
  })
}

/** Returns the first article whose address occurs in one of the texts. */
function findArticle(texts: readonly string[], { articles }: ResponseContext): string | undefined {
  for (const text of texts) {
    for (const [address] of text.matchAll(/https?:\/\/[^\s<>"'()[\]]+/g)) {
      const article = articles.get(pageOf(address))
      if (article !== undefined) return article
    }
  }
  return undefined
}

/** Returns an address without fragment and query, with a slash at its end. */
function pageOf(address: string): string {
  const url = URL.parse(address)
  return url ? `${url.origin}${url.pathname.replace(/\/*$/, '/')}` : ''
}

/** Puts a name on one line, and removes characters that change the direction of other text. */
function tidyName(name: string): string {
  return name
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toWellFormed()
}

/** Removes control characters from a text, except line feeds and tabs. */
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
