import type { Place } from '../../shared/place.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { faultOfTag } from '../../shared/language.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { elementsOf } from '../elements.ts'
import { defineRule } from '../rule.ts'
import { suggestion } from '../../shared/suggestion.ts'

/**
 * Languages are given as tags that name one: of the site, of an element in a text, and of a source.
 *
 * Sources in CSL-JSON and BibTeX are written by programs with notations of their own, and are taken as they are.
 */
export const languageIsKnown = defineRule({
  name: 'language-is-known',
  holds: 'Every language is given by the standard tag of a known one.',
  severity: 'error',
  check,
})

function check({ site, siteRecord, references, articles, pages }: RuleContext): Problem[] {
  return [
    ...(siteRecord ? faults(site?.language, () => siteRecord.placeOf(['language'])) : []),
    ...[...references.values()].flatMap(({ record, data }) =>
      record.format === 'yaml' ? faults(data?.language, () => record.placeOf(['language'])) : [],
    ),
    ...[...articles, ...pages].flatMap(({ record }) =>
      elementsOf(record).flatMap(({ attributes }) =>
        attributes.flatMap(({ name, value, offset }) =>
          // An empty `lang` says that the language is unknown (HTML, "The lang and xml:lang attributes").
          name === 'lang' && value !== ''
            ? faults(value, () => placeOfOffset(record.file, record.body, offset))
            : [],
        ),
      ),
    ),
  ]
}

/** The place is asked for only where something is wrong: it takes another reading of the file. */
function faults(tag: string | undefined, placeOf: () => Place): Problem[] {
  const fault = tag === undefined ? undefined : faultOfTag(tag)
  if (tag === undefined || !fault) return []
  return [
    {
      place: placeOf(),
      message: `${fault.message}${suggestion(fault.suggestion) || '.'}`,
      hint: 'Write the code of the language and, if needed, of its script or region, as in `de`, `pt-BR` or `zh-Hant`.',
      length: tag.length,
      ...(fault.suggestion === undefined ? {} : { suggestion: fault.suggestion }),
    },
  ]
}
