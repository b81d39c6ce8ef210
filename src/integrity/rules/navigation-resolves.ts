import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { type WrittenLink, sectionNames } from '../../identity/schema.ts'
import { nearest } from '../../shared/nearest.ts'
import { suggestName, suggestion } from '../../shared/suggestion.ts'
import { createUrls } from '../../shared/urls.ts'
import { addressesOf } from '../addresses.ts'
import { ownFilesOf } from '../own-files.ts'

/** Every link that `site.yaml` lists for the header or footer leads to a section, a page or an address that exists. */
export const navigationResolves = defineRule({
  name: 'navigation-resolves',
  holds: 'Every link in the header and footer leads somewhere.',
  severity: 'error',
  fixed: true,
  check(checked) {
    const { site, siteRecord } = checked
    if (!site || !siteRecord) return []
    const lists = [
      { path: ['navigation'], links: site.navigation ?? [] },
      { path: ['footer', 'links'], links: site.footer?.links ?? [] },
    ]
    return lists.flatMap(({ path, links }) =>
      links.flatMap((link, index): Problem[] => {
        const isName = typeof link === 'string'
        const fault = isName ? faultOfName(link, checked) : faultOfAddress(link.url, checked)
        const place = siteRecord.placeOf([...path, index, ...(isName ? [] : ['url'])])
        return fault ? [{ place, length: wordsOf(link).length, ...fault }] : []
      }),
    )
  },
})

function wordsOf(link: WrittenLink): string {
  return typeof link === 'string' ? link : link.url
}

type Fault = Pick<Problem, 'message' | 'hint' | 'suggestion'>

function faultOfName(name: string, { pages }: RuleContext): Fault | undefined {
  const names = [...sectionNames, ...pages.map(({ record }) => record.id)]
  if (names.includes(name)) return undefined
  const isAddress = /^(?:https?:|\/)/i.test(name)
  const near = isAddress ? undefined : nearest(name, names)
  return {
    message: `There is no section or page \`${name}\`${(isAddress ? '' : suggestName(name, names)) || '.'}`,
    hint: isAddress
      ? `Give the link a name: \`{ label: …, url: ${name} }\`.`
      : `Use the name of a file in content/pages/, or one of ${sectionNames.map((each) => `\`${each}\``).join(', ')}.`,
    ...(near === undefined ? {} : { suggestion: near }),
  }
}

/** An address of the publication itself; others are not opened. */
function faultOfAddress(url: string, checked: RuleContext): Fault | undefined {
  if (!url.startsWith('/')) return undefined
  const [path = ''] = createUrls('https://publication.invalid/').authored(url).split(/[?#]/, 1)
  const addresses = addressesOf(checked)
  const { publication } = checked
  const isFile = ownFilesOf(publication).has(path) || publication.publicFiles?.has(path)
  if (isFile || addresses.has(path)) return undefined
  const right = addresses.has(`${path}/`) ? `${path}/` : nearest(path, addresses.keys())
  return {
    message: `There is no page at \`${path}\`${suggestion(right) || '.'}`,
    hint: 'Correct the address, or remove the link.',
    ...(right === undefined ? {} : { suggestion: right }),
  }
}
