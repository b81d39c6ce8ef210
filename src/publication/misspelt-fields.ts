/** Fields under another name: each is one mistake, although a schema reports an unknown and a missing field. */

import type { z } from 'astro/zod'

import type { SourceRecord } from '../reading/record.ts'
import { type Kind, fieldMeant, settingOfSite } from './schemas.ts'

import { namesIn, valueAt } from './record-paths.ts'

/**
 * Removes issues about missing fields that are present under another name: a misspelt one, one of another program, or
 * the only unknown name where only one field is missing.
 *
 * @returns the other issues, and the missing field for the path of each unknown one (`JSON.stringify`)
 */
export function withoutMisspelt(
  issues: readonly z.core.$ZodIssue[],
  record: SourceRecord,
  kind: Kind,
): { issues: z.core.$ZodIssue[]; instead: ReadonlyMap<string, string> } {
  const present = new Set<string>()
  const instead = new Map<string, string>()
  const isMissing = ({ code, path }: z.core.$ZodIssue) =>
    code !== 'unrecognized_keys' && valueAt(record.data, namesIn(path)) === undefined
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue
    const path = namesIn(issue.path)
    for (const field of issue.keys) {
      present.add(JSON.stringify([...path, fieldMeant(field, kind, path, record.data)]))
    }
    const missing = issues.filter(
      (each) =>
        isMissing(each) &&
        each.path.length === path.length + 1 &&
        path.every((part, index) => part === each.path[index]),
    )
    const [field = ''] = issue.keys
    const [other] = missing
    if (issue.keys.length > 1 || missing.length > 1 || !other) continue
    // The name of a column applies to many cells, and some of them may be empty.
    const isColumn = record.placeOf([...path, field], 'name').file !== record.file
    if (isColumn || settingOfSite(field, kind, path) !== undefined) continue
    if (fieldMeant(field, kind, path, record.data) !== undefined) continue
    present.add(JSON.stringify(other.path))
    instead.set(JSON.stringify([...path, field]), String(other.path.at(-1)))
  }
  // Where one of two fields is needed, the message about the first names the other, which may be the misspelled one.
  const isPresent = ({ code, path, message }: z.core.$ZodIssue) => {
    const other =
      code === 'custom' ? /^is missing, and so is `(\w+)`/.exec(message)?.[1] : undefined
    const fields = [path, ...(other === undefined ? [] : [[...path.slice(0, -1), other]])]
    return fields.some((each) => present.has(JSON.stringify(each)))
  }
  return {
    issues: issues.filter((issue) => !isMissing(issue) || !isPresent(issue)),
    instead,
  }
}
