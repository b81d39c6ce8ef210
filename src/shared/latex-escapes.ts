/** Commands for characters that occur in addresses and DOIs. */
const characters: Record<string, string> = {
  textless: '<',
  textgreater: '>',
  lt: '<',
  gt: '>',
  langle: '<',
  rangle: '>',
  textunderscore: '_',
  textasciitilde: '~',
  sim: '~',
  textasciicircum: '^',
  textbackslash: '',
  textpercent: '%',
  textbar: '|',
  textquotesingle: "'",
  textdollar: '$',
  textendash: '–',
  textemdash: '—',
  slash: '/',
}

/** Commands that only wrap their argument. */
const wrappers = 'url|path|nolinkurl|ensuremath|mbox|emph|detokenize|text(?:rm|tt|it|bf|sf|normal)'

/**
 * Removes the LaTeX from an address or identifier: `\_`, `{\%}`, `\~{}`, `\textless{}`, `\ensuremath{<}`, `$<$`.
 *
 * @returns the text without backslashes and braces; an unknown command leaves its name
 */
export function unescapeLatex(text: string): string {
  return text
    .replace(new RegExp(`\\\\(?:${wrappers})(?![A-Za-z])`, 'g'), '')
    .replace(/\\([A-Za-z]+)(?:\{\}|\s+)?/g, (command, name: string) => characters[name] ?? command)
    .replace(/\$([<>_~^|-]*)\$/g, '$1')
    .replace(/\\~(?:\{\s*\})?/g, '~')
    .replace(/[\\{}]/g, '')
}
