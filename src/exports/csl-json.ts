import { cslFields, type CslItem } from '../references/csl.ts'
import { cached } from '../shared/cached.ts'

/**
 * Writes items as CSL-JSON (CSL-JSON schema 1.0.2), the only format without loss.
 *
 * Only fields of CSL are written. The citation key is both `id` and `citation-key`, where Zotero and pandoc look for it.
 */
export function toCslJson(items: readonly CslItem[]): string {
  return items.length === 0 ? '[]\n' : `[\n${items.map((item) => itemOf(item)).join(',\n')}\n]\n`
}

/** Many articles cite the same source. */
const itemOf = cached((item: CslItem): string =>
  `  ${JSON.stringify(cslOnly(item), null, 2)}`.replaceAll('\n', '\n  '),
)

function cslOnly(item: CslItem): Record<string, unknown> {
  const fields = Object.entries(item).filter(
    ([field]) => cslFields.has(field) && field !== 'citation-key',
  )
  return { id: item.id, 'citation-key': item.id, ...Object.fromEntries(fields) }
}
