import type { CslItem, CslName } from './csl.ts'

import { formatPartialDate } from '../shared/dates.ts'

/**
 * Describes a source in the site's own form, for sources for which a citation style prints no entry: names, title,
 * container, publisher and date, each where the source has it.
 *
 * @param language for the date, a BCP 47 tag
 * @returns plain text
 */
export function ownForm(item: CslItem, language: string): string {
  const names = (item.author ?? item.editor ?? []).map(fullName).join(', ')
  const parts = [
    names,
    item.title,
    item['container-title'],
    item.publisher,
    item.issued && formatPartialDate(item.issued, language),
  ]
  return parts
    .map((part) => withoutMarkup(part ?? ''))
    .filter((part) => part !== '')
    .map((part) => (/\p{Sentence_Terminal}$/u.test(part) ? part : `${part}.`))
    .join(' ')
}

function fullName(name: CslName): string {
  const { literal, given, family, suffix } = name
  const parts = [
    given,
    name['dropping-particle'],
    name['non-dropping-particle'],
    family,
    suffix,
  ].filter(Boolean)
  return literal ?? parts.join(' ')
}

/** Text without the markup that CSL allows in fields (CSL 1.0.2, "Rich text formatting"). */
function withoutMarkup(text: string): string {
  return text.replace(/<\/?(?:i|b|sup|sub|sc|span)\b[^>]*>/g, '')
}
