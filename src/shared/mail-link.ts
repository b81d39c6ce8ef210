/**
 * Returns a link that starts an email (RFC 6068). Lines end in CRLF, as they must in emails (section 5), and `:,;@` are not
 * escaped, as they need not be (section 2, `some-delims`).
 *
 * @param email the address of the recipient
 * @param subject one line
 */
export function mailLink(email: string, subject: string, body: string): string {
  return `mailto:${encoded(email)}?subject=${encoded(subject)}&body=${encoded(body.replaceAll('\n', '\r\n'))}`
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/%(?:3A|2C|3B|40)/g, decodeURIComponent)
}
