/** Private characters that take something through the LaTeX parser which it would drop or change. */

/** A space where LaTeX would drop one. */
export const keptSpace = '\uE100'
/** The ends of sub- and superscripts, of which the parser turns some into characters of their own. */
export const subStart = '\uE110'
export const subEnd = '\uE111'
export const supStart = '\uE112'
export const supEnd = '\uE113'
/** The ends of words whose case stays as it is. */
export const nocaseStart = '\uE114'
export const nocaseEnd = '\uE115'
/** Characters that mean something to LaTeX, and themselves in most files. */
export const literals: Record<string, string> = {
  '<': '\uE101',
  '>': '\uE102',
  '%': '\uE103',
  '#': '\uE104',
}

const meanings: Record<string, string> = {
  ...Object.fromEntries(Object.entries(literals).map(([character, mark]) => [mark, character])),
  [keptSpace]: ' ',
  [subStart]: '<sub>',
  [subEnd]: '</sub>',
  [supStart]: '<sup>',
  [supEnd]: '</sup>',
  [nocaseStart]: '<span class="nocase">',
  [nocaseEnd]: '</span>',
}

/** Replaces the private characters with the original ones. */
export function restoreMarks(text: string): string {
  return text.replace(/[\uE100-\uE115]/g, (mark) => meanings[mark] ?? mark)
}
