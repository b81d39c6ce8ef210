import { basename, dirname } from 'node:path'

import type { Problem, RuleContext } from '../rule.ts'

import { endingOf } from '../../articles/attachments.ts'
import { nearest } from '../../shared/nearest.ts'
import { isUsable, namedFiles, unnamedFiles } from '../named-files.ts'
import { defineRule } from '../rule.ts'

/**
 * Every file beside a text is used: shown, drawn, or given to readers, by a draft at least. `file-belongs-here` reports one
 * of a kind that no text can use.
 */
export const fileIsUsed = defineRule({
  name: 'file-is-used',
  holds: 'Every picture and data file beside a text is used by one.',
  severity: 'warning',
  check,
})

function check(checked: RuleContext): Problem[] {
  const { directory, files } = checked.publication
  // What a text names wrongly is reported there.
  const meant = new Set(
    namedFiles(checked).flatMap(({ path, file }) =>
      file === undefined ? (nearest(path, files) ?? []) : [],
    ),
  )
  const unreadCharts = new Set(
    [...checked.charts.values()].flatMap(({ record, data }) =>
      data ? [] : [dirname(record.file)],
    ),
  )
  const hasAllTexts = [...checked.articles, ...checked.pages].every(({ record }) => record.tree)
  return unnamedFiles(checked).flatMap((file): Problem[] => {
    if (!isUsable(file, directory)) return []
    // A text or chart that cannot be read may name it.
    const isMaybeNamed = endingOf(file) === 'csv' && unreadCharts.has(dirname(file))
    if (!hasAllTexts || isMaybeNamed || meant.has(file)) return []
    return [
      {
        place: { file, line: 1, column: 1 },
        message: `No text uses \`${basename(file)}\`.`,
        hint: 'Show it in a text, link to it, or remove it.',
      },
    ]
  })
}
