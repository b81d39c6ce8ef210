/** Divides the words of an index into files, of which a reader loads those that a search needs. */

import { type MetaChunk, compareWords } from './pagefind-format.ts'

/** A word, and how much it takes: one for each page with it and for each place. */
export interface SizedWord {
  word: string
  size: number
}

/** The words of one file. */
export interface Chunk<Word extends SizedWord> {
  words: Word[]
  /** Beginnings of words that several files have, of which Pagefind would load only the first one. */
  beginnings: string[]
}

/**
 * The most that a file takes, unless it has only one word. Pagefind ends a file as soon as it has 20,000, so that its files and
 * ours have about the same size.
 */
const mostInChunk = 30_000

/**
 * The fewest characters of a beginning for which all files are loaded. Of shorter ones, as while a reader types, only the first
 * file is loaded, as with Pagefind's own index.
 */
const shortestBeginning = 3

/**
 * Divides words by their first characters, and so many of them that a file is not too large. So one more word changes only files
 * that share its beginning, and a search for the beginning of words finds all of them: the words of one file begin alike.
 *
 * @param words sorted, each once
 */
export function divideWords<Word extends SizedWord>(
  words: readonly Word[],
  most = mostInChunk,
): Chunk<Word>[] {
  return divide(words, '', most)
}

function divide<Word extends SizedWord>(
  words: readonly Word[],
  beginning: string,
  most: number,
): Chunk<Word>[] {
  if (words.length === 0) return []
  if (words.length === 1 || sizeOf(words) <= most) return [{ words: [...words], beginnings: [] }]
  const chunks: Chunk<Word>[] = []
  let open: { words: Word[]; size: number } | undefined
  for (const group of groupsAfter(words, beginning)) {
    const size = sizeOf(group)
    const longer = characterAt(group[0]?.word ?? '', beginning.length)
    if (size > most && longer !== '') {
      chunks.push(...divide(group, beginning + longer, most))
      open = undefined
    } else if (open && open.size + size <= most) {
      open.words.push(...group)
      open.size += size
    } else {
      open = { words: [...group], size }
      chunks.push({ words: open.words, beginnings: [] })
    }
  }
  if (Array.from(beginning).length >= shortestBeginning)
    for (const chunk of chunks.slice(1)) chunk.beginnings.push(beginning)
  return chunks
}

/** Divides words by the character that follows their common beginning; the beginning itself is a group of its own. */
function groupsAfter<Word extends SizedWord>(words: readonly Word[], beginning: string): Word[][] {
  const groups = Map.groupBy(words, ({ word }) => characterAt(word, beginning.length))
  return [...groups.values()]
}

function characterAt(word: string, at: number): string {
  const code = word.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

function sizeOf(words: readonly SizedWord[]): number {
  let size = 0
  for (const word of words) size += word.size
  return size
}

/**
 * Says which words the files are loaded for (Pagefind's `chunk_meta`): from the first to the last word, shortened to what tells
 * them from the words of the files beside it.
 *
 * @param chunks the files in the order of their words
 * @param hashes their names
 */
export function rangesOf(
  chunks: readonly Chunk<SizedWord>[],
  hashes: readonly string[],
): MetaChunk[] {
  const ranges = chunks.map(({ words }, index): MetaChunk => [
    words[0]?.word ?? '',
    words.at(-1)?.word ?? '',
    hashes[index] ?? '',
  ])
  for (const [index, next] of ranges.entries()) {
    const range = ranges[index - 1]
    if (!range) continue
    const [last, first] = shortened(range[1], next[0])
    if (compareWords(last, range[0]) >= 0) range[1] = last
    next[0] = first
  }
  return ranges.flatMap((range, index) => [
    range,
    ...(chunks[index]?.beginnings ?? []).map((word): MetaChunk => [word, word, range[2]]),
  ])
}

/** Shortens two words after the first character in which they differ (Pagefind's `get_prefixes`). */
function shortened(one: string, other: string): [string, string] {
  const [characters, others] = [Array.from(one), Array.from(other)]
  let same = 0
  while (same < characters.length && characters[same] === others[same]) same += 1
  return [characters.slice(0, same + 1).join(''), others.slice(0, same + 1).join('')]
}
