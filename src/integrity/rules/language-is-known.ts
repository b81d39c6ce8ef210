import { type Place, placeOfOffset } from '../../shared/place.ts'
import { type Problem, defineRule } from '../rule.ts'

import { faultOfTag } from '../../shared/language.ts'
import { suggestion } from '../../shared/suggestion.ts'

/**
 * Language tags of the site, of articles, of files with the words of a language, of elements in texts, of quotations of a
 * claim and of sources are valid and known.
 *
 * Those of sources in CSL-JSON and BibTeX are not checked, because programs write them in their own notations.
 */
export const languageIsKnown = defineRule({
  name: 'language-is-known',
  holds: 'Every language tag is valid and names a known language.',
  severity: 'error',
  checkText: ({ record, found: { elements } }) =>
    elements.flatMap(({ attributes }) =>
      attributes.flatMap(({ name, value, offset }) =>
        // An empty `lang` means that the language is unknown (HTML, "The lang and xml:lang attributes").
        name === 'lang' && value !== ''
          ? problemsOf(value, () => placeOfOffset(record.file, record.body, offset))
          : [],
      ),
    ),
  check: ({ site, siteRecord, articles, claims, references, messages }) => [
    ...[...messages].flatMap(([tag, { record }]) => problemsOf(tag, () => record.place)),
    ...(siteRecord ? problemsOf(site?.language, () => siteRecord.placeOf(['language'])) : []),
    ...articles.flatMap(({ record, data }) =>
      problemsOf(data?.language, () => record.placeOf(['language'])),
    ),
    ...[...claims.values()].flatMap(({ record, data }) =>
      (data?.appearances ?? []).flatMap(({ language }, index) =>
        problemsOf(language, () => record.placeOf(['appearances', index, 'language'])),
      ),
    ),
    ...[...references.values()].flatMap(({ record, data }) =>
      record.format === 'yaml'
        ? problemsOf(data?.language, () => record.placeOf(['language']))
        : [],
    ),
  ],
})

/** Checks a tag. The place is found only for a problem, because that means reading the file again. */
function problemsOf(tag: string | undefined, placeOf: () => Place): Problem[] {
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
