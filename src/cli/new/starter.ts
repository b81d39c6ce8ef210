/** The content folder of a new publication, made from the templates in `src/starter/`. */

import { currentSchema } from '../../shared/content-schema.ts'
import type { CalendarDate } from '../../shared/dates.ts'

import { setFields } from '../../library/edited-yaml.ts'
import { siteSchema } from '../../site.ts'

/** What the templates do not know. */
export interface StarterAnswers {
  name: string
  url: string
  /** A BCP 47 tag. */
  language: string
  email: string
}

/** The address and the day that the templates contain, so that they are publications themselves. */
const sampleEmail = 'desk@example.org'
const sampleDay = '2026-01-01'

/**
 * Chooses the templates for a language: its own, those of the language without its region, else English ones.
 *
 * @param tag a BCP 47 tag
 * @param available the languages that there are templates in
 */
export function starterLanguage(tag: string, available: readonly string[]): string {
  const { language } = new Intl.Locale(tag)
  return [tag, language].find((each) => available.includes(each)) ?? 'en'
}

/**
 * Returns the files of a new publication.
 *
 * @param templates the texts of the templates by their paths, with `site.yaml`
 * @param today the day on which the sample is published
 */
export function starterFiles(
  templates: ReadonlyMap<string, string>,
  { name, url, language, email }: StarterAnswers,
  today: CalendarDate,
): Map<string, string> {
  const files = new Map<string, string>()
  for (const [path, text] of templates)
    files.set(path, text.replaceAll(sampleEmail, () => email).replaceAll(sampleDay, today))
  const fields = { schema: currentSchema, name, url, language, contact: { email } }
  const site = setFields(templates.get('site.yaml') ?? '', fields, Object.keys(siteSchema.shape))
  return files.set('site.yaml', site)
}
