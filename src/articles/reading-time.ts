/** Estimates how long an article takes to read. */

/**
 * Words per minute that adults read silently: the mean for non-fiction in English, from 190 studies.
 *
 * Brysbaert (2019), “How many words do we read per minute? A review and meta-analysis of reading rate”, Journal of Memory
 * and Language 109, 104047. Languages differ by a few tens of words, which is less than readers differ.
 */
const wordsPerMinute = 238

/** Scripts without spaces between words. Korean has spaces. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u

/**
 * Counts the words of a text as reading studies do: everything between white space that contains a letter or a digit. In
 * scripts without spaces, words are found by Unicode's rules and dictionaries (UAX 29).
 *
 * @param language the language of the text, a BCP 47 tag
 */
export function countWords(text: string, language: string): number {
  let words = 0
  let segmenter: Intl.Segmenter | undefined
  for (const piece of text.split(/\s+/)) {
    if (unspaced.test(piece)) {
      segmenter ??= new Intl.Segmenter(language, { granularity: 'word' })
      for (const { isWordLike } of segmenter.segment(piece)) words += isWordLike ? 1 : 0
    } else if (/[\p{L}\p{N}]/u.test(piece)) words += 1
  }
  return words
}

/** Returns the minutes that it takes to read a number of words, rounded, at least 1. */
export function minutesToRead(words: number): number {
  return Math.max(1, Math.round(words / wordsPerMinute))
}
