/** Notices that a part of the index is missing. Pagefind finds nothing then, as if no page had the words. */

import type { WordIndex } from './word-index.ts'
import type { Vocabulary } from './vocabulary.ts'
import { fold, wordsIn } from './words.ts'

/**
 * Returns an index whose `pagesWith` fails if it finds no page with a word that the vocabulary of the site has, and a file could not
 * be loaded. If all could, the word is only a part of others, which the index does not have by itself.
 *
 * @param vocabulary the words of all pages in the index
 * @param hasFailed returns whether a file of the index could not be loaded so far
 */
export function completeIndex<Index extends Pick<WordIndex, 'pagesWith'>>(
  index: Index,
  vocabulary: Vocabulary,
  hasFailed: () => boolean,
): Index {
  const isMissing = async (word: string) => {
    const known = await vocabulary.get(fold(word))
    if (!known) return false
    for (const form of [known.word, ...known.forms])
      if ((await index.pagesWith(form)).size > 0) return false
    return true
  }
  const pagesWith: Index['pagesWith'] = async (phrase) => {
    const pages = await index.pagesWith(phrase)
    if (pages.size > 0 || !hasFailed()) return pages
    for (const word of wordsIn(phrase))
      if (await isMissing(word)) throw new Error(`The index lacks “${word}”, a word of the site.`)
    return pages
  }
  return { ...index, pagesWith }
}
