/** The publication itself: `content/site.yaml`, validated and frozen. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

import { z } from 'astro/zod'
import { parse } from 'yaml'

import { identityFields } from './identity/schema.ts'
import { messagesSchema } from './messages/schema.ts'
import { type OwnMessages, type Words, wordsIn } from './messages/words.ts'
import { schemaProblem } from './shared/content-schema.ts'
import { languageTag, report, text, webAddress } from './shared/schema.ts'
import { createUrls, type Urls } from './shared/urls.ts'
import { isWebAddress, siteAddressProblem } from './shared/web-address.ts'

/** Words that a search cannot tell apart would replace one another. */
function areDifferentWords(
  synonyms: Readonly<Record<string, unknown>>,
  context: z.RefinementCtx,
): void {
  const known = new Map<string, string>()
  for (const word of Object.keys(synonyms)) {
    const plain = word.normalize('NFC').toLowerCase().trim()
    const before = known.get(plain)
    known.set(plain, word)
    if (plain === '')
      context.addIssue('has an entry without a word; write the word that readers search for')
    else if (before !== undefined)
      context.addIssue(
        `has entries for \`${before}\` and \`${word}\`, the same word to a search; write what both mean in one list`,
      )
  }
}

/** The fields of `content/site.yaml`. */
export const siteSchema = z
  .strictObject({
    // Without it, the content has the first version.
    schema: z
      .int()
      .min(1, 'is not a version; versions start at 1')
      .optional()
      .superRefine((version = 1, context) => {
        const message = schemaProblem(version)
        if (message !== undefined) report({ message }, context)
      })
      .describe('The version of the form of this content. `npm run upgrade-content` changes it.'),
    name: text.describe('The name of the publication.'),
    url: webAddress
      .superRefine((value, context) => {
        if (isWebAddress(value)) report(siteAddressProblem(value), context)
      })
      .describe(
        'Its address, with the path it lives under if there is one, such as https://example.org/checks/.',
      ),
    description: text.optional().describe('What it is, in a sentence.'),
    language: languageTag.prefault('en').describe('Its language as a BCP 47 tag: en, en-GB, de.'),
    publisher: z
      .strictObject({
        name: text.describe('The name of the publisher.'),
        url: webAddress.optional().describe('The publisher’s own page.'),
        description: text.optional().describe('Who the publisher is, in a sentence.'),
      })
      .optional()
      .describe('Who publishes it; by default the publication itself.'),
    licence: z
      .strictObject({
        name: text.describe('The name of the licence, such as CC BY 4.0.'),
        url: webAddress.describe('The text of the licence.'),
      })
      .optional()
      .describe('The licence of the articles.'),
    contact: z
      .strictObject({
        email: z
          .email('is not an email address')
          .optional()
          .describe('Where readers report errors.'),
        url: webAddress.optional().describe('A page where readers report errors.'),
      })
      .optional()
      .describe('Where readers report errors.'),
    responses: z
      .strictObject({
        way: z
          .enum(['email', 'github'])
          .describe('How readers respond to an article: by email, or with an issue on GitHub.'),
        email: z
          .email('is not an email address')
          .optional()
          .describe('Where emails go, if not to `contact.email`.'),
        repository: z
          .string()
          .regex(/^[A-Za-z\d-]+\/[\w.-]+$/, 'is not a repository on GitHub; write it as owner/name')
          .optional()
          .describe('The repository on GitHub whose issues take responses: owner/name.'),
      })
      .refine(({ way, repository }) => way !== 'github' || repository !== undefined, {
        path: ['repository'],
      })
      .optional()
      .describe('How readers respond to articles; without it they are not asked to.'),
    synonyms: z
      .record(
        z.string(),
        z.union([text, z.array(text).min(1, 'is empty; write at least one word')]),
      )
      .superRefine(areDifferentWords)
      .optional()
      .describe(
        'Words that readers search for, and what the texts call the same: `cortisone: corticosteroid`.',
      ),
    hub: webAddress
      .optional()
      .describe(
        'The WebSub hub that tells subscribers of the feeds about changes at once: https://pubsubhubbub.superfeedr.com/.',
      ),
    funding: text.optional().describe('Who pays for the publication.'),
    csl: text
      .default('vancouver')
      .describe('The citation style of articles that choose no other: vancouver, apa, …'),
    abstracts: z
      .boolean()
      .optional()
      .describe(
        'Whether the abstracts of sources are published: on their pages, in exports and data. They are the work of others; say yes only if you may publish them.',
      ),
    mathematics: z
      .boolean()
      .optional()
      .describe(
        'Whether `$…$` and `$$…$$` in texts are formulas in TeX. Then write `\\$` for a dollar that could start one.',
      ),
    rules: z
      .record(z.string(), z.enum(['error', 'warning', 'off']))
      .optional()
      .describe(
        'How bad it is to break a rule of the checker, where its own severity does not suit.',
      ),
    disclaimer: text
      .optional()
      .describe(
        'The text at the end of every article, such as a note that it is not medical advice.',
      ),
    ...identityFields,
  })
  // Without an address, readers have nobody to write to.
  .refine(
    ({ responses, contact }) =>
      responses?.way !== 'email' || (responses.email ?? contact?.email) !== undefined,
    { path: ['responses', 'email'] },
  )

/** The settings of the publication, and its own words of the interface from `content/messages/`. */
export type Site = Readonly<z.output<typeof siteSchema>> & { readonly messages?: OwnMessages }

/** Absolute path of the publication's content: `CONTENT_DIR`, else `content` in the working directory. */
export function contentDirectory(
  environment: Record<string, string | undefined> = process.env,
): string {
  return resolve(environment['CONTENT_DIR'] || 'content')
}

/**
 * Loads and validates `site.yaml`.
 *
 * @param directory absolute path of the content
 * @throws if the file is missing or wrong; the integrity check says so better, and runs first
 */
export function readSite(directory: string): Site {
  const file = join(directory, 'site.yaml')
  try {
    const site: Site = siteSchema.parse(parse(readFileSync(file, 'utf8')))
    const messages = readMessages(join(directory, 'messages'))
    return Object.freeze(messages === undefined ? site : { ...site, messages })
  } catch (cause) {
    throw new Error(`${file} cannot be used. Run npm run check to see why.`, { cause })
  }
}

/** Reads the publication's own words of the interface; `undefined` if there are none. */
function readMessages(folder: string): OwnMessages | undefined {
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.yaml') && !name.startsWith('.'))
    : []
  if (names.length === 0) return undefined
  return Object.fromEntries(
    names.map((name) => [
      basename(name, '.yaml'),
      messagesSchema.parse(parse(readFileSync(join(folder, name), 'utf8'))),
    ]),
  )
}

/** A site, its addresses, and the words of its interface. */
export interface BoundSite {
  site: Site
  urls: Urls
  /** In the language of the publication. Pages use those of `Astro.locals`, which may be of another language. */
  words: Words
}

let bound: BoundSite | undefined

/** Lets the next question read `site.yaml` again: something in it changed. */
export function forgetSite(): void {
  bound = undefined
}

/** The site that is being built or served, and its addresses. Read once, unless `bindSite` replaces it. */
export function currentSite(): BoundSite {
  return bound ?? bindSite(readSite(contentDirectory()))
}

/** Makes a site the current one, because `site.yaml` changed while it is served. */
export function bindSite(site: Site): BoundSite {
  bound = siteOf(site)
  return bound
}

/** Returns a site with its addresses and words. */
export function siteOf(site: Site): BoundSite {
  return { site, urls: createUrls(site.url), words: wordsIn(site.language, site.messages) }
}

/**
 * Returns a site as it is for an article in another language.
 *
 * @param language the BCP 47 tag of the article, if it has one
 */
export function inLanguage(bound: BoundSite, language: string | undefined): BoundSite {
  if (language === undefined || language === bound.site.language) return bound
  const site = { ...bound.site, language }
  return { site, urls: bound.urls, words: wordsIn(language, site.messages) }
}

/**
 * Returns the words of a page.
 *
 * @param language its BCP 47 tag, if it is not that of the publication
 */
export function wordsOfPage({ site }: Pick<BoundSite, 'site'>, language = site.language): Words {
  return wordsIn(language, site.messages, { marks: true })
}
