import { type SiteAddress, addressOf } from '../address.ts'
import type { BuiltFile } from '../built-file.ts'
import { type Link, at } from '../found.ts'
import { type BuiltSite, type SiteProblem, madeFrom } from '../built-site.ts'
import { type Problem, defineRule } from '../../rule.ts'

import { nearest } from '../../../shared/nearest.ts'
import { decodePercent } from '../../../shared/percent-encoding.ts'
import { suggestion } from '../../../shared/suggestion.ts'
import { cached } from '../../../shared/cached.ts'
import { targetOf } from '../facts.ts'

type Wrong = Pick<Problem, 'message' | 'suggestion'>

/** Every internal address leads to a file, and its fragment to an element of that page. */
export const pageLinksResolve = defineRule({
  name: 'page-links-resolve',
  holds: 'Every link of the built site leads to a file, and its fragment to an element.',
  severity: 'error',
  inspect: (file, site) =>
    file.links.flatMap((link): SiteProblem | [] => {
      const wrong = wrongLink(link, file, site)
      if (!wrong) return []
      return {
        ...at(link),
        ...wrong,
        hint: `Correct the address. ${madeFrom(site, file.name)}`,
        subject: URL.parse(link.address, file.url)?.href ?? link.address,
      }
    }),
  mayBreak: ({ targets }, site) => targets.some(leadsNowhere(site)),
})

/** Creates the function that returns whether a target is missing. Results are cached: most pages link to the same ones. */
const leadsNowhere = cached(({ names, anchorsOf }: BuiltSite) => {
  const found = new Map<string, boolean>()
  return (target: string): boolean => {
    const known = found.get(target)
    if (known !== undefined) return known
    const { name, fragment } = targetOf(target)
    const isNowhere = !names.has(name) || isMissing(fragment, anchorsOf(name))
    found.set(target, isNowhere)
    return isNowhere
  }
})

function wrongLink(
  { address: written, carrier }: Link,
  file: BuiltFile,
  site: BuiltSite,
): Wrong | undefined {
  const address = written.trim()
  const subject = `The ${carrier.noun} \`${address}\``
  if (carrier.loads && address === '') return { message: `This ${carrier.noun} has no address.` }
  const destination = file.resolve(written)
  if (destination.to === 'nowhere') return { message: `${subject} is not a valid address.` }
  if (destination.to === 'past-base')
    return {
      message: `${subject} leads outside the site, which is under \`${site.address.base}\`.`,
    }
  if (destination.to !== 'site') return undefined
  const { name, fragment } = destination
  if (name === file.name) return missingFragment(fragment, file.page?.anchors, () => 'on this page')
  if (site.names.has(name)) {
    const where = () => `on the page \`${pathOf(name, site.address)}\``
    return missingFragment(fragment, site.anchorsOf(name), where)
  }
  if (site.names.has(`${name}/index.html`))
    return { message: `${subject} has no slash at its end.` }
  const candidate = nearestPage(site)(name)
  return {
    message: `${subject} ${carrier.loads ? 'is not' : 'does not lead to'} a file of the site${suggestion(candidate) || '.'}`,
    ...(candidate === undefined ? {} : { suggestion: candidate }),
  }
}

function missingFragment(
  fragment: string,
  anchors: ReadonlySet<string> | undefined,
  where: () => string,
): Wrong | undefined {
  if (!anchors || !isMissing(fragment, anchors)) return undefined
  const id = decodePercent(fragment)
  const candidate = nearest(id, anchors)
  return {
    message: `There is no \`#${id}\` ${where()}${suggestion(candidate && `#${candidate}`) || '.'}`,
    ...(candidate === undefined ? {} : { suggestion: `#${candidate}` }),
  }
}

/**
 * Looks for a fragment like a browser: as written, then decoded (HTML, "Find a potential indicated element").
 *
 * @param anchors undefined if the file is not a page. Its viewer, such as one for PDF, then resolves the fragment
 */
function isMissing(fragment: string, anchors: ReadonlySet<string> | undefined): boolean {
  if (!anchors || fragment === '') return false
  const id = decodePercent(fragment)
  return !anchors.has(fragment) && !anchors.has(id) && id.toLowerCase() !== 'top'
}

/** Creates the function that finds the most similar page. Results are cached. */
const nearestPage = cached(({ names, address }: BuiltSite) => {
  const found = new Map<string, string | undefined>()
  return (name: string): string | undefined => {
    if (!found.has(name)) found.set(name, nearest(name, names, 2))
    const candidate = found.get(name)
    return candidate && pathOf(candidate, address)
  }
})

/** Returns the address of a file from the root of its host. */
function pathOf(name: string, address: SiteAddress): string {
  return addressOf(name, address).slice(address.origin.length)
}
