const digits = new Intl.NumberFormat('en')

/**
 * Writes a number with commas between thousands.
 *
 * @example grouped(1200) // => '1,200'
 */
export function grouped(number: number): string {
  return digits.format(number)
}

/**
 * Writes a number with its noun.
 *
 * @param plural of the noun, where it is more than an `s` added
 * @example counted(1, 'file') // => '1 file'
 * @example counted(1200, 'page') // => '1,200 pages'
 */
export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(number)} ${number === 1 ? noun : plural}`
}
