/**
 * Reads the addresses of a `srcset` (HTML, "Parse a srcset attribute"). A comma is part of an address unless it is at its
 * end, and part of a descriptor inside brackets.
 */
export function addressesInSrcset(value: string): string[] {
  const addresses: string[] = []
  let at = 0
  const skip = (characters: RegExp) => {
    const start = at
    while (at < value.length && characters.test(value[at] ?? '')) at += 1
    return value.slice(start, at)
  }
  while (at < value.length) {
    skip(/[\s,]/)
    const address = skip(/\S/)
    if (address !== '') addresses.push(address.replace(/,+$/, ''))
    if (address.endsWith(',')) continue
    for (let depth = 0; at < value.length && (depth > 0 || value[at] !== ','); at += 1) {
      if (value[at] === '(') depth += 1
      if (value[at] === ')') depth -= 1
    }
  }
  return addresses
}
