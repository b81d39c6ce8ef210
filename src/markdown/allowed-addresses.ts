/** The addresses that texts may link to. */

/** The reason why something in a text is rejected. */
export interface Reason {
  message: string
  hint: string
}

/** Returns why a link is rejected: links may lead to http(s), mailto and doi addresses, and within the site. */
export function checkAddress(address: string): Reason | undefined {
  // Browsers skip white space and control characters before and inside a scheme (URL standard, "basic URL parser").
  // oxlint-disable-next-line no-control-regex
  const plain = address.replace(/[\u0000-\u0020\u007F-\u00A0]/g, '')
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(plain)?.[1]?.toLowerCase()
  if (scheme !== undefined && !['http', 'https', 'mailto', 'doi'].includes(scheme)) {
    return {
      message: `Links to this address are not allowed: \`${address}\`.`,
      hint: 'Link to an https, mailto or doi address, or to a page of the site, as in `/about/`.',
    }
  }
  if (/^[/\\]{2}|\\/.test(plain)) {
    return {
      message: `The address \`${address}\` is incomplete.`,
      hint: 'Start it with https://, or with a single / for a page of this site.',
    }
  }
  return undefined
}

/** Returns whether an address is a path relative to the file that contains it. */
export function isRelative(address: string): boolean {
  return /^(?!.*\\)(?:\.{1,2}\/)?[^/:?#][^:?#]*$/.test(address)
}
