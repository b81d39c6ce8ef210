/**
 * Reads the addresses of a `srcset` (HTML, "Parse a srcset attribute"). A comma belongs to an address unless it ends it,
 * and one inside brackets to a descriptor.
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
