import { z } from 'astro/zod'

import { calendarDate, ignored, oldAddresses, text, webAddress } from '../shared/schema.ts'

/** What a claimant says about the checks of their claims. */
const replySchema = z.strictObject({
  date: calendarDate.describe('The day on which the claimant sent or published it.'),
  text: text.describe('The reply, in Markdown. It can contain links, but no citations.'),
  url: webAddress.optional().describe('The page on which the claimant published it.'),
})

/** Someone who makes claims: `content/claimants/<id>.yaml`. */
export const claimantSchema = z.strictObject({
  name: text.describe('The name, as readers know it.'),
  type: z.enum(['person', 'organization']).optional().describe('A person or an organisation.'),
  description: text.optional().describe('Who this is, in a sentence.'),
  url: webAddress.optional().describe('The claimant’s own page.'),
  sameAs: z
    .union([webAddress, z.array(webAddress)])
    .optional()
    .describe('The claimant at Wikidata, ORCID or another register.'),
  reply: replySchema
    .optional()
    .describe('What the claimant says about the checks, in their own words.'),
  aliases: oldAddresses.optional(),
  ignore: ignored
    .optional()
    .describe('Rules of the checker that do not apply to this claimant, each with a reason.'),
})

export type ClaimantRecord = z.output<typeof claimantSchema>
