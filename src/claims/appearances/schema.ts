import { z } from 'astro/zod'

import { claimantSchema } from '../../claimants/schema.ts'
import { edtfDate, languageTag, recordId, text, webAddress } from '../../shared/schema.ts'
import { mediaKinds } from '../media.ts'
import { mediumNames } from './medium.ts'

/** An image, video or recording, and where it is. */
export const mediaPlace = z.strictObject({
  kind: z
    .enum(mediaKinds)
    .describe('Whether the claim is made by an image, a video or a recording.'),
  url: webAddress.describe('The address at which it appeared.'),
})

const { type, url, sameAs } = claimantSchema.shape

/** The fields of a claimant's record that an entry has only without one. `record-has-its-shape` compares both. */
export const fieldsOfClaimant = ['name', 'type', 'url', 'sameAs'] as const

/** Who makes a claim: a record, or a name with what is known of it, and the place and time if there is only one. */
export const claimantEntry = z
  .strictObject({
    claimant: recordId
      .optional()
      .describe(
        'Who makes the claim: the name of a file in content/claimants/. Then `name`, `type`, `url` and `sameAs` are in that file.',
      ),
    name: text.optional().describe('Who makes the claim.'),
    type,
    url,
    sameAs,
    where: text.optional().describe('Where the claim was made.'),
    whereUrl: webAddress
      .optional()
      .describe('The address of the page, post or recording in which it was made.'),
    date: edtfDate.optional().describe('When it was made: 2022, 2022-04 or 2022-04-06.'),
  })
  .refine(({ claimant, name }) => claimant !== undefined || name !== undefined, {
    error: 'is missing, and so is `claimant`; one of the two is needed',
    path: ['name'],
    when: isGroup,
  })

/** Also checks groups in which other fields are wrong, so that all problems are reported at once. */
function isGroup({ value }: { value: unknown }): boolean {
  return typeof value === 'object' && value !== null
}

/** A place in which a claim was made. */
export const appearanceSchema = z
  .strictObject({
    where: text
      .optional()
      .describe('The place in words, such as the name of a programme. Needed without a `url`.'),
    url: webAddress.optional().describe('The address of the page, post or recording.'),
    archived: webAddress.optional().describe('The address of an archived copy of it.'),
    date: edtfDate
      .optional()
      .describe('When the claim was made there: 2022, 2022-04 or 2022-04-06.'),
    medium: z.enum(mediumNames).optional().describe('The kind of place.'),
    quotation: text.optional().describe('The exact words, without quotation marks around them.'),
    language: languageTag
      .optional()
      .describe(
        'The language of the quotation, if it is not that of the publication: de or pt-BR.',
      ),
    claimant: text
      .optional()
      .describe(
        'Who made the claim there: the name of a file in content/claimants/, or a `name` in `claimants`. Needed only if the claim has several claimants.',
      ),
    media: mediaPlace
      .optional()
      .describe('The image, video or recording that made the claim there.'),
    first: z.boolean().optional().describe('Whether this is the first known appearance.'),
  })
  .refine(({ where, url }) => where !== undefined || url !== undefined, {
    error: 'is missing, and so is `url`; one of the two is needed',
    path: ['where'],
    when: isGroup,
  })
