import { z } from 'astro/zod'

import {
  calendarDate,
  ignored,
  languageTag,
  oldAddresses,
  ratingId,
  recordId,
  text,
} from '../shared/schema.ts'
import { countCharacters } from '../shared/characters.ts'

/** The kinds of change that an article records. */
export const revisionKinds = ['correction', 'update', 'verdict-change', 'withdrawal'] as const

/** The front matter of `content/articles/<slug>.mdx`. */
export const articleSchema = z.strictObject({
  title: text.describe('The headline, ideally the question that the article answers.'),
  description: text
    .refine((value) => countCharacters(value) <= 200, 'is longer than 200 characters; shorten it')
    .describe(
      'The answer in a sentence or two, for lists, feeds and search engines; at most 200 characters.',
    ),
  published: calendarDate.describe('The day it was first published.'),
  authors: z
    .array(recordId)
    .min(1, 'is empty; name at least one author')
    .describe('Who wrote it: names of files in content/people/.'),
  topics: z.array(recordId).describe('What it is about: names of files in content/topics/.'),
  claims: z
    .array(recordId)
    .default([])
    .describe(
      'The claims it checks: names of files in content/claims/. The first is its main claim.',
    ),
  background: z
    .array(recordId)
    .optional()
    .describe(
      'Explainers that help to understand it: names of files in content/articles/ that check no claim.',
    ),
  reviewers: z
    .array(recordId)
    .default([])
    .describe('Who reviewed it: names of files in content/people/.'),
  language: languageTag
    .optional()
    .describe('Its language as a BCP 47 tag, if it is not that of the publication: de, pt-BR.'),
  translations: z
    .array(recordId)
    .default([])
    .describe(
      'The same article in other languages: names of files in content/articles/. One of them is enough; each then links to all.',
    ),
  evidenceAsOf: calendarDate.optional().describe('The day up to which you searched for evidence.'),
  lastChecked: calendarDate
    .optional()
    .describe(
      'The day on which you last checked the evidence, if it is later than publication and the last change of the verdict. Corrections and updates do not move it.',
    ),
  reviewBy: calendarDate.optional().describe('The day by which the evidence is to be reviewed.'),
  csl: text.optional().describe('A citation style other than the publication’s, such as apa.'),
  nocite: z
    .union([z.string(), z.array(z.string())])
    .transform((value) => (typeof value === 'string' ? [value] : value))
    .default([])
    .describe('Sources to list without citing them: citation keys with @, or @* for all of them.'),
  cover: z
    .strictObject({
      src: text.describe('The image file, in the folder of the article.'),
      alt: z
        .string()
        .describe(
          'What the image shows, for readers who cannot see it; empty if it is only decoration.',
        ),
      caption: text.optional().describe('The line below it.'),
    })
    .optional()
    .describe('A picture, shown below the verdict and in lists of articles.'),
  disclosures: z
    .strictObject({
      funding: text.optional().describe('Who paid for this article.'),
      interests: text.optional().describe('Interests of its authors, reviewers or sources.'),
    })
    .optional()
    .describe('Funding and interests that readers should know about.'),
  revisions: z
    .array(
      z.strictObject({
        date: calendarDate.describe('The day of the change.'),
        kind: z.enum(revisionKinds).describe('What kind of change it was.'),
        summary: text.describe('What was changed and why, plainly.'),
        from: ratingId.optional().describe('The old verdict, for a change of verdict.'),
        to: ratingId.optional().describe('The new verdict, for a change of verdict.'),
        claim: recordId
          .optional()
          .describe(
            'The claim whose verdict changed, for a change of verdict in an article with several claims.',
          ),
      }),
    )
    .default([])
    .describe('Every change since publication.'),
  aliases: oldAddresses
    .default([])
    .describe(
      'Old addresses of this article: whole paths such as /2019/05/old-title/ or /?p=123, or old slugs. Each redirects to it.',
    ),
  draft: z
    .boolean()
    .default(false)
    .describe(
      'True until it is ready for readers: it is checked and appears in `npm run dev`, but is not published.',
    ),
  publishAt: calendarDate
    .optional()
    .describe(
      'The day on which it appears: until then, it and what only it uses are kept back like a draft. `published` is the same day.',
    ),
  ignore: ignored
    .default([])
    .describe('Rules of the checker that do not apply to this article, each with a reason.'),
})

/** The pages that fact-checks link to. */
export const pageRoles = ['methodology', 'corrections-policy'] as const

export type PageRole = (typeof pageRoles)[number]

/** The front matter of `content/pages/<slug>.mdx`. */
export const pageSchema = z.strictObject({
  title: text.describe('The heading of the page.'),
  description: text
    .refine((value) => countCharacters(value) <= 200, 'is longer than 200 characters; shorten it')
    .describe('What the page says, in a sentence.'),
  label: text.optional().describe('A shorter title for links in the header and footer.'),
  order: z
    .number()
    .optional()
    .describe('Its place among the pages: those with a lower number come first.'),
  role: z
    .enum(pageRoles)
    .optional()
    .describe(
      'What it explains, so that fact-checks can link to it: methodology or corrections-policy. By default, the page with that name does.',
    ),
  aliases: oldAddresses.optional(),
  ignore: ignored
    .default([])
    .describe('Rules of the checker that do not apply to this page, each with a reason.'),
})

export type ArticleFrontMatter = z.output<typeof articleSchema>
export type PageFrontMatter = z.output<typeof pageSchema>
