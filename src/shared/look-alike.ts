/** Words that look the same but are different. */

/** Letters of other scripts that look like a Latin one (Unicode Technical Standard 39, "confusables", the common ones). */
const lookLike: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    A: '\u0410\u0391',
    B: '\u0412\u0392',
    C: '\u0421\u03F9',
    E: '\u0415\u0395',
    H: '\u041D\u0397',
    I: '\u0406\u0399',
    J: '\u0408',
    K: '\u041A\u039A',
    M: '\u041C\u039C',
    N: '\u039D',
    O: '\u041E\u039F',
    P: '\u0420\u03A1',
    S: '\u0405',
    T: '\u0422\u03A4',
    X: '\u0425\u03A7',
    Y: '\u03A5\u04AE',
    Z: '\u0396',
    a: '\u0430',
    c: '\u0441\u03F2',
    d: '\u0501',
    e: '\u0435',
    h: '\u04BB',
    i: '\u0456',
    j: '\u0458',
    o: '\u043E\u03BF',
    p: '\u0440',
    s: '\u0455',
    v: '\u03BD',
    w: '\u051D',
    x: '\u0445',
    y: '\u0443',
  }).flatMap(([letter, others]) => Array.from(others, (other) => [other, letter])),
)

/** Returns whether two different words look the same to a reader. */
export function looksLike(one: string, other: string): boolean {
  return one !== other && appearance(one) === appearance(other)
}

/**
 * Describes the first character of a word that only looks like the one in another word.
 *
 * @returns nothing if the other word contains it
 * @example strayCharacter('smіth', 'smith') // => '`і` (U+0456)'
 */
export function strayCharacter(word: string, other: string): string | undefined {
  const characters = Array.from(word)
  const others = Array.from(other)
  const stray = characters.find((character, index) => character !== others[index])
  if (stray === undefined || /[\0-\x7f]/.test(stray)) return undefined
  const code = `U+${(stray.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  return /\p{C}|\p{Z}|\p{M}/u.test(stray)
    ? `the invisible character ${code}`
    : `\`${stray}\` (${code})`
}

/** Removes invisible characters from a word, and replaces each letter with the Latin letter that it looks like. */
function appearance(word: string): string {
  return Array.from(
    word
      .normalize('NFKC')
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim(),
    (letter) => (Object.hasOwn(lookLike, letter) ? (lookLike[letter] ?? letter) : letter),
  ).join('')
}
