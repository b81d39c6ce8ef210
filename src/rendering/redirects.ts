/** The redirects of a site, from the old addresses of its records. */

import type { SourceRecord } from '../reading/record.ts'
import type { ValidatedPublication } from '../publication/validated.ts'
import { type Redirect, redirectFile } from '../hosting/redirects.ts'
import { finishPage } from '../messages/marks.ts'
import type { Words } from '../messages/words.ts'
import type { Urls } from '../shared/urls.ts'

import { redirectPage } from '../hosting/redirect-page.ts'
import { aliasesOf } from '../publication/old-addresses.ts'

/**
 * Lists the redirects of a publication that the check found no error in.
 *
 * @param isLeftOut returns whether readers do not get a record
 */
export function redirectsOf(
  validated: ValidatedPublication,
  urls: Urls,
  isLeftOut: (record: SourceRecord) => boolean,
): Redirect[] {
  return aliasesOf(validated, urls.origin + urls.base).flatMap(({ record, old, target, title }) =>
    'fault' in old || isLeftOut(record) ? [] : [{ ...old, to: urls.path(target), title }],
  )
}

/** Returns the pages at old addresses, by their paths below the site. */
export function redirectPages(
  redirects: readonly Redirect[],
  { origin, base }: Urls,
  words: Words,
): Map<string, string> {
  const [before = '', after = ''] = words
    .parts('site.moved')
    .reduce<string[]>(
      (texts, part) =>
        typeof part === 'string'
          ? [...texts.slice(0, -1), (texts.at(-1) ?? '') + part]
          : [...texts, ''],
      [''],
    )
  return new Map(
    redirects.flatMap((redirect): [string, string][] => {
      const file = redirectFile(redirect, base)
      const { language, direction } = words
      const page = () =>
        redirectPage(redirect, origin, { language, direction, sentence: [before, after] })
      return file === undefined ? [] : [[file, words.isMarked ? finishPage(page()) : page()]]
    }),
  )
}
