import { dirname, join, relative } from 'node:path'

import { type NamedFile, namedFiles } from '../named-files.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { nearest } from '../../shared/nearest.ts'
import { hintForMissingFile, suggestion } from '../../shared/suggestion.ts'
import { leadsElsewhere } from '../written-files.ts'

/** Every image and chart in a text is a file of the publication. */
export const imageExists = defineRule({
  name: 'image-exists',
  holds: 'Every image is a file of the publication.',
  severity: 'error',
  fixed: true,
  check: (checked) => [
    ...namedFiles(checked).flatMap((named) =>
      named.use === 'download' ? [] : missing(named, checked),
    ),
    ...checked.articles.flatMap(({ record, data }): Problem | [] =>
      data?.cover && leadsElsewhere(data.cover.src)
        ? {
            place: record.placeOf(['cover', 'src']),
            message: `The image \`${data.cover.src}\` is not in the publication.`,
            hint: 'Put the file in the folder of the article and refer to it as `./picture.png`.',
            length: data.cover.src.length,
          }
        : [],
    ),
  ],
})

function missing(
  { record: { file }, use, written: address, path: named, file: found, place: locate }: NamedFile,
  { publication, charts }: RuleContext,
): Problem | [] {
  const isChart = use === 'chart'
  const target = found ?? named
  if (isChart && !file.startsWith(join(publication.directory, 'articles'))) {
    return {
      place: locate(),
      message: `The chart \`${address}\` cannot be shown here: only articles can have charts.`,
      hint: 'Move the chart to an article, or show the numbers in a table.',
      length: address.length,
    }
  }
  const files = isChart
    ? new Set([...charts.values()].map(({ record }) => record.file))
    : publication.files
  if (files.has(target) && (isChart || target === named)) return []
  const place = locate()
  if (files.has(target)) {
    return {
      place,
      message: `The name of the file \`${address}\` has its accents in another Unicode form than here.`,
      hint: 'Rename the file by typing its name, and type it here in the same way.',
      length: address.length,
    }
  }
  if (isChart && publication.files.has(target)) {
    return {
      place,
      message: `\`${address}\` contains only data, not how to draw it.`,
      hint: `Use a .yaml file in the same folder, with \`kind\`, \`title\`, \`unit\` and \`rows: ${address}\`.`,
      length: address.length,
    }
  }
  const beside = [...files]
    .filter((each) => dirname(each) === dirname(file))
    .map((each) => relative(dirname(file), each))
  const near = nearest(address.replace(/^\.\//, ''), beside)
  return {
    place,
    message: `There is no file \`${address}\` in the folder of this text${suggestion(near) || '.'}`,
    hint: hintForMissingFile(near === undefined ? undefined : `./${near}`),
    length: address.length,
  }
}
