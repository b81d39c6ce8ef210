/** Text as LaTeX in UTF-8, in which only characters that LaTeX would read as commands are escaped. */

const commands: Record<string, string> = {
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\u00a0': '~',
}

/** The rich text that CSL allows in a value (CSL 1.0.2, "Rich-text"), and its commands. */
const markup: Record<string, string> = {
  '<i>': '\\textit{',
  '<b>': '\\textbf{',
  '<sup>': '\\textsuperscript{',
  '<sub>': '\\textsubscript{',
  '<sc>': '\\textsc{',
  '<span style="font-variant:small-caps;">': '\\textsc{',
  '<span class="nocase">': '{',
}
const tag = new RegExp(`(${Object.keys(markup).join('|')}|</(?:i|b|sup|sub|sc|span)>)`)

/**
 * Writes text as LaTeX.
 *
 * @param text can contain the markup of CSL-JSON (`<i>`, `<sub>` …); a tag that is not closed is text
 * @returns LaTeX whose braces are balanced
 */
export function toLatex(text: string): string {
  const tokens = text.split(tag)
  const pairs = pairTags(tokens)
  const braces = isBalanced(text)
    ? { '{': '\\{', '}': '\\}' }
    : // BibTeX counts an escaped brace as a brace.
      { '{': '\\textbraceleft{}', '}': '\\textbraceright{}' }
  return tokens
    .map((token, index) => pairs.get(index) ?? escapeText(token, { ...commands, ...braces }))
    .join('')
}

function escapeText(text: string, escapes: Record<string, string>): string {
  return text.replace(
    /[&%$#_\\~^{}\u00a0]|([-`'<>,])(?=\1)|[?!](?=`)/g,
    // Two of these in a row would become one: a dash, a quotation mark.
    (character) => escapes[character] ?? `${character}{}`,
  )
}

/** Returns the LaTeX for each pair of opening and closing tags, by their offsets. */
function pairTags(tokens: readonly string[]): Map<number, string> {
  const pairs = new Map<number, string>()
  const open: { name: string; index: number; command: string }[] = []
  for (const [index, token] of tokens.entries()) {
    const command = markup[token]
    if (command !== undefined) {
      open.push({ name: token.replace(/^<(\w+).*$/, '$1'), index, command })
    } else if (token.startsWith('</') && tag.test(token)) {
      const at = open.findLastIndex(({ name }) => token === `</${name}>`)
      const [opening] = at === -1 ? [] : open.splice(at)
      if (!opening) continue
      pairs.set(opening.index, opening.command).set(index, '}')
    }
  }
  return pairs
}

function isBalanced(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '{') depth += 1
    else if (character === '}' && (depth -= 1) < 0) return false
  }
  return depth === 0
}
