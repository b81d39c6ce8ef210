import { dirname, join, relative } from 'node:path'

import type { NamedFile } from '../named-files.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { nearest } from '../../shared/nearest.ts'
import { defineRule } from '../rule.ts'
import { suggestion } from '../../shared/suggestion.ts'
import { leadsElsewhere, namedFiles } from '../named-files.ts'

/** Every image and data file that a text names is a file of the publication. */
export const imageExists = defineRule({
  name: 'image-exists',
  holds: 'Every image is a file of the publication.',
  severity: 'error',
  fixed: true,
  check,
})

function check(checked: RuleContext): Problem[] {
  return [
    ...namedFiles(checked).flatMap((named) =>
      named.use === 'download' ? [] : missing(named, checked),
    ),
    ...checked.articles.flatMap(({ record, data }): Problem[] =>
      data?.cover && leadsElsewhere(data.cover.src)
        ? [
            {
              place: record.placeOf(['cover', 'src']),
              message: `The image \`${data.cover.src}\` is not in the publication.`,
              hint: 'Put the file in the folder of the article and refer to it as `./picture.png`.',
              length: data.cover.src.length,
            },
          ]
        : [],
    ),
  ]
}

function missing(
  { record: { file }, use, written: address, path: named, file: found, place: locate }: NamedFile,
  { publication, charts }: RuleContext,
): Problem[] {
  const isChart = use === 'chart'
  const target = found ?? named
  if (isChart && !file.startsWith(join(publication.directory, 'articles'))) {
    return [
      {
        place: locate(),
        message: `A chart stands in an article: a page has no data file \`${address}\` beside it.`,
        hint: 'Move the chart into an article, or show the numbers in a table.',
        length: address.length,
      },
    ]
  }
  const files = isChart
    ? new Set([...charts.values()].map(({ record }) => record.file))
    : publication.files
  if (files.has(target) && (isChart || target === named)) return []
  const place = locate()
  if (files.has(target)) {
    return [
      {
        place,
        message: `The file \`${address}\` has its name in another Unicode form: with accents as characters of their own, or the other way round.`,
        hint: 'Rename the file, typing its name anew, and type it here in the same way.',
        length: address.length,
      },
    ]
  }
  if (isChart && publication.files.has(target)) {
    return [
      {
        place,
        message: `\`${address}\` does not say how it is drawn.`,
        hint: `Name a .yaml file beside it, with \`kind\`, \`title\`, \`unit\` and \`rows: ${address}\`.`,
        length: address.length,
      },
    ]
  }
  const beside = [...files]
    .filter((each) => dirname(each) === dirname(file))
    .map((each) => relative(dirname(file), each))
  return [
    {
      place,
      message: `There is no file \`${address}\` beside this text${suggestion(nearest(address.replace(/^\.\//, ''), beside)) || '.'}`,
      hint: 'Put the file into the folder of the article, or correct its name.',
      length: address.length,
    },
  ]
}
