/** Chooses the pages of a site on which the slow tests run. */

/**
 * Returns the pages that show every kind of element of the site, and at least one page of each template. In each
 * template, the page with the most kinds comes first.
 *
 * Two elements are of one kind if they have the same name, the same classes, role and type, and the same names of their
 * other ARIA and data attributes: what style sheets and accessibility rules tell apart. The tone of a verdict changes
 * only colours, so it makes another kind only for tests of colours.
 *
 * @param pages the HTML of each page, by its address
 * @param tested what the tests look at: `colours`, or also the structure, which takes longer
 */
export function choosePages(
  pages: ReadonlyMap<string, string>,
  tested: 'colours' | 'structure',
): string[] {
  const values = tested === 'colours' ? /^(?:class|role|type|data-tone)$/ : /^(?:class|role|type)$/
  const kinds = new Map([...pages].map(([address, html]) => [address, kindsOf(html, values)]))
  const templates = Object.values(Object.groupBy(pages.keys(), templateOf))
  const chosen = templates.map(
    (addresses = []) =>
      addresses.reduce((one, other) => (sizeOf(kinds, other) > sizeOf(kinds, one) ? other : one)), // oxfmt-ignore
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

/** Returns the template of a page: its address, with an asterisk instead of the name of a record. */
function templateOf(address: string): string {
  return address.replace(/^(\/[^/]+\/)[^/]+/, '$1*')
}

function sizeOf(kinds: ReadonlyMap<string, ReadonlySet<string>>, address: string): number {
  return kinds.get(address)?.size ?? 0
}

/**
 * Returns the kinds of elements in the HTML of a page.
 *
 * @param values the attributes whose values tell kinds apart
 */
function kindsOf(html: string, values: RegExp): Set<string> {
  const tags = html.matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/g)
  const kinds = new Set<string>()
  for (const [, name, attributes = ''] of tags) {
    const known = [...attributes.matchAll(/([^\s="]+)(?:="([^"]*)")?/g)].flatMap(
      ([, attribute = '', value = '']) => {
        if (values.test(attribute)) return [`${attribute}=${value}`]
        return /^(?:data-|aria-|hidden$)/.test(attribute) ? [attribute] : []
      },
    )
    kinds.add([name, ...known.sort()].join(' '))
  }
  return kinds
}
