import type { CslItem } from './csl.ts'

import { wordsIn } from '../messages/words.ts'
import { withoutMarkup } from './markup.ts'
import { wholeName } from './names.ts'

/**
 * Formats a source in the site's own form, for sources that a citation style does not list: names, title, container,
 * publisher and date, as far as the source has them.
 *
 * @param language for the date, a BCP 47 tag
 * @returns plain text
 */
export function ownForm(item: CslItem, language: string): string {
  const names = (item.author ?? item.editor ?? []).map(wholeName).join(', ')
  const parts = [
    names,
    item.title,
    item['container-title'],
    item.publisher,
    item.issued && wordsIn(language).partialDate(item.issued),
  ]
  return parts
    .map((part) => withoutMarkup(part ?? ''))
    .filter((part) => part !== '')
    .map((part) => (/\p{Sentence_Terminal}$/u.test(part) ? part : `${part}.`))
    .join(' ')
}
