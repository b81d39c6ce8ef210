/** Words that look the same and are not. */

/** Letters of other scripts that look like a Latin one (Unicode Technical Standard 39, "confusables", the common ones). */
const lookLike: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['АΑ', 'A'],
    ['ВΒ', 'B'],
    ['СϹ', 'C'],
    ['ЕΕ', 'E'],
    ['НΗ', 'H'],
    ['ІΙ', 'I'],
    ['Ј', 'J'],
    ['КΚ', 'K'],
    ['МΜ', 'M'],
    ['Ν', 'N'],
    ['ОΟ', 'O'],
    ['РΡ', 'P'],
    ['Ѕ', 'S'],
    ['ТΤ', 'T'],
    ['ХΧ', 'X'],
    ['ΥҮ', 'Y'],
    ['Ζ', 'Z'],
    ['а', 'a'],
    ['сϲ', 'c'],
    ['ԁ', 'd'],
    ['е', 'e'],
    ['һ', 'h'],
    ['іı', 'i'],
    ['ј', 'j'],
    ['оο', 'o'],
    ['р', 'p'],
    ['ѕ', 's'],
    ['ν', 'v'],
    ['ԝ', 'w'],
    ['х', 'x'],
    ['у', 'y'],
  ].flatMap(([others = '', letter = '']) => Array.from(others, (other) => [other, letter])),
)

/** Returns whether two different words look the same to a reader. */
export function looksLike(one: string, other: string): boolean {
  return one !== other && appearance(one) === appearance(other)
}

/**
 * Names the first character of a word that only looks like the one in another word.
 *
 * @example strayCharacter('smіth', 'smith') // => '`і` (U+0456)'
 */
export function strayCharacter(word: string, other: string): string | undefined {
  const characters = Array.from(word)
  const others = Array.from(other)
  const stray = characters.find((character, index) => character !== others[index])
  if (stray === undefined) return undefined
  const code = `U+${(stray.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  return /\p{C}|\p{Z}|\p{M}/u.test(stray)
    ? `the invisible character ${code}`
    : `\`${stray}\` (${code})`
}

/** What a reader sees of a word: without invisible characters, every letter the one that it looks like. */
function appearance(word: string): string {
  return Array.from(word.normalize('NFKC').replace(/\p{Cf}/gu, ''), (letter) =>
    Object.hasOwn(lookLike, letter) ? (lookLike[letter] ?? letter) : letter,
  ).join('')
}
