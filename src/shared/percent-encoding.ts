/** Percent-encoding (RFC 3986, section 2.1), which can be incomplete in texts by authors. */

/**
 * Decodes the escapes in a text.
 *
 * @returns the text as written if it contains a `%` that starts no escape, or escapes that are not UTF-8
 * @example decodePercent('a%20b') // => 'a b'
 */
export function decodePercent(text: string): string {
  return decodeWith(decodeURIComponent, text) ?? text
}

/**
 * Encodes a path of any characters, whose slashes separate its segments.
 *
 * @example encodePath('10.1000/a b') // => '10.1000/a%20b'
 */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

/** Decodes the escapes in a whole address, except those of characters that separate its parts, such as `%2F`. */
export function decodeAddress(address: string): string {
  return decodeWith(decodeURI, address) ?? address
}

/** Decodes with `decodeURI` or `decodeURIComponent`; `undefined` if there is a `%` that starts no escape. */
export function decodeWith(decode: (text: string) => string, text: string): string | undefined {
  try {
    return decode(text)
  } catch {
    return undefined
  }
}
