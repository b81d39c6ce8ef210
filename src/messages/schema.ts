/** The form of `content/messages/<language>.yaml`: words of the interface, by group and name. */

import { z } from 'astro/zod'

import { type Message, formsOf, placesIn, pluralCategories } from './message.ts'

import { nearest } from '../shared/nearest.ts'
import { en } from './en.ts'

const words = z.string().regex(/\S/, 'is empty; write the words, or leave the line out')

const pluralForms = z.strictObject({
  ...(Object.fromEntries(pluralCategories.map((name) => [name, formOf(name).optional()])) as Record<
    (typeof pluralCategories)[number],
    z.ZodOptional<typeof words>
  >),
  other: formOf('other'),
})

function formOf(category: (typeof pluralCategories)[number]): typeof words {
  return words.describe(`For numbers of the plural category “${category}” of Unicode.`)
}

const groups: Record<keyof typeof en, string> = {
  site: 'The frame of every page, and words that many pages share.',
  dates: 'Dates in words.',
  navigation: 'Header, footer and front page.',
  articles: 'Articles, and lists of them.',
  claims: 'Claims, verdicts and their evidence.',
  claimants: 'Those who make claims, and where they make them.',
  outcomes: 'The evidence on each outcome of a claim.',
  bias: 'The risk of bias of studies.',
  leaflets: 'Leaflets: articles on one sheet of paper.',
  cards: 'Cards, which show a verdict on other sites.',
  designs: 'Designs of studies.',
  changes: 'Corrections and other changes to articles.',
  references: 'Pages of sources and searches, and lists of them.',
  fields: 'The fields of sources.',
  types: 'The kinds of sources.',
  responses: 'Responses of readers.',
  topics: 'Topics, people and ratings.',
  search: 'The search of the site.',
  figures: 'Charts and pictures, and their descriptions.',
  feeds: 'What feeds say beside the texts.',
  digest: 'The monthly digest for emails.',
  data: 'Data files, exports and metadata.',
  texts: 'What is added to the texts of authors.',
}

/** The words of the interface in a language. Those that are left out are Assay’s own, else English. */
export const messagesSchema = z.strictObject(
  Object.fromEntries(
    Object.entries<Readonly<Record<string, Message>>>(en).map(([group, messages]) => [
      group,
      z
        .strictObject(
          Object.fromEntries(
            Object.entries(messages).map(([name, english]) => [
              name,
              schemaOf(english)
                .optional()
                .describe(`In English: ${inEnglish(english)}`),
            ]),
          ),
        )
        .optional()
        .describe(groups[group as keyof typeof en]),
    ]),
  ),
)

function schemaOf(english: Message): z.ZodType<Message> {
  const places = placesIn(formsOf(english).join(' '))
  const schema: z.ZodType<Message> =
    typeof english === 'string' ? words : z.union([words, pluralForms])
  return schema.superRefine((message, context) => {
    const fault = faultOfPlaces(message, places)
    if (fault !== undefined) context.addIssue(fault)
  })
}

/** Every place in a message must have a value, and every value must be shown. */
function faultOfPlaces(message: Message, places: ReadonlySet<string>): string | undefined {
  const general = typeof message === 'string' ? message : message.other
  const unknown = formsOf(message)
    .flatMap((form) => [...placesIn(form)])
    .find((place) => !places.has(place))
  const all = [...places].map((place) => `\`{${place}}\``)
  if (unknown !== undefined) {
    const near = nearest(unknown, places)
    return places.size === 0
      ? `contains \`{${unknown}}\`, but nothing is put there; write it without braces`
      : `contains \`{${unknown}}\`, which has no value; write ${near === undefined ? all.join(' or ') : `\`{${near}}\``}`
  }
  const missing = [...places].find((place) => !placesIn(general).has(place))
  return missing === undefined
    ? undefined
    : `does not contain \`{${missing}}\`; write it where its value belongs`
}

function inEnglish(message: Message): string {
  return formsOf(message)
    .map((form) => `“${form}”`)
    .join(' or ')
}
