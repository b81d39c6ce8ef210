import { findLocale } from '../../citations/locales.ts'
import { faultOfTag, languageName } from '../../shared/language.ts'
import { defineRule } from '../rule.ts'

/** CSL has a locale for the language of the site. Without one, citations use English terms. */
export const languageHasLocale = defineRule({
  name: 'language-has-locale',
  holds: 'Citation terms exist in the language of the publication.',
  severity: 'warning',
  check({ site, siteRecord }) {
    if (!site || !siteRecord) return []
    const { language } = site
    if (faultOfTag(language) || findLocale(language) !== undefined) return []
    const inEnglish = languageName(language)
    const name = inEnglish === undefined ? `\`${language}\`` : `${inEnglish} (\`${language}\`)`
    return [
      {
        place: siteRecord.placeOf(['language']),
        message: `There are no citation terms in ${name}, so citations use English ones, such as “ed.” and “n.d.”.`,
        hint: 'If English terms are acceptable, set `language-has-locale` to `off` in `rules`.',
        length: language.length,
      },
    ]
  },
})
