/**
 * Gives back an address from the content if a page may link to it.
 *
 * @param schemes what may stand before the colon
 * @returns the address, or `undefined` where it is no address or has another scheme, such as `javascript:`
 */
export function linkable(
  address: string | undefined,
  schemes: readonly string[] = ['https', 'http', 'mailto'],
): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined
  return schemes.includes(new URL(address).protocol.slice(0, -1)) ? address : undefined
}

/** An address as people read it: without scheme, `www.` and the slash at its end. */
export function readableAddress(address: string): string {
  return address.replace(/^(https?:\/\/(www\.)?|mailto:)/, '').replace(/\/$/, '')
}
