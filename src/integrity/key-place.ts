/** The places of citation keys. */

import type { SourceRecord } from '../reading/record.ts'
import type { Spot } from '../shared/place.ts'
import type { PointAt } from './pointer.ts'

/** Returns where the key of a source is in its file; the start of the file if the key is the name of the file. */
export function spotOfKey(record: SourceRecord, pointAt: PointAt): Spot {
  const { format, id, place } = record
  if (format !== 'json' && format !== 'bibtex') return { place }
  const start = format === 'bibtex' ? record.placeOf([], 'name') : place
  return pointAt({ ...record, placeOf: () => start }, [], id, 1)
}
