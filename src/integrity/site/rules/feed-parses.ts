import type { Finding } from '../../issue.ts'
import type { Feed, FeedFormat, Part } from '../feed.ts'
import type { Spot } from '../found.ts'
import type { SiteCheck } from '../site.ts'

import { markupInSummary } from '../feed.ts'
import { at } from '../found.ts'

/**
 * What each format asks for: of a list of fields at least one.
 *
 * RSS 2.0 (RSS Advisory Board), "Required channel elements" and "Elements of item"; RFC 4287, sections 4.1.1 and 4.1.2;
 * JSON Feed 1.1, "Top-level" and "Items".
 */
const required: Record<FeedFormat, { channel: string[][]; entry: string[][] }> = {
  rss: { channel: [['title'], ['link'], ['description']], entry: [['title', 'description']] },
  atom: { channel: [['id'], ['title'], ['updated']], entry: [['id'], ['title'], ['updated']] },
  json: { channel: [['version'], ['title']], entry: [['id'], ['content_html', 'content_text']] },
}

/** Fields that hold a date. */
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
 * Every feed is well-formed, has what its format asks for, escapes text where readers expect HTML, and is read whole by a
 * feed reader.
 */
export const feedParses: SiteCheck = (site) =>
  site.files.flatMap(({ name, feed, broken = [] }): Finding[] => {
    const hint = `Mend ${site.originOf(name) ?? 'the code in src/ that writes it'}.`
    return [
      ...broken
        .filter(({ format }) => format === 'feed')
        .map((each) =>
          say(each, `The feed \`${name}\` cannot be read. ${each.reason ?? ''}`.trim()),
        ),
      ...(feed ? problemsOf(feed, name) : []),
    ].map((problem) => ({ rule: 'feed-parses', ...problem, hint }))
  })

type Problem = Spot & Pick<Finding, 'message'>

function say(spot: Spot, message: string): Problem {
  return { ...at(spot), message }
}

function problemsOf({ format, channel, entries, isReadable }: Feed, name: string): Problem[] {
  const missing = (part: Part, called: string, fields: string[][]) =>
    fields
      .filter((alternatives) => !alternatives.some((field) => part.fields.has(field)))
      .map((alternatives) =>
        say(part, `${called} has no ${quoted(alternatives)}, which ${names[format]} asks for.`),
      )
  const misdated = (part: Part, called: string) =>
    dates.flatMap((field) => {
      const value = part.fields.get(field)
      if (value === undefined || !Number.isNaN(Date.parse(value))) return []
      return [say(part, `${called} has no date in \`${field}\`, but \`${value}\`.`)]
    })

  const problems = [
    ...missing(channel, `The feed \`${name}\``, required[format].channel),
    ...misdated(channel, `The feed \`${name}\``),
    ...entries.flatMap((entry, index) => {
      const called = `Entry ${index + 1} of the feed`
      const markup = format === 'rss' ? markupInSummary(entry) : undefined
      return [
        ...missing(entry, called, required[format].entry),
        ...misdated(entry, called),
        ...(markup === undefined
          ? []
          : [
              say(
                entry,
                `${called} has text in \`description\` that is read as HTML: \`${markup}\`.`,
              ),
            ]),
      ]
    }),
  ]
  return problems.length > 0 || isReadable
    ? problems
    : [say(channel, `Feed readers cannot read \`${name}\` as ${names[format]}.`)]
}

function quoted(fields: string[]): string {
  return fields.map((field) => `\`${field}\``).join(' or ')
}
