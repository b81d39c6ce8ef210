import type { SourceRecord } from '../../reading/record.ts'
import { type Problem, defineRule } from '../rule.ts'

import { builtInStyles, citesByNumber, readStyle } from '../../citations/style.ts'
import { styleFault } from '../../citations/style-fault.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { unreadableStyle } from './file-parses.ts'
import { suggestName } from '../../shared/suggestion.ts'

/** The citation styles of the site and of articles exist, and every style in `content/styles/` works. */
export const styleExists = defineRule({
  name: 'style-exists',
  holds: 'Every citation style that is used exists, and every style that was added works.',
  severity: 'error',
  fixed: true,
  check({ site, siteRecord, articles, publication }) {
    const styles = [...new Set([...publication.styles.keys(), ...builtInStyles()])].sort()
    const missing = (style: string | undefined, record: SourceRecord | undefined): Problem[] =>
      style === undefined || !record || styles.includes(style)
        ? []
        : [
            {
              place: record.placeOf(['csl']),
              message: `There is no citation style \`${style}\`${suggestName(style, styles) || '.'}`,
              hint: `Use one of ${styles.map((each) => `\`${each}\``).join(', ')}, or add the style as content/styles/<name>.csl.`,
              length: style.length,
            },
          ]
    return [
      ...missing(site?.csl, siteRecord),
      ...articles.flatMap(({ record, data }) => missing(data?.csl, record)),
      ...[...publication.styles].flatMap(([name, { file, xml }]) => {
        const isUnreadable = unreadableStyle(file, xml).length > 0
        return isUnreadable ? [] : unusable(name, file, xml, site?.language ?? 'en')
      }),
    ]
  },
})

/** Reports a `.csl` file with which the citation processor fails. */
function unusable(name: string, file: string, xml: string, language: string): Problem | Problem[] {
  const fault = styleFault(name, xml, language)
  if (fault === undefined) return undeclaredNumbers(name, file, xml)
  return {
    place: placeOfOffset(file, xml, offsetOfFault(xml, fault)),
    message: `The citation style \`${name}\` cannot be used: ${fault}`,
    hint: `Download \`${name}.csl\` from the CSL style repository again, or choose another style.`,
  }
}

/** Reports a style that cites by number without declaring it, because lists, notes and sorting depend on it. */
function undeclaredNumbers(name: string, file: string, xml: string): Problem[] {
  const { format } = readStyle(xml)
  if (format === 'numeric' || format === 'label' || !citesByNumber(xml)) return []
  const written = /<category\b[^>]*\bcitation-format\s*=\s*["']([^"']*)["']/.exec(xml)
  return [
    {
      place: placeOfOffset(file, xml, written?.index ?? Math.max(0, xml.indexOf('<info'))),
      message: `The citation style \`${name}\` cites by number, but ${written?.[1] === undefined ? 'does not declare it' : `declares the format \`${written[1]}\``}.`,
      hint: 'Write `<category citation-format="numeric"/>` in its `<info>`.',
    },
  ]
}

/** Returns the offset of the element or macro that a fault mentions. */
function offsetOfFault(xml: string, fault: string): number {
  const element = /`(<[^>]+)>`/.exec(fault)?.[1]
  if (element !== undefined) return Math.max(0, xml.indexOf(element))
  const macro = /\bmacro `([^`]*)`/.exec(fault)?.[1]
  if (macro === undefined) return 0
  const definition = xml.indexOf(`<macro name="${macro}"`)
  return Math.max(0, definition === -1 ? xml.indexOf(`macro="${macro}"`) : definition)
}
