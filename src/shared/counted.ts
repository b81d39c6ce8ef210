/**
 * Writes a number with its noun.
 *
 * @param plural of the noun, where it is more than an `s` added
 * @example counted(1, 'file') // => '1 file'
 * @example counted(0, 'page') // => '0 pages'
 */
export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`
}
