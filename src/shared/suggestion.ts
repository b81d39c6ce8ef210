import { looksLike, strayCharacter } from './look-alike.ts'
import { nearest } from './nearest.ts'

/** Says "; did you mean …?" where a suggestion is at hand. */
export function suggestion(candidate: string | undefined): string {
  return candidate === undefined ? '' : `; did you mean \`${candidate}\`?`
}

/**
 * Finds what an author may have meant by a name that nothing has, and says it: a name that is near, or one that looks the
 * same with the character in which they differ.
 *
 * @param write writes a name as it belongs in this place, such as in quotes where YAML would take it for a truth value
 */
export function suggestName(
  word: string,
  candidates: Iterable<string>,
  write = (name: string) => name,
): string {
  const names = [...candidates]
  // The name of a file, or its path, in the place of the record's.
  const plain = word.replace(/^(?:content\/)?[a-z]+\/|\.(?:ya?ml|mdx?|json|bib|csl)$/gi, '')
  if (plain !== word && names.includes(plain)) return suggestion(write(plain))
  const same = names.find((name) => looksLike(word, name))
  if (same === undefined) {
    const near = nearest(word, names)
    return suggestion(near === undefined ? undefined : write(near))
  }
  return `: it looks like \`${same}\`, but contains ${strayCharacter(word, same) ?? 'another character'}.`
}
