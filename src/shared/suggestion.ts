import { looksLike, strayCharacter } from './look-alike.ts'
import { nearest } from './nearest.ts'

/** Returns "; did you mean …?" if there is a suggestion, else an empty text. */
export function suggestion(candidate: string | undefined): string {
  return candidate === undefined ? '' : `; did you mean \`${candidate}\`?`
}

/**
 * Returns the name that an author may have intended: that of the record whose file was named, one that looks the same, or
 * one that is near.
 *
 * @param word the name as written, which is none of the candidates
 */
export function likelyName(word: string, candidates: Iterable<string>): string | undefined {
  const names = [...candidates]
  const plain = word.replace(/^(?:content\/)?[a-z]+\/|\.(?:ya?ml|mdx?|json|bib|csl)$/gi, '')
  if (plain !== word && names.includes(plain)) return plain
  return names.find((name) => looksLike(word, name)) ?? nearest(word, names)
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
  const name = likelyName(word, candidates)
  if (name === undefined || !looksLike(word, name)) {
    return suggestion(name === undefined ? undefined : write(name))
  }
  return `: it looks like \`${name}\`, but contains ${strayCharacter(word, name) ?? 'another character'}.`
}

/**
 * Returns the hint for a name of nothing. Where a similar name exists, a misspelling is more likely than something missing,
 * so that comes first.
 *
 * @param near the similar name, as it has to be written there
 * @param ways what else can be done, each as an imperative clause: `add` what is missing, or `correct` the name if there is
 *   none that is similar, or something `other`
 */
export function hintForMissing(
  near: string | undefined,
  { add, correct, other }: { add?: string | undefined; correct?: string; other?: string },
): string {
  const ways = (
    near === undefined ? [add, correct, other] : [`write \`${near}\``, add, other]
  ).filter((way) => way !== undefined)
  const last = ways.pop() ?? ''
  const all = ways.length === 0 ? last : `${ways.join(', ')}, or ${last}`
  return `${all.charAt(0).toUpperCase()}${all.slice(1)}.`
}

/** Returns the hint for a file that is not in a folder, with the similar name of one that is. */
export function hintForMissingFile(near: string | undefined, folder = 'that folder'): string {
  return hintForMissing(near, { add: `put the file in ${folder}`, correct: 'correct its name' })
}
