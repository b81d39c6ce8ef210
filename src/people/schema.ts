import { z } from 'astro/zod'

import { ignored, oldAddresses, text, webAddress } from '../shared/schema.ts'
import { orcidForm, orcidProblem } from '../shared/identifiers.ts'

/** One person or organisation: `content/people/<id>.yaml`. */
export const personSchema = z.strictObject({
  name: text.describe('The name as shown in a byline.'),
  given: text
    .optional()
    .describe('Given names or initials of a person, as in `name`. Programs that cite need them.'),
  family: text
    .optional()
    .describe('Family name of a person with its particles, as in `name`: van den Berg.'),
  suffix: text.optional().describe('A suffix of a person’s name, as in `name`: Jr. or III.'),
  type: z
    .enum(['person', 'organization'])
    .default('person')
    .describe('A person, or an organisation such as the publication’s own desk.'),
  bio: text
    .optional()
    .describe('Two or three sentences about who this is and what qualifies them.'),
  affiliation: text.optional().describe('Where they work, as they would write it.'),
  roles: z
    .array(text)
    .optional()
    .describe('What they do for the publication: writer, editor, reviewer.'),
  orcid: z
    .string()
    .regex(orcidForm, {
      error: ({ input }) => orcidProblem(typeof input === 'string' ? input : ''),
    })
    .optional()
    .describe('Their ORCID iD, without `https://orcid.org/`.'),
  url: webAddress.optional().describe('A page about them.'),
  disclosures: text.optional().describe('Interests that readers should know about, in a sentence.'),
  aliases: oldAddresses.optional(),
  ignore: ignored
    .optional()
    .describe('Rules of the checker that do not apply to this person, each with a reason.'),
})

export type Person = z.output<typeof personSchema>
