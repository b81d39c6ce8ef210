import type { CslItem } from './csl.ts'

/** Words that only say that a work is a thesis, in languages that often have them in records. */
const onlyThesis =
  /^(?:thesis|dissertation|th\u00e8se|m\u00e9moire|tesis|tese|tesi|doktorarbeit|abschlussarbeit|hochschulschrift)$/iu

/**
 * Returns the degree for which a thesis was written, as far as its `genre` states it: `PhD thesis`, but nothing for `Thesis`
 * (CSL 1.0.2 has no variable for the degree itself).
 */
export function degreeOf({ type, genre }: CslItem): string | undefined {
  const kind = genre?.trim() ?? ''
  return type === 'thesis' && kind !== '' && !onlyThesis.test(kind) ? genre : undefined
}
