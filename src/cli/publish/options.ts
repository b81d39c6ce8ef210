/** The options of `npm run publish`. */

import { parseArgs } from 'node:util'

import type { Revision } from '../../articles/revisions.ts'

import { revisionKinds } from '../../articles/schema.ts'
import { nearest } from '../../shared/nearest.ts'
import { suggestion } from '../../shared/suggestion.ts'
import { unknownOption } from '../option-messages.ts'

/** What `--help` prints. */
export const help = `npm run publish <article> prepares an article for publication. It takes the draft off, sets the day of
publication, adds the revisions that a change needs, checks the whole publication, and says what to commit.

  npm run publish prp-knee
  npm run publish content/articles/prp-knee.mdx
  npm run publish prp-knee -- --revision correction --summary "The trial had 288 participants, not 228."

  --revision <kind>    what kind of change it is, for an article that readers have: correction, update,
                       verdict-change or withdrawal; none for a change that readers need not know of,
                       such as a corrected typo. A verdict-change takes both ratings from the history
  --summary <text>     what was changed and why, for readers
  --published <day>    the day of first publication, if it was not today: of a text that was published
                       elsewhere before
  --last-checked <day> the day on which you last checked the evidence; a correction does not move it
  --since <revision>   the git revision to compare with; by default the last commit (HEAD)
  --help               prints this text

At a terminal, the kind and the summary are asked for. An article with publishAt in the future stays
under embargo until that day. If the check finds an error, the file is left as it was. Nothing is
committed. The exit code is 0 if the article is ready, 1 if it is not, and 2 if an argument is missing or
invalid. To use another folder than content/, set CONTENT_DIR.
`

/** The kind of change that an author gave; `none` for one without a revision. */
export type GivenKind = Revision['kind'] | 'none'

/** What the arguments ask for. */
export type Request =
  | {
      kind: 'publish'
      /** A slug, or the path of the file. */
      article: string
      revision?: GivenKind | undefined
      summary?: string | undefined
      since?: string | undefined
      /** The day of publication, as typed. */
      published?: string | undefined
      /** The day of the last check of the evidence, as typed. */
      lastChecked?: string | undefined
    }
  | { kind: 'help' }
  | { kind: 'mistake'; message: string }

const options = {
  revision: { type: 'string' },
  summary: { type: 'string' },
  since: { type: 'string' },
  published: { type: 'string' },
  'last-checked': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const givenKinds: readonly GivenKind[] = [...revisionKinds, 'none']

/** Reads the arguments. Everything that is wrong with them is in one message. */
export function readPublishOptions(typed: readonly string[]): Request {
  const { tokens, values } = parseArgs({
    // npm removes the first `--`; other callers may pass it on.
    args: typed.filter((each) => each !== '--'),
    options,
    strict: false,
    tokens: true,
  })
  if (values.help) return { kind: 'help' }
  const articles = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
  const mistakes = tokens.flatMap((token) => {
    if (token.kind !== 'option' || token.name === 'help') return []
    if (!Object.hasOwn(options, token.name))
      return [unknownOption(token.rawName, Object.keys(options))]
    return token.value?.trim() ? [] : [`${token.rawName} needs a value.`]
  })
  const [article, ...others] = articles
  if (article === undefined)
    mistakes.push('Specify the article: npm run publish with its slug or the path of its file.')
  if (others.length > 0)
    mistakes.push(
      `One article at a time: \`${others.join('`, `')}\` cannot follow \`${article ?? ''}\`. Put a summary into quotation marks, and options after \`--\`.`,
    )
  const revision = valueOf(values.revision)
  const kind = givenKinds.find((each) => each === revision)
  if (revision !== undefined && kind === undefined) {
    const near = suggestion(nearest(revision, givenKinds)) || '.'
    mistakes.push(
      `There is no kind of revision \`${revision}\`${near} Use one of ${givenKinds.join(', ')}.`,
    )
  }
  if (article === undefined || mistakes.length > 0)
    return { kind: 'mistake', message: mistakes.join('\n  ') }
  return {
    kind: 'publish',
    article,
    revision: kind,
    summary: valueOf(values.summary),
    since: valueOf(values.since),
    published: valueOf(values.published),
    lastChecked: valueOf(values['last-checked']),
  }
}

function valueOf(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value.trim() : undefined
}
