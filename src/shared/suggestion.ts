import { looksLike, strayCharacter } from './look-alike.ts'
import { nearest } from './nearest.ts'

/** Returns "; did you mean …?" if there is a suggestion, else an empty text. */
export function suggestion(candidate: string | undefined): string {
  return candidate === undefined ? '' : `; did you mean \`${candidate}\`?`
}

/**
 * Returns the suggestion for an unknown name, as the end of a message: a name that is near, or one that looks the
 * same with the character in which they differ.
 *
 * @param write writes a name for its place, such as in quotation marks if YAML would read it as a boolean
 */
export function suggestName(
  word: string,
  candidates: Iterable<string>,
  write = (name: string) => name,
): string {
  const names = [...candidates]
  // The name or path of a file instead of the name of its record.
  const plain = word.replace(/^(?:content\/)?[a-z]+\/|\.(?:ya?ml|mdx?|json|bib|csl)$/gi, '')
  if (plain !== word && names.includes(plain)) return suggestion(write(plain))
  const same = names.find((name) => looksLike(word, name))
  if (same === undefined) {
    const near = nearest(word, names)
    return suggestion(near === undefined ? undefined : write(near))
  }
  return `: it looks like \`${same}\`, but contains ${strayCharacter(word, same) ?? 'another character'}.`
}
