/** Words as search compares them. */

/** A word: an abbreviation with full stops, or letters and digits with what joins them, as in “0.5” or “Crohn's”. */
const wordPattern =
  /(?:\p{L}\.){2,}|[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+|[.,](?=\p{N})[\p{N}]+)*/gu

/**
 * Characters that are not seen, such as soft hyphens. Only zero-width spaces separate words: in the index, those of languages
 * without spaces.
 */
const unseen = /(?!\u200B)\p{Cf}/gu

/** Returns the words of a text, as they are written, but for characters that are not seen. */
export function wordsIn(text: string): string[] {
  return text.replace(unseen, '').match(wordPattern) ?? []
}

/** Words that are joined by hyphens or slashes. */
const compoundPattern = new RegExp(
  `(?:${wordPattern.source})(?:[-\u2010\u2011/](?:${wordPattern.source}))*`,
  'gu',
)

/** Returns the words of a text like `wordsIn`, but words that are joined by hyphens as one. */
export function compoundsIn(text: string): string[] {
  return text.replace(unseen, '').match(compoundPattern) ?? []
}

/**
 * Letters that many keyboards lack and Unicode does not decompose, with those that are typed instead. The capital of the Turkish
 * “ı” is that of “i” elsewhere, as in the index. Persian and Arabic have two letters each that look the same, and
 * Hebrew letters another form at the end of a word, which they lose before an ending.
 */
const otherLetters: Readonly<Record<string, string>> = {
  ...{ ı: 'i', ł: 'l', đ: 'd', ø: 'o' },
  ...{ '\u0643': '\u06A9', '\u064A': '\u06CC', '\u0649': '\u06CC' },
  ...{
    '\u05DA': '\u05DB',
    '\u05DD': '\u05DE',
    '\u05DF': '\u05E0',
    '\u05E3': '\u05E4',
    '\u05E5': '\u05E6',
  },
}
const otherLetter = new RegExp(`[${Object.keys(otherLetters).join('')}]`, 'gu')

/**
 * Returns the form in which two spellings of a word are the same: without case, diacritics, strokes and apostrophes, and with
 * compatibility characters replaced (Unicode Standard Annex 15, NFKC), such as “ﬁ” by “fi” and “₂” by “2”.
 */
export function fold(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’]|\.(?!\p{N})/gu, '')
    .normalize('NFC')
    .replace(otherLetter, (letter) => otherLetters[letter] ?? letter)
}

/** Counts the letters of a folded word. A syllable of Korean has two or more. */
export function countLetters(word: string): number {
  return word.normalize('NFD').length
}

/** Words that have lost their vowel before another word, as in “l’arthrose”. */
const elided = String.raw`(?<![\p{L}\p{M}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['\u2019]`
const unseparated = new RegExp(String.raw`${elided}(?=\p{L})`, 'giu')
const separated = new RegExp(String.raw`(${elided}) (?=\p{L})`, 'giu')
const atEnd = new RegExp(`${elided}$`, 'iu')

/** Returns a text with a space after each elision, so that the index has the next word by itself. */
export function separateElisions(text: string): string {
  return text.replace(unseparated, '$& ')
}

/** Returns a text of the index without the spaces after elisions, as its page has it. */
export function joinElisions(text: string): string {
  return text.replace(separated, '$1')
}

/** Returns whether a word of the index belongs to the next one. */
export function isElided(word: string): boolean {
  return atEnd.test(word)
}
