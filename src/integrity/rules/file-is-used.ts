import { basename, dirname, join, sep } from 'node:path'

import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { endingOf } from '../../articles/attachments.ts'
import { identityFolder } from '../../identity/pictures.ts'
import { identityFilesOf } from '../../publication/identity.ts'
import { isNote } from '../../publication/folders.ts'
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
    return [
      ...unusedPictures(checked),
      ...unnamedFiles(checked).flatMap((file): Problem | [] => {
        if (!isUsable(file, directory)) return []
        // A text or chart that cannot be parsed may name it.
        const mayBeNamed = endingOf(file) === 'csv' && unreadCharts.has(dirname(file))
        if (!hasAllTexts || mayBeNamed || intended.has(file)) return []
        return {
          place: { file, line: 1, column: 1 },
          message: `No text uses \`${basename(file)}\`.`,
          hint: 'Show it in a text, link to it, or remove it.',
        }
      }),
    ]
  },
})

/** Reports pictures of the publication itself that `site.yaml` does not name. */
function unusedPictures({ site, publication }: RuleContext): Problem[] {
  if (!site) return []
  const { directory, files } = publication
  const folder = join(directory, identityFolder) + sep
  const used = new Set(identityFilesOf(publication, site).values())
  return [...files].flatMap((file): Problem | [] => {
    if (!file.startsWith(folder) || used.has(file) || isNote(file)) return []
    return {
      place: { file, line: 1, column: 1 },
      message: `\`site.yaml\` does not use \`${basename(file)}\`.`,
      hint: 'Name it as `logo`, `icon` or `socialPicture`, or remove it.',
    }
  })
}
