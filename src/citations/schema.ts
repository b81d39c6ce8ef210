import { z } from 'astro/zod'

/** A citation style that an author adds: `content/styles/<name>.csl`. */
export const styleSchema = z.strictObject({
  xml: z.string().describe('The text of the file.'),
})
