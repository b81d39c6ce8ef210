import type { SourceText } from '../../publication/source.ts'
import type { SourceRecord } from '../../reading/record.ts'
import { type DataPath, placeOfOffset } from '../../shared/place.ts'
import { type Placeholder, isPlaceholderAlone, placeholdersIn } from '../placeholders.ts'
import { type Problem, defineRule } from '../rule.ts'

import { isDraft } from '../../articles/embargo.ts'
import { recordsOf, textsOf } from '../field-texts.ts'
import { proseOf, skippedFields } from '../own-words.ts'
import type { PointAt } from '../pointer.ts'

/** Published texts hold no placeholders and no notes to their authors. Drafts can. */
export const textIsFinished = defineRule({
  name: 'text-is-finished',
  holds: 'No text holds a placeholder or a note to its author.',
  severity: 'error',
  checkText: ({ record }, { pointAt }) =>
    isDraft(record.data) ? [] : [...inBody(record), ...inFields(record, pointAt)],
  check(context) {
    const { siteRecord } = context
    return [
      ...(siteRecord ? inFields(siteRecord, context.pointAt) : []),
      ...recordsOf(context).flatMap(({ record }) =>
        context.references.get(record.id)?.record === record
          ? inReference(record, context.pointAt)
          : inFields(record, context.pointAt),
      ),
    ]
  },
})

function inBody(record: SourceText): Problem[] {
  const { body, file } = record
  if (placeholdersIn(body).length === 0) return []
  return placeholdersIn(proseOf(record)).map((found) => ({
    ...toProblem(found, 'Finish the text, or move the note to a comment: `{/* … */}`.'),
    place: placeOfOffset(file, body, found.offset),
    length: found.words.split('\n')[0]?.length ?? 1,
  }))
}

function inFields(record: SourceRecord, pointAt: PointAt): Problem[] {
  return textsOf(record.data, (value) => placeholdersIn(value).length > 0)
    .filter(
      ({ path, value }) =>
        !path.some((part) => skippedFields.has(String(part))) ||
        // What is quoted from others can contain anything, but is no placeholder as a whole.
        (path.at(-1) === 'quotation' && isPlaceholderAlone(value)),
    )
    .flatMap(({ path, value }) => inField(record, path, placeholdersIn(value), pointAt))
}

/** A reference repeats the words of its source, except in `remark`. Its other fields must not be a placeholder alone. */
function inReference(record: SourceRecord, pointAt: PointAt): Problem[] {
  const isRemark = (path: DataPath) => path[0] === 'remark'
  return textsOf(record.data, (value) => placeholdersIn(value).length > 0)
    .filter(
      ({ path, value }) =>
        isRemark(path) ||
        (!skippedFields.has(String(path[0])) &&
          /^\s*(?:TODO|FIXME|TBD|TKTK|\?{3,})\s*$/.test(value)),
    )
    .flatMap(({ path, value }) =>
      inField(record, path, placeholdersIn(value), pointAt).map((each) => ({ ...each, record })),
    )
}

function inField(
  record: SourceRecord,
  path: DataPath,
  placeholders: readonly Placeholder[],
  pointAt: PointAt,
): Problem[] {
  const comment = record.format === 'json' ? '' : ', or move the note to a comment: `# …`'
  const distinct = new Map(placeholders.map((found) => [found.words, found]))
  return [...distinct.values()].map((found) => ({
    ...toProblem(found, `Finish the text${comment}.`),
    ...pointAt(record, path, found.words, 2 + found.offset),
  }))
}

function toProblem({ words, predicate }: Placeholder, hint: string): Omit<Problem, 'place'> {
  const quoted = words.replaceAll('\\', '').replace(/\s+/g, ' ').slice(0, 60)
  return { message: `\`${quoted}\` ${predicate}.`, hint }
}
