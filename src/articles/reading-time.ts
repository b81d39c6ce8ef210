/** How long an article takes to read. */

/**
 * Words a minute that adults read in silence: the mean for non-fiction in English, from 190 studies.
 *
 * Brysbaert (2019), “How many words do we read per minute? A review and meta-analysis of reading rate”, Journal of Memory
 * and Language 109, 104047. Other languages differ by a few tens of words, less than one reader from another.
 */
const wordsPerMinute = 238

/** Scripts that put no space between words; Korean does. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u

/**
 * Counts the words of a text: what stands between white space and holds a letter or a figure, as reading studies count
 * them. Where a script has no spaces, words are those of Unicode's rules and dictionaries (UAX 29).
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

/** The whole minutes that so many words take to read, at least one. */
export function minutesToRead(words: number): number {
  return Math.max(1, Math.round(words / wordsPerMinute))
}
