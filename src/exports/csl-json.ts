import { cslFields, type CslItem } from '../references/csl.ts'

/**
 * Writes items as CSL-JSON (CSL-JSON schema 1.0.2), the only format without loss.
 *
 * Only fields of CSL are written. The citation key is both `id` and `citation-key`, where Zotero and pandoc look for it.
 */
export function toCslJson(items: readonly CslItem[]): string {
  return `${JSON.stringify(items.map(cslOnly), null, 2)}\n`
}

function cslOnly(item: CslItem): Record<string, unknown> {
  const fields = Object.entries(item).filter(
    ([field]) => cslFields.has(field) && field !== 'citation-key',
  )
  return { id: item.id, 'citation-key': item.id, ...Object.fromEntries(fields) }
}
