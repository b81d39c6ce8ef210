/** Describes the changes of a site in Markdown, for a pull request. */

import { counted, grouped } from '../shared/counted.ts'
import {
  type NamedPage,
  type SiteChanges,
  type VerdictChange,
  isWithoutChanges,
} from './compare-sites.ts'

/** The most rows of a list. GitHub takes 65,536 characters in a comment. */
const mostRows = 60

/** The most characters of a text by others. */
const mostCharacters = 300

/** Writes the summary. Everything from the content is escaped. */
export function summarizeChanges(changes: SiteChanges): string {
  const { added, changed, removed, lists, unseen, verdicts, revisions } = changes
  const further = [
    ...(lists > 0 ? [`${counted(lists, 'list')} of pages`] : []),
    ...(unseen > 0 ? [`${counted(unseen, 'page')} in which no text changes`] : []),
  ]
  if (isWithoutChanges(changes)) {
    return `## Changes on the site\n\nReaders will notice no change.${unseen > 0 ? ` ${grouped(unseen)} pages differ only in what is not text.` : ''}\n`
  }
  const parts = [
    '## Changes on the site',
    `${counted(added.length, 'new page')}, ${grouped(changed.length)} changed, ${grouped(removed.length)} removed.${further.length > 0 ? ` Also changed: ${further.join(' and ')}.` : ''}`,
    verdictTable(verdicts),
    section(
      'Corrections and updates',
      revisions.map(
        ({ title, summary }) => `**${escapeMarkdown(title)}.** ${escapeMarkdown(summary)}`,
      ),
    ),
    section('New pages', added.map(pageRow)),
    section('Changed pages', changed.map(pageRow)),
    section('Removed pages', removed.map(pageRow)),
    removed.length > 0
      ? 'Links to removed pages lead nowhere. If an article has a new address, add its old slug to `aliases`.'
      : '',
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function verdictTable(verdicts: readonly VerdictChange[]): string {
  if (verdicts.length === 0) return ''
  const rows = verdicts
    .slice(0, mostRows)
    .map(
      ({ claim, before, after }) =>
        `| ${[escapeMarkdown(claim), stateOf(before), stateOf(after)].join(' | ')} |`,
    )
  return [
    '### Verdicts',
    '',
    '| Claim | Before | After |',
    '| ----- | ------ | ----- |',
    ...rows,
    ...moreThan(verdicts.length).map((line) => `\n${line}`),
  ].join('\n')
}

function stateOf(state: VerdictChange['before']): string {
  if (!state) return '–'
  const { verdict, certainty } = state
  return `**${escapeMarkdown(verdict)}**${certainty === '' ? '' : ` (certainty: ${escapeMarkdown(certainty)})`}`
}

function section(title: string, rows: readonly string[]): string {
  if (rows.length === 0) return ''
  const shown = rows.slice(0, mostRows).map((row) => `- ${row}`)
  return [`### ${title}`, '', ...shown, ...moreThan(rows.length).map((line) => `- ${line}`)].join(
    '\n',
  )
}

function moreThan(total: number): string[] {
  return total > mostRows ? [`… and ${grouped(total - mostRows)} more`] : []
}

function pageRow({ path, title, isRedirect }: NamedPage): string {
  const address = `\`/${path.replaceAll('`', '')}\``
  return isRedirect ? `${address}, which redirects` : `${address} ${escapeMarkdown(title)}`
}

/**
 * Escapes a text for Markdown on GitHub, on one line: markup, HTML, `@` and `#`, which would notify people and link issues.
 * An invisible character (U+2060, word joiner) separates these two from the word after them.
 */
export function escapeMarkdown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const short = line.length > mostCharacters ? `${line.slice(0, mostCharacters - 1)}…` : line
  return short
    .replaceAll(/[\\`*_{}[\]()<>#+!|~$^=-]|(?<=^\d+)\./g, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll(/[@#](?=[\w-])/g, '$&\u2060')
    .replaceAll(/\b(https?|www)(?=:|\\?\.)/gi, '$1\u2060')
}
