import type { VFileMessage } from 'vfile-message'

import type { SourceRecord } from '../../reading/record.ts'
import type { Check } from '../check.ts'
import type { Finding } from '../issue.ts'

import { builtInStyles, readStyle } from '../../citations/style.ts'
import { styleFault } from '../../citations/trial.ts'
import { nearest } from '../../shared/nearest.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { suggestion } from '../issue.ts'

/** The citation style of the site, and of an article that chooses its own, exists; every style that is added works. */
export const styleExists: Check = ({ site, siteRecord, articles, publication }) => {
  const styles = [...new Set([...publication.styles.keys(), ...builtInStyles()])].sort()
  const check = (style: string | undefined, record: SourceRecord | undefined): Finding[] =>
    style === undefined || !record || styles.includes(style)
      ? []
      : [
          {
            rule: 'style-exists',
            place: record.placeOf(['csl']),
            message: `There is no citation style \`${style}\`${suggestion(nearest(style, styles)) || '.'}`,
            hint: `The styles are ${styles.map((each) => `\`${each}\``).join(', ')}; add others as content/styles/<name>.csl.`,
            length: style.length,
          },
        ]
  return [
    ...check(site?.csl, siteRecord),
    ...articles.flatMap(({ record, data }) => check(data?.csl, record)),
    ...[...publication.styles].flatMap(([name, { file, xml }]) => {
      const unread = unreadable(file, xml)
      return unread.length > 0 ? unread : unusable(name, file, xml, site?.language ?? 'en')
    }),
  ]
}

/** The citation processor can print with a `.csl` file. */
function unusable(name: string, file: string, xml: string, language: string): Finding[] {
  const fault = styleFault(name, xml, language)
  if (fault === undefined) return []
  return [
    {
      rule: 'style-exists',
      place: placeOfOffset(file, xml, offsetOfFault(xml, fault)),
      message: `The citation style \`${name}\` cannot be used: ${fault}`,
      hint: `Get \`${name}.csl\` from the CSL style repository again, or choose another style.`,
    },
  ]
}

/** Where the element or macro is that a fault names. */
function offsetOfFault(xml: string, fault: string): number {
  const element = /`(<[^>]+)>`/.exec(fault)?.[1]
  if (element !== undefined) return Math.max(0, xml.indexOf(element))
  const macro = /\bmacro `([^`]*)`/.exec(fault)?.[1]
  if (macro === undefined) return 0
  const definition = xml.indexOf(`<macro name="${macro}"`)
  return Math.max(0, definition === -1 ? xml.indexOf(`macro="${macro}"`) : definition)
}

/** A `.csl` file is XML and an independent style. */
function unreadable(file: string, xml: string): Finding[] {
  try {
    readStyle(xml)
    return []
  } catch (error) {
    const { message, reason, place } = error as Partial<VFileMessage> & Error
    const point = place && 'start' in place ? place.start : place
    return [
      {
        rule: 'file-parses',
        // The parser counts a lone carriage return as the end of a line, and editors do not.
        place: placeOfOffset(file, xml, point?.offset ?? 0),
        message: reason === undefined ? message : `This is not valid XML: ${reason}.`,
        hint: 'Get the style from the CSL style repository again, and choose one that is independent.',
      },
    ]
  }
}
