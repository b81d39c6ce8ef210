import { type Feed, type FeedFormat, type Part, markupInSummary } from '../feed.ts'
import type { Spot } from '../../../shared/place.ts'
import { type Problem, defineRule } from '../../rule.ts'
import { type BuiltSite, fixOf } from '../built-site.ts'

import { destinationOf } from '../address.ts'
import { at } from '../found.ts'

/**
 * The fields that each format requires. Each list needs at least one of its fields.
 *
 * RSS 2.0 (RSS Advisory Board), "Required channel elements" and "Elements of item"; RFC 4287, sections 4.1.1 and 4.1.2;
 * JSON Feed 1.1, "Top-level" and "Items".
 */
const required: Record<FeedFormat, { channel: string[][]; entry: string[][] }> = {
  rss: { channel: [['title'], ['link'], ['description']], entry: [['title', 'description']] },
  atom: { channel: [['id'], ['title'], ['updated']], entry: [['id'], ['title'], ['updated']] },
  json: { channel: [['version'], ['title']], entry: [['id'], ['content_html', 'content_text']] },
}

/** Fields that contain a date. */
const dates = [
  'pubDate',
  'lastBuildDate',
  'published',
  'updated',
  'date_published',
  'date_modified',
]

const names: Record<FeedFormat, string> = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' }

/**
 * Every feed is well-formed, has the fields that its format requires, escapes text where feed readers expect HTML, and
 * can be read completely by a feed reader.
 */
export const feedParses = defineRule({
  name: 'feed-parses',
  holds: 'Feed readers can read every feed of the built site.',
  severity: 'error',
  inspect: ({ name, feed, broken = [] }, site) =>
    [
      ...broken
        .filter(({ format }) => format === 'feed')
        .map((each) =>
          toFault(each, `The feed \`${name}\` cannot be read. ${each.reason ?? ''}`.trim()),
        ),
      ...(feed ? problemsOf(feed, name) : []),
    ].map(({ entry, ...problem }) => ({
      ...problem,
      hint: fixOf(site.originOf(name) ?? (entry && originOfEntry(entry, site))),
    })),
})

type Fault = Spot & Pick<Problem, 'message'> & { entry?: Part }

function toFault(spot: Spot, message: string, entry?: Part): Fault {
  return { ...at(spot), message, ...(entry ? { entry } : {}) }
}

/** Returns the content file of a feed's entry: that of the page to which it links. */
function originOfEntry({ fields }: Part, { address, originOf }: BuiltSite): string | undefined {
  const link = ['url', 'link', 'guid', 'id'].map((field) => fields.get(field)).find(Boolean)
  if (link === undefined) return undefined
  const destination = destinationOf(link, address.origin + address.base, address)
  return destination.to === 'site' ? originOf(destination.name) : undefined
}

function problemsOf({ format, channel, entries, isReadable }: Feed, name: string): Fault[] {
  const missing = (part: Part, label: string, fields: string[][], entry?: Part) =>
    fields
      .filter((alternatives) => !alternatives.some((field) => part.fields.has(field)))
      .map((alternatives) =>
        toFault(
          part,
          `${label} has no ${quoted(alternatives)}, which ${names[format]} requires.`,
          entry,
        ),
      )
  const invalidDates = (part: Part, label: string, entry?: Part) =>
    dates.flatMap((field) => {
      const value = part.fields.get(field)
      if (value === undefined || !Number.isNaN(Date.parse(value))) return []
      return [toFault(part, `${label} has an invalid date in \`${field}\`: \`${value}\`.`, entry)]
    })

  const problems = [
    ...missing(channel, `The feed \`${name}\``, required[format].channel),
    ...invalidDates(channel, `The feed \`${name}\``),
    ...entries.flatMap((entry, index) => {
      const label = `Entry ${index + 1} of the feed`
      const markup = format === 'rss' ? markupInSummary(entry) : undefined
      return [
        ...missing(entry, label, required[format].entry, entry),
        ...invalidDates(entry, label, entry),
        ...(markup === undefined
          ? []
          : [
              toFault(
                entry,
                `${label} has text in \`description\` that feed readers take for HTML: \`${markup}\`.`,
              ),
            ]),
      ]
    }),
  ]
  return problems.length > 0 || isReadable
    ? problems
    : [toFault(channel, `Feed readers cannot read \`${name}\` as ${names[format]}.`)]
}

function quoted(fields: string[]): string {
  return fields.map((field) => `\`${field}\``).join(' or ')
}
