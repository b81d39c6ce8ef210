import { type SiteAddress, addressOf, destinationOf } from '../address.ts'
import { type Link, at } from '../found.ts'
import { type BuiltFile, type BuiltSite, madeFrom, pagesFirst } from '../built-site.ts'
import { type Problem, defineRule } from '../../rule.ts'

import { nearest } from '../../../shared/nearest.ts'
import { decodePercent } from '../../../shared/percent-encoding.ts'
import { suggestion } from '../../../shared/suggestion.ts'

type Wrong = Pick<Problem, 'message' | 'suggestion'>

/** Every internal address leads to a file, and its fragment to an element of that page. */
export const pageLinksResolve = defineRule({
  name: 'page-links-resolve',
  holds: 'Every link of the built site leads to a file, and its fragment to an element.',
  severity: 'error',
  inspect(site) {
    const look = lookup(site)
    const onPages = new Set<string>()
    return pagesFirst(site).flatMap((file) =>
      file.links.flatMap((link): Problem | [] => {
        const wrong = look(link, file)
        if (!wrong) return []
        const target = URL.parse(link.address, file.url)?.href ?? link.address
        if (file.page) onPages.add(target)
        else if (onPages.has(target)) return []
        return {
          ...at(link),
          ...wrong,
          hint: `Correct the address. ${madeFrom(site, file.name)}`,
        }
      }),
    )
  },
})

/** Creates the function that finds the problem of a link. */
function lookup(site: BuiltSite): (link: Link, file: BuiltFile) => Wrong | undefined {
  const { names, address: siteAddress } = site
  const anchors = new Map(site.files.map(({ name, page }) => [name, page?.anchors]))
  const near = nearestPage(site)
  return ({ address: written, carrier }, file) => {
    const address = written.trim()
    const subject = `The ${carrier.noun} \`${address}\``
    if (carrier.loads && address === '') return { message: `This ${carrier.noun} has no address.` }
    const destination = destinationOf(address, file.url, siteAddress)
    if (destination.to === 'nowhere') return { message: `${subject} is not a valid address.` }
    if (destination.to === 'past-base')
      return {
        message: `${subject} leads outside the site, which is under \`${siteAddress.base}\`.`,
      }
    if (destination.to !== 'site') return undefined
    const { name } = destination
    if (names.has(name)) {
      const page = name === file.name ? undefined : pathOf(name, siteAddress)
      return missingFragment(destination.fragment, anchors.get(name), page)
    }
    if (names.has(`${name}/index.html`)) return { message: `${subject} has no slash at its end.` }
    const candidate = near(name)
    return {
      message: `${subject} ${carrier.loads ? 'is not' : 'does not lead to'} a file of the site${suggestion(candidate) || '.'}`,
      ...(candidate === undefined ? {} : { suggestion: candidate }),
    }
  }
}

/** Finds a fragment like a browser: as written, then decoded (HTML, "Find a potential indicated element"). */
function missingFragment(
  fragment: string,
  anchors: ReadonlySet<string> | undefined,
  page: string | undefined,
): Wrong | undefined {
  // If the file is not a page, such as a PDF, its viewer resolves the fragment.
  if (!anchors || fragment === '') return undefined
  const id = decodePercent(fragment)
  if (anchors.has(fragment) || anchors.has(id) || id.toLowerCase() === 'top') return undefined
  const candidate = nearest(id, anchors)
  const where = page === undefined ? 'on this page' : `on the page \`${page}\``
  return {
    message: `There is no \`#${id}\` ${where}${suggestion(candidate && `#${candidate}`) || '.'}`,
    ...(candidate === undefined ? {} : { suggestion: `#${candidate}` }),
  }
}

/** Creates the function that finds the most similar page. Results are cached. */
function nearestPage({ names, address }: BuiltSite): (name: string) => string | undefined {
  const found = new Map<string, string | undefined>()
  return (name) => {
    if (!found.has(name)) found.set(name, nearest(name, names, 2))
    const candidate = found.get(name)
    return candidate && pathOf(candidate, address)
  }
}

/** Returns the address of a file from the root of its host. */
function pathOf(name: string, address: SiteAddress): string {
  return addressOf(name, address).slice(address.origin.length)
}
