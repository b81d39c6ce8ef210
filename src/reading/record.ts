import type { DataPath, Place } from '../shared/place.ts'

/** A record as its file contains it, not yet validated, with the place of each part. */
export interface SourceRecord {
  /** The record's name: a file name without its ending, or the key inside a collection file. */
  id: string
  /** Absolute path of the file. */
  file: string
  /** The format of the file, which decides whether unknown fields are errors. RIS and MEDLINE can only be imported. */
  format: 'yaml' | 'json' | 'bibtex' | 'ris' | 'medline' | 'mdx' | 'markdown'
  /** The data, of any shape. */
  data: unknown
  /**
   * The values of Assay's own fields in a collection file, whose format does not have them: from `custom` of a CSL-JSON item,
   * or the keyword `background` of a BibTeX entry.
   */
  custom?: Readonly<Record<string, unknown>>
  /** Other names of the record in the file: the `id` of a CSL-JSON item that has a `citation-key`, the `ids` of a BibTeX entry. */
  otherKeys?: readonly string[]
  /** The place of the record itself. */
  place: Place
  /**
   * The place of a part of the data: of its value, or of the field name before it. The name of a BibTeX entry itself (the
   * empty path) is its key.
   */
  placeOf: (path: DataPath, part?: 'value' | 'name') => Place
  /**
   * Returns the text of a part of the data as the file has it: YAML reads `[0,05, 1]` as the numbers 0, 5 and 1. Of an empty
   * part, it is the comment after it. `undefined` if there is no such part. Absent for formats other than YAML.
   */
  rawOf?: (path: DataPath) => string | undefined
  /**
   * Returns the author's name for a field of the data, if the format has other names: `urldate` for `accessed`. Absent
   * if the names are the same.
   */
  nameOf?: (path: DataPath) => string | undefined
}
