import { relative } from 'node:path'

import type { SourceRecord } from '../../reading/record.ts'
import type { Reference } from '../../references/schema.ts'

import { areDistinct, identifierMarks, titleMark } from '../../references/same-work.ts'
import { defineRule } from '../rule.ts'

/** A reference to be compared with others. */
interface Source {
  key: string
  record: SourceRecord
  reference: Reference
}

/** How many references with the same title, year and first author are compared, so that a thousand of them stay fast. */
const maxCompared = 20

/**
 * No two references are the same work: they share no DOI, PMID or PMCID, and if they have the same type, title, year and
 * first author, they differ in another field.
 */
export const workHasOneKey = defineRule({
  name: 'work-has-one-key',
  holds: 'Every work has one citation key.',
  severity: 'error',
  check({ references, pointAt }) {
    const byMark = new Map<string, Source>()
    const byTitle = new Map<string, Source[]>()
    return [...references].flatMap(([key, { record, data }]) => {
      if (!data) return []
      const source = { key, record, reference: data }
      const marks = identifierMarks(data)
      const title = titleMark(data)
      const alike = (title && byTitle.get(title.name)) ?? []
      const mark = marks.find(({ name }) => byMark.has(name)) ?? title
      const first =
        (mark && byMark.get(mark.name)) ??
        alike.find((each) => !areDistinct(each.reference, data) && !isNotice(each, source))
      for (const { name } of marks) if (!byMark.has(name)) byMark.set(name, source)
      if (title && alike.length < maxCompared) byTitle.set(title.name, [...alike, source])
      // `key-is-unique` reports a key that differs from another only in case.
      if (!mark || !first || first.key.toLowerCase() === key.toLowerCase()) return []
      const where = `${relative('', first.record.file)}:${first.record.place.line}`
      return {
        ...pointAt(record, [mark.field], mark.words),
        message: `\`${key}\` seems to be the same work as \`${first.key}\` (${where}): both have ${mark.shared}.`,
        hint: 'If they are the same work, keep one and correct the citations of the other. If not, correct what they have in common, or add a field in which they differ.',
        record,
      }
    })
  },
})

/** Returns whether one of two references is the notice about the other. */
function isNotice(one: Source, other: Source): boolean {
  return one.reference.health?.notice === other.key || other.reference.health?.notice === one.key
}
