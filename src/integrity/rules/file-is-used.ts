import { basename, dirname } from 'node:path'

import type { Problem, RuleContext } from '../rule.ts'

import { attachmentKind, endingOf } from '../../articles/attachments.ts'
import { nearest } from '../../shared/nearest.ts'
import { isBesideText, namedFiles } from '../named-files.ts'
import { defineRule } from '../rule.ts'

const pictures = new Set(['avif', 'gif', 'jpeg', 'jpg', 'png', 'svg', 'webp'])

/**
 * Every file beside a text is used: shown, drawn, or given to readers, by a draft at least. One of a kind that no text can
 * use is an error.
 */
export const fileIsUsed = defineRule({
  name: 'file-is-used',
  holds: 'Every picture and data file beside a text is used by one.',
  severity: 'warning',
  check,
})

function check(checked: RuleContext): Problem[] {
  const { directory, files, sources } = checked.publication
  const uses = namedFiles(checked)
  const named = new Set(uses.flatMap(({ file }) => (file === undefined ? [] : [file])))
  // What a text names wrongly is reported there.
  const meant = new Set(
    uses.flatMap(({ path, file }) => (file === undefined ? (nearest(path, files) ?? []) : [])),
  )
  const unreadCharts = new Set(
    [...checked.charts.values()].flatMap(({ record, data }) =>
      data ? [] : [dirname(record.file)],
    ),
  )
  const hasAllTexts = [...checked.articles, ...checked.pages].every(({ record }) => record.tree)
  return [...files].flatMap((file): Problem[] => {
    if (sources.has(file) || named.has(file) || !isBesideText(file, directory)) return []
    const ending = endingOf(file)
    const name = basename(file)
    const place = { file, line: 1, column: 1 }
    // Reading has reported these, or left them out.
    if (/^(?:mdx?|markdown)$/.test(ending) || /^(?:readme|licen[cs]e|copying|notice)(?:\.txt)?$/i.test(name)) return [] // prettier-ignore
    const isInPages = !file.startsWith(`${directory}/articles/`)
    if (!pictures.has(ending) && (isInPages || attachmentKind(name) === undefined)) {
      return [
        {
          rule: 'file-belongs-here',
          place,
          message: `\`${name}\` is not a kind of file that is read here.`,
          hint: hintFor(name, isInPages),
        },
      ]
    }
    // A text or chart that cannot be read may name it.
    const isMaybeNamed = ending === 'csv' && unreadCharts.has(dirname(file))
    if (!hasAllTexts || isMaybeNamed || meant.has(file)) return []
    return [
      {
        place,
        message: `No text uses \`${name}\`.`,
        hint: 'Show it in a text, link to it, or remove it.',
      },
    ]
  })
}

function hintFor(name: string, isInPages: boolean): string {
  if (/~$|\.(?:orig|rej|bak|tmp|swp|mine|r\d+)$|^(?:thumbs\.db|desktop\.ini|#.*#)$/i.test(name)) {
    return 'Remove it: an editor, Git or the system left it behind.'
  }
  if (/\.ya?ml$/i.test(name) && !isInPages) return 'Rename it so that it ends in .yaml.'
  return isInPages
    ? 'Pages have texts (.mdx) and pictures; move it beside an article, or remove it.'
    : 'Articles have texts (.mdx), charts (.yaml, .csv), pictures, and files that readers download; rename it, or remove it.'
}
