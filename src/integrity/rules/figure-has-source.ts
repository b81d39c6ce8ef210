import { dirname, join, relative, sep } from 'node:path'

import type { Nodes } from 'mdast'

import type { Chart } from '../../charts/schema.ts'
import { type Problem, defineRule } from '../rule.ts'

import { isCitation } from '../../citations/citation-node.ts'
import { chartName } from '../../charts/chart-name.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { elementsOf } from '../elements.ts'
import { nodesOf } from '../nodes.ts'

/** A chart names the source of its data: in `source`, in the references of its events, or in its caption. */
export const figureHasSource = defineRule({
  name: 'figure-has-source',
  holds: 'Every chart names the source of its data.',
  severity: 'warning',
  checkText({ record, kind }, { charts, directory }) {
    if (kind !== 'article') return []
    const folder = relative(join(directory, 'articles'), dirname(record.file))
    return elementsOf(record).flatMap(({ node, name, attributes }): Problem | [] => {
      const src = attributes.find((each) => each.name === 'src')
      if (name !== 'Chart' || !src) return []
      const chart = charts.get(chartName(toSlashes(folder), src.value))?.data
      if (!chart || namesSource(chart) || nodesOf(node).some(isSource)) return []
      return {
        place: placeOfOffset(record.file, record.body, src.offset),
        message: `The chart \`${src.value}\` does not name the source of its data.`,
        hint: 'Cite its source in the caption, or set `source` in the chart.',
        length: src.value.length,
      }
    })
  },
})

/** Returns a folder as in an address: empty, or ending in a slash. */
function toSlashes(folder: string): string {
  return folder === '' ? '' : `${folder.split(sep).join('/')}/`
}

function namesSource(chart: Chart): boolean {
  if (chart.source !== undefined) return true
  return chart.kind === 'timeline' && chart.events.some(({ reference }) => reference !== undefined)
}

function isSource(node: Nodes): boolean {
  return isCitation(node) || node.type === 'link'
}
