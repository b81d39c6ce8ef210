import { z } from 'astro/zod'

import { parseDate } from '../shared/written-date.ts'
import {
  calendarDate,
  edtfDate,
  ignored,
  oldAddresses,
  recordId,
  report,
  text,
  webAddress,
} from '../shared/schema.ts'
import {
  cslDateVariables,
  cslNameVariables,
  cslNumberVariables,
  cslTextVariables,
  cslTypes,
} from './csl.ts'
import { variableWords } from './csl-words.ts'

const flag = z.boolean().optional()

const name = z.strictObject({
  family: text.optional().describe('Family name.'),
  given: text.optional().describe('Given names or initials.'),
  'dropping-particle': text.optional(),
  'non-dropping-particle': text.optional(),
  suffix: text.optional().describe('A suffix such as Jr. or III.'),
  literal: text.optional().describe('The whole name, for an organisation.'),
  'comma-suffix': flag,
  'static-ordering': flag,
  'parse-names': flag,
})

/** A date in the fields of CSL. `parseDate` checks their contents, because its messages are about the whole date. */
const dateFields = z
  .looseObject({
    'date-parts': z.unknown().optional(),
    season: z.unknown().optional(),
    circa: z.unknown().optional(),
    literal: z.unknown().optional(),
    raw: z.unknown().optional(),
  })
  .superRefine((value, context) => report(parseDate(value).problem, context))

/** The date of a source, or words such as "in press". */
const dateOrWords = z
  .union([z.number().int(), z.string()], 'must be a date such as 2020, 2020-06 or 2020-06-01')
  .superRefine((value, context) => report(parseDate(value).problem, context))

/** Returns the schema of a date field. `accessed` cannot be in words. */
function dateField(variable: (typeof cslDateVariables)[number]) {
  return z
    .union([variable === 'accessed' ? edtfDate : dateOrWords, dateFields])
    .optional()
    .describe(variableWords[variable])
}

const fieldsOf = <Name extends string, Field extends z.ZodType>(
  names: readonly Name[],
  field: Field,
) => Object.fromEntries(names.map((each) => [each, field])) as Record<Name, Field>

/** What can happen to a source after it was published. */
export const healthKinds = ['retracted', 'corrected', 'concern', 'superseded'] as const

/**
 * One source: `content/references/<key>.yaml`, an item of a CSL-JSON array, or an entry of a BibTeX file.
 *
 * The field names are those of CSL-JSON (specification 1.0.2), followed by our own fields, whose names CSL does not use.
 */
export const referenceSchema = z.strictObject({
  ...fieldsOf(cslTextVariables, z.union([z.string(), z.number()]).transform(String).optional()),
  ...fieldsOf(cslNumberVariables, z.union([z.string(), z.number()]).transform(String).optional()),
  ...fieldsOf(
    cslNameVariables,
    z
      .array(name)
      .min(1)
      .optional()
      .describe('A list of names: `family` and `given` of a person, `literal` of an organisation.'),
  ),
  ...(Object.fromEntries(cslDateVariables.map((each) => [each, dateField(each)])) as Record<
    (typeof cslDateVariables)[number],
    ReturnType<typeof dateField>
  >),
  type: z
    .enum(cslTypes)
    .describe('The type of source, in CSL’s terms: article-journal, webpage, report …'),
  title: text.describe('The title as it is printed.'),
  URL: webAddress.optional().describe('The web address at which the source can be read.'),
  health: z
    .strictObject({
      kind: z.enum(healthKinds).describe('What has happened to the source since it was published.'),
      notice: recordId.optional().describe('The notice that announced it: a citation key.'),
      date: edtfDate.optional().describe('When the notice appeared.'),
      checked: calendarDate.optional().describe('The day on which this was last checked.'),
    })
    .optional()
    .describe(
      'Whether the source was retracted, corrected, superseded or is subject to an expression of concern.',
    ),
  archived: z
    .strictObject({
      url: webAddress.describe('The archived copy.'),
      date: calendarDate.optional().describe('The day of the copy.'),
    })
    .optional()
    .describe('A copy of the source that does not change.'),
  remark: text.optional().describe('What readers should know about the record itself.'),
  background: z
    .boolean()
    .optional()
    .describe('True if it is background reading that no text has to cite.'),
  aliases: oldAddresses.optional(),
  ignore: ignored
    .optional()
    .describe('Rules of the checker that do not apply to this source, each with a reason.'),
})

export type Reference = z.output<typeof referenceSchema>
