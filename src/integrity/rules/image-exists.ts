import { dirname, join, relative } from 'node:path'

import { visit } from 'unist-util-visit'

import type { Check, Checked } from '../check.ts'
import type { Issue } from '../issue.ts'

import { nearest } from '../../shared/nearest.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { suggestion } from '../issue.ts'

/** Every image and data file that a text names is a file of the publication. */
export const imageExists: Check = (checked) =>
  [...checked.articles, ...checked.pages].flatMap(
    ({ record: { tree, body, file, placeOf }, data }) => {
      const issues: Issue[] = []
      if (tree) {
        visit(tree, (node) => {
          const offset = node.position?.start.offset ?? 0
          if (node.type === 'image')
            issues.push(...missing(node.url, file, placeOfOffset(file, body, offset), checked))
          if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
            const isChart = node.name === 'Chart'
            for (const attribute of node.attributes) {
              if (
                attribute.type === 'mdxJsxAttribute' &&
                attribute.name === 'src' &&
                typeof attribute.value === 'string'
              ) {
                issues.push(
                  ...missing(
                    attribute.value,
                    file,
                    placeOfOffset(file, body, offset),
                    checked,
                    isChart,
                  ),
                )
              }
            }
          }
        })
      }
      const cover = data && 'cover' in data ? data.cover?.src : undefined
      return cover === undefined
        ? issues
        : [...issues, ...missing(cover, file, placeOf(['cover', 'src']), checked)]
    },
  )

function missing(
  address: string,
  file: string,
  place: Issue['place'],
  { publication, charts }: Checked,
  isChart = false,
): Issue[] {
  if (/^[a-z][a-z\d+.-]*:|^\/|\\/i.test(address)) return []
  const target = join(dirname(file), decode(address))
  const files = isChart
    ? new Set([...charts.values()].map(({ record }) => record.file))
    : publication.files
  if (files.has(target)) return []
  const beside = [...files]
    .filter((each) => dirname(each) === dirname(file))
    .map((each) => relative(dirname(file), each))
  return [
    {
      rule: 'image-exists',
      severity: 'error',
      place,
      message: `There is no file \`${address}\` beside this text${suggestion(nearest(address.replace(/^\.\//, ''), beside)) || '.'}`,
      hint: 'Put the file into the folder of the article, or correct its name.',
    },
  ]
}

function decode(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}
