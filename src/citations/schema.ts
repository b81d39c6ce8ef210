import { z } from 'astro/zod'

/** A citation style of the publication: `content/styles/<name>.csl`. */
export const styleSchema = z.strictObject({
  xml: z.string().describe('The text of the file.'),
})
