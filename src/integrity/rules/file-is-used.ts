import { basename, dirname } from 'node:path'

import { type Problem, defineRule } from '../rule.ts'

import { endingOf } from '../../articles/attachments.ts'
import { nearest } from '../../shared/nearest.ts'
import { isUsable, namedFiles, unnamedFiles } from '../named-files.ts'

/**
 * Every file in the folder of a text is shown, drawn as a chart or linked, at least by a draft. `file-belongs-here`
 * reports kinds of files that no text can use.
 */
export const fileIsUsed = defineRule({
  name: 'file-is-used',
  holds: 'A text uses every image and data file in its folder.',
  severity: 'warning',
  check(checked) {
    const { directory, files } = checked.publication
    // `image-exists` reports misspelled names, so the files that were probably intended are not reported again.
    const intended = new Set(
      namedFiles(checked).flatMap(({ path, file }) =>
        file === undefined ? (nearest(path, files) ?? []) : [],
      ),
    )
    const unreadCharts = new Set(
      [...checked.charts.values()].flatMap(({ record, data }) =>
        data ? [] : [dirname(record.file)],
      ),
    )
    const hasAllTexts = [...checked.articles, ...checked.pages].every(
      ({ record }) => record.isParsed,
    )
    return unnamedFiles(checked).flatMap((file): Problem | [] => {
      if (!isUsable(file, directory)) return []
      // A text or chart that cannot be parsed may name it.
      const mayBeNamed = endingOf(file) === 'csv' && unreadCharts.has(dirname(file))
      if (!hasAllTexts || mayBeNamed || intended.has(file)) return []
      return {
        place: { file, line: 1, column: 1 },
        message: `No text uses \`${basename(file)}\`.`,
        hint: 'Show it in a text, link to it, or remove it.',
      }
    })
  },
})
