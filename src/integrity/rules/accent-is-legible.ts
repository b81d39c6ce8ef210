import { findIllegible, leastContrast } from '../../identity/colours.ts'
import { defineRule } from '../rule.ts'

/** Links in the accent of the publication can be read on every background that they are on. */
export const accentIsLegible = defineRule({
  name: 'accent-is-legible',
  holds: 'The accent colour has enough contrast with the paper.',
  severity: 'error',
  check({ site, siteRecord }) {
    const accent = site?.accent
    if (!accent || !siteRecord) return []
    return findIllegible(accent).map(({ scheme, contrast, nearest }) => {
      const written = accent[scheme] ?? ''
      const isNested = typeof (siteRecord.data as { accent?: unknown }).accent !== 'string'
      return {
        place: siteRecord.placeOf(isNested ? ['accent', scheme] : ['accent']),
        message: `On ${scheme} paper, the accent \`${written}\` has a contrast of ${contrast.toFixed(2)} to 1 in marked text; links need ${leastContrast} to 1 (WCAG 2.2, 1.4.3).`,
        hint: `Use \`${nearest}\`, the nearest colour of the same hue that has it.`,
        suggestion: `'${nearest}'`,
        length: written.length,
      }
    })
  },
})
