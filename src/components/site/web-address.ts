/**
 * Returns an address from the content if a page may link to it.
 *
 * @param schemes the allowed schemes, without the colon
 * @returns the address, or `undefined` if it is not an address or has another scheme, such as `javascript:`
 */
export function linkable(
  address: string | undefined,
  schemes: readonly string[] = ['https', 'http', 'mailto'],
): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined
  return schemes.includes(new URL(address).protocol.slice(0, -1)) ? address : undefined
}

/** Returns an address in short form: without scheme, `www.` and trailing slash. */
export function readableAddress(address: string): string {
  return address.replace(/^(https?:\/\/(www\.)?|mailto:)/, '').replace(/\/$/, '')
}
