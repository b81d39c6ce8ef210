import type { DataPath, Place } from '../shared/place.ts'

/** A record as its file holds it: not yet validated, and able to say where each part of it stands. */
export interface SourceRecord {
  /** The record's name: a file name without its ending, or the key inside a collection file. */
  id: string
  /** Absolute path of the file. */
  file: string
  /** The format it was read from; it decides how strictly unknown fields are taken. */
  format: 'yaml' | 'json' | 'bibtex' | 'mdx' | 'markdown'
  /** The data, of any shape. */
  data: unknown
  /**
   * What a collection file says in the fields of ours, which its format does not have: in `custom` of a CSL-JSON item,
   * in the keyword `background` of a BibTeX entry.
   */
  custom?: Readonly<Record<string, unknown>>
  /** What the file calls the record besides its name: the `id` of a CSL-JSON item that has a `citation-key`. */
  otherKey?: string
  /** The place of the record itself. */
  place: Place
  /** The place of a part of the data: of its value, or of the field name before it. */
  placeOf: (path: DataPath, part?: 'value' | 'name') => Place
  /**
   * The author's own name for a field of the data, where the format has other names: `urldate` for `accessed`. Absent
   * where the names are the same.
   */
  nameOf?: (path: DataPath) => string | undefined
}
