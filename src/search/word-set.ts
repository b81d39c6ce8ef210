/**
 * The words of a language as numbers in a few files, of which a search loads one.
 *
 * Numbers instead of words, so that a site does not contain words that nobody has written in it.
 */

/** How many files there are. */
export const setFiles = 64

/** How many bytes each word takes. Of 4,000 words in a file, one in 4,000 other words has the number of one of them. */
const bytesPerWord = 3

/**
 * Writes words as numbers.
 *
 * @returns the text of each file: the numbers of its words, sorted, in base64
 */
export function packWords(words: Iterable<string>): string[] {
  const numbers = Array.from({ length: setFiles }, (): number[] => [])
  for (const word of words) {
    const { file, number } = placeOf(word)
    numbers[file]?.push(number)
  }
  return numbers.map((own) => btoa(bytesOf(Uint32Array.from(new Set(own)).sort())))
}

/** Returns numbers as a string with one byte in each character. */
function bytesOf(numbers: Uint32Array): string {
  let bytes = ''
  for (const number of numbers)
    bytes += String.fromCharCode(number >>> 16, (number >>> 8) & 0xff, number & 0xff)
  return bytes
}

/**
 * Returns a function that says whether a word is in a set.
 *
 * @param load returns the text of a file by its number
 */
export function openWordSet(
  load: (file: number) => Promise<string>,
): (word: string) => Promise<boolean> {
  return async (word) => {
    const { file, number } = placeOf(word)
    const bytes = atob(await load(file))
    for (let at = 0; at < bytes.length; at += bytesPerWord) {
      let own = 0
      for (let byte = 0; byte < bytesPerWord; byte += 1)
        own = own * 256 + bytes.charCodeAt(at + byte)
      if (own === number) return true
    }
    return false
  }
}

/** Returns the file of a word, and its number in it. */
function placeOf(word: string): { file: number; number: number } {
  const all = hashOf(word)
  return { file: (all >>> 24) % setFiles, number: all & 0xff_ffff }
}

/** Returns the FNV-1a hash of a word, 32 bits, mixed like MurmurHash3's so that all bits depend on all letters. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at += 1)
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
