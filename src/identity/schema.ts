/** The fields of `site.yaml` that say how the publication looks and what its header and footer link to. */

import { z } from 'astro/zod'

import { report, text, webAddress } from '../shared/schema.ts'
import { type WrittenAccent, isColour } from './colours.ts'

/** A picture in `content/identity/`. */
function picture(endings: readonly [string, ...string[]]) {
  const pattern = new RegExp(`^(?!.*(?:^|/)\\.)[^\\\\?#]+\\.(?:${endings.join('|')})$`, 'i')
  const listed = endings.map((ending) => `.${ending}`).join(' or ')
  return text.refine((value) => pattern.test(value.trim()), {
    error: `is not the name of a file in content/identity/ that ends in ${listed}`,
  })
}

interface WrittenLogo {
  light: string
  dark?: string | undefined
  alt?: string | undefined
}

const logoFile = picture(['svg', 'png'])

const colour = z.string().superRefine((value, context) => {
  if (isColour(value)) return
  const hex = /^[\da-f]{3}(?:[\da-f]{3})?$/i.test(value) ? `#${value}` : undefined
  report(
    hex !== undefined
      ? { message: `is not a colour; write '${hex}'`, suggestion: `'${hex}'` }
      : { message: "is not an opaque colour of CSS; write one such as '#0b6e4f'" },
    context,
  )
})

/** A link: the name of a section or page of the publication, or any address under a name. */
const link = z.union(
  [
    text,
    z.strictObject({
      label: text.describe('What the link says.'),
      url: text
        .superRefine((value, context) => {
          if (value.startsWith('/') && !value.startsWith('//')) return
          report(webAddressProblem(value), context)
        })
        .describe('A web address, or an address of this site that starts with a slash.'),
    }),
  ],
  'must be the name of a section or page, such as `articles` or `about`, or have a `label` and a `url`',
)

function webAddressProblem(value: string) {
  const message = webAddress.safeParse(value).error?.issues[0]?.message
  return message === undefined ? undefined : { message }
}

/** The sections that every publication has. */
export const sectionNames = [
  'articles',
  'claims',
  'references',
  'corrections',
  'feeds',
  'data',
  'search',
] as const

export type SectionName = (typeof sectionNames)[number]

/** The typefaces that a publication can choose from (`fonts/faces.ts`). */
export const typefaceChoices = ['source', 'source-sans', 'system'] as const

export type TypefaceChoice = (typeof typefaceChoices)[number]

/** A link of the header or the footer, as `site.yaml` has it. */
export type WrittenLink = z.output<typeof link>

export const identityFields = {
  logo: z
    .union(
      [
        logoFile.transform((light): WrittenLogo => ({ light })),
        z.strictObject({
          light: logoFile.describe('The logo on light paper.'),
          dark: logoFile.optional().describe('The logo on dark paper, if it needs another.'),
          alt: text
            .optional()
            .describe(
              'What the logo says, if it contains the name, which is then not written next to it.',
            ),
        }),
      ],
      'must be the name of a file in content/identity/, or have `light` and `dark`',
    )
    .optional()
    .describe('The logo in the header: the name of an .svg or .png in content/identity/.'),
  icon: picture(['svg'])
    .optional()
    .describe(
      'The icon of the site, an .svg in content/identity/, from which those of browsers and phones are made. Without it, they show the initial of the name.',
    ),
  socialPicture: z
    .strictObject({
      src: picture(['png', 'jpg', 'jpeg']).describe(
        'The name of a .png or .jpg in content/identity/, best 1200 × 630 pixels.',
      ),
      alt: text.describe('What the picture shows, for readers who cannot see it.'),
    })
    .optional()
    .describe('The picture for those who share a page that is not a fact-check.'),
  accent: z
    .union(
      [
        colour.transform((light): WrittenAccent => ({ light })),
        z.strictObject({
          light: colour.describe('On light paper.'),
          dark: colour
            .optional()
            .describe('On dark paper; by default a lighter tone of the same hue.'),
        }),
      ],
      'must be a colour of CSS, or have `light` and `dark`',
    )
    .optional()
    .describe('The colour of links and marks. It has to be legible: a contrast of 4.5 to 1.'),
  typefaces: z
    .enum(typefaceChoices)
    .optional()
    .describe(
      'The typefaces: source (Source Serif and Source Sans, the default), source-sans (only that), or system (those of the reader’s device, which load nothing).',
    ),
  navigation: z
    .array(link)
    .optional()
    .describe(
      'The links in the header, in this order: articles, claims, references, corrections, feeds, data, search, names of pages, or a `label` with a `url`.',
    ),
  footer: z
    .strictObject({
      links: z
        .array(link)
        .optional()
        .describe('The links in the footer, in this order, written as in `navigation`.'),
      text: text.optional().describe('A sentence or two of the publication’s own.'),
    })
    .optional()
    .describe(
      'What the footer shows; by default links to all pages, the corrections, feeds and data.',
    ),
}

/** The look of a publication, as `site.yaml` has it. */
export type Identity = z.output<z.ZodObject<typeof identityFields>>
