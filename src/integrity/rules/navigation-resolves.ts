import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { sectionNames } from '../../identity/schema.ts'
import { nearest } from '../../shared/nearest.ts'
import { suggestName } from '../../shared/suggestion.ts'
import { problemOfLink, problemOfUnpublished, targetOf } from '../link-faults.ts'
import { linksOfSite, navigationLinks } from '../links.ts'

/** Every link that `site.yaml` lists for the header or footer leads to a section, a page or an address that exists. */
export const navigationResolves = defineRule({
  name: 'navigation-resolves',
  holds: 'Every link in the header and footer leads somewhere.',
  severity: 'error',
  fixed: true,
  check(checked) {
    const { siteRecord } = checked
    if (!siteRecord) return []
    return [
      ...linksOfSite(checked).flatMap(({ link, path }): Problem[] => {
        const fault = typeof link === 'string' ? faultOfName(link, checked) : undefined
        if (typeof link !== 'string' || !fault) return []
        return [{ place: siteRecord.placeOf(path), length: link.length, ...fault }]
      }),
      ...navigationLinks(checked).flatMap((link): Problem[] => {
        const address = targetOf(link, checked)
        const problem =
          address?.unpublished === undefined
            ? problemOfLink(link, checked)
            : problemOfUnpublished(link, address)
        return problem ? [problem] : []
      }),
    ]
  },
})

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
