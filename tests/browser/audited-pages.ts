/** Chooses the pages of a site on which the slow tests run. */

/**
 * Returns the pages that show every kind of element of the site, and at least one page of each template. In each
 * template, the page with the most kinds comes first.
 *
 * Two elements are of one kind if they have the same name, the same classes, role, type and tone, and the same names of
 * their other ARIA and data attributes: what style sheets and accessibility rules tell apart.
 *
 * @param pages the HTML of each page, by its address
 */
export function choosePages(pages: ReadonlyMap<string, string>): string[] {
  const kinds = new Map([...pages].map(([address, html]) => [address, kindsOf(html)] as const))
  const templates = Object.values(Object.groupBy(pages.keys(), templateOf))
  const chosen = templates.map(
    (addresses = []) =>
      addresses.reduce((one, other) => (sizeOf(kinds, other) > sizeOf(kinds, one) ? other : one)), // prettier-ignore
  )
  const unseen = new Set([...kinds.values()].flatMap((each) => [...each]))
  const see = (address: string) => kinds.get(address)?.forEach((kind) => unseen.delete(kind))
  chosen.forEach(see)
  while (unseen.size > 0) {
    const next = [...kinds].map(([address, each]) => ({
      address,
      count: each.intersection(unseen).size,
    }))
    const { address } = next.reduce((one, other) => (other.count > one.count ? other : one))
    chosen.push(address)
    see(address)
  }
  return chosen.sort()
}

/** Returns the template of a page, as its first folder and whether it is the list of that folder: `/claims/*`. */
function templateOf(address: string): string {
  const [, folder = '', ...rest] = address.split('/')
  return rest.some((part) => part !== '') ? `/${folder}/*` : address
}

function sizeOf(kinds: ReadonlyMap<string, ReadonlySet<string>>, address: string): number {
  return kinds.get(address)?.size ?? 0
}

/** Returns the kinds of elements in the HTML of a page. */
function kindsOf(html: string): Set<string> {
  const tags = html.matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/g)
  const kinds = new Set<string>()
  for (const [, name, attributes = ''] of tags) {
    const known = [...attributes.matchAll(/([^\s="]+)(?:="([^"]*)")?/g)].flatMap(
      ([, attribute = '', value = '']) => {
        if (/^(?:class|role|type|data-tone)$/.test(attribute)) return [`${attribute}=${value}`]
        return /^(?:data-|aria-|hidden$)/.test(attribute) ? [attribute] : []
      },
    )
    kinds.add([name, ...known.sort()].join(' '))
  }
  return kinds
}
