/** Text in one line, as both BibTeX and RIS need it: line breaks and runs of spaces become one space. */
export function toLine(text: string): string {
  return text.replace(/[\t\n\v\f\r \u0085\u2028\u2029]+/g, ' ').trim()
}
