import { accountsIn } from '../../../references/accounts.ts'
import { cached } from '../../../shared/cached.ts'
import { type BuiltSite, madeFrom } from '../built-site.ts'
import { defineRule } from '../../rule.ts'

/** Readers see no citation as typed. */
export const pageShowsNoCitationSource = defineRule({
  name: 'page-shows-no-citation-source',
  holds: 'No page of the built site shows a citation as typed.',
  severity: 'error',
  inspect: ({ name, citations }, site) =>
    citations
      .filter(({ text }) => !accountsOn(site).has(text))
      .map(({ text, ...spot }) => ({
        ...spot,
        message: `Readers see the citation \`${text}\` as typed.`,
        hint: `Move it to a text or a Markdown field, because titles cannot have citations, or put it between backticks. ${madeFrom(site, name)}`,
        subject: text,
      })),
})

/** Returns the accounts of authors of the site's sources, which are in the brackets of a citation. */
const accountsOn = cached(
  ({ items }: BuiltSite): ReadonlySet<string> => new Set([...items.values()].flatMap(accountsIn)),
)
