import type { Node } from 'unist'

import { dirname, join, relative } from 'node:path'

import type { SourceText } from '../../reading/publication.ts'
import type { Check, Checked } from '../check.ts'
import type { Finding } from '../issue.ts'

import { fileNamed } from '../../reading/publication.ts'
import { literalValue } from '../../markdown/articles-as-data.ts'
import { nearest } from '../../shared/nearest.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { suggestion } from '../issue.ts'
import { nodesOf } from '../nodes.ts'

/** Every image and data file that a text names is a file of the publication. */
export const imageExists: Check = (checked) => [
  ...[...checked.articles, ...checked.pages].flatMap(({ record }) => inBody(record, checked)),
  ...checked.articles.flatMap(({ record, data }) =>
    data?.cover ? inCover(record, data.cover.src, checked) : [],
  ),
]

function inBody({ tree, body, file }: SourceText, checked: Checked): Finding[] {
  if (!tree) return []
  const issues: Finding[] = []
  const look = (address: string, { position }: Node, isChart = false) => {
    // What leads out of the publication is the matter of another rule: articles are data.
    if (leadsElsewhere(address)) return
    const start = position?.start.offset ?? 0
    const at = body.slice(start, position?.end.offset).indexOf(address)
    const place = placeOfOffset(file, body, start + Math.max(0, at))
    issues.push(...missing(address, file, place, checked, isChart))
  }
  const nodes = nodesOf(tree)
  const shown = new Set(
    nodes.flatMap((node) => (node.type === 'imageReference' ? [node.identifier] : [])),
  )
  for (const node of nodes) {
    if (node.type === 'image' || (node.type === 'definition' && shown.has(node.identifier))) {
      look(node.url, node)
    }
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') continue
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== 'src') continue
      const address = literalValue(attribute)
      if (address !== undefined) look(address, node, node.name === 'Chart')
    }
  }
  return issues
}

function inCover(record: SourceText, address: string, checked: Checked): Finding[] {
  const place = record.placeOf(['cover', 'src'])
  if (!leadsElsewhere(address)) return missing(address, record.file, place, checked)
  return [
    {
      rule: 'image-exists',
      place,
      message: `The image \`${address}\` is not in the publication.`,
      hint: 'Put the file beside the article and name it as `./picture.png`.',
      length: address.length,
    },
  ]
}

function leadsElsewhere(address: string): boolean {
  return /^[a-z][a-z\d+.-]*:|^\/|\\/i.test(address)
}

function missing(
  address: string,
  file: string,
  place: Finding['place'],
  { publication, charts }: Checked,
  isChart = false,
): Finding[] {
  const named = join(dirname(file), decode(address))
  const target = fileNamed(publication, named) ?? named
  if (isChart && !file.startsWith(join(publication.directory, 'articles'))) {
    return [
      {
        rule: 'image-exists',
        place,
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
  if (files.has(target)) {
    return [
      {
        rule: 'image-exists',
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
        rule: 'image-exists',
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
      rule: 'image-exists',
      place,
      message: `There is no file \`${address}\` beside this text${suggestion(nearest(address.replace(/^\.\//, ''), beside)) || '.'}`,
      hint: 'Put the file into the folder of the article, or correct its name.',
      length: address.length,
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
