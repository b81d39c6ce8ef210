/** Commands for characters that occur in addresses and DOIs. */
const characters: Partial<Record<string, string>> = {
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
 * What only introduces what follows: a command before its argument, `\string` before a character, and the backslash of an
 * escape that was escaped again.
 */
const introductions = new RegExp(
  `\\\\(?:(?:${wrappers})(?=\\s*\\{)|string(?=[_%&#$~^\\\\])|textbackslash(?:\\{\\}|\\}|\\s+)?(?=[_%&#$~^\\\\]))`,
  'g',
)

/**
 * Removes the LaTeX from an address or identifier: `\_`, `{\%}`, `\~{}`, `\string~`, `\textless{}`, `\ensuremath{<}`,
 * `$<$`. JSON and shells escape a slash, a question mark and an equals sign in the same way.
 *
 * @returns the text without backslashes and braces; `undefined` if it contains a backslash that may mean something else
 */
export function unescapeLatex(text: string): string | undefined {
  const plain = text
    .replace(introductions, '')
    .replace(/\\([A-Za-z]+)(?:\{\}|\s+)?/g, (command, name: string) => characters[name] ?? command)
    .replace(/\$([<>_~^|-]*)\$/g, '$1')
    .replace(/\\~(?:\{\s*\})?/g, '~')
    .replace(/\\+([_%&#$~^<>/?=])/g, '$1')
  return plain.includes('\\') ? undefined : plain.replace(/[{}]/g, '')
}
