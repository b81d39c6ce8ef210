/** A BibTeX file as written: entries and fields, each with its offset. */

/** A field of an entry. Its value is still LaTeX. */
export interface ScannedField extends ScannedValue {
  /** The name in lower case. */
  name: string
  /** The name as the author wrote it. */
  written: string
  /** Where the name starts in the file. */
  offset: number
}

/** A value, with its abbreviations replaced and its parts joined. */
export interface ScannedValue {
  value: string
  /** Where the text of the value starts, after its opening brace or quotation mark. */
  valueOffset: number
  /** Where the value ends, including its closing brace. */
  end: number
  /** Words outside braces that no `@string` defines. */
  unknownWords: { word: string; offset: number }[]
}

/** An entry. */
export interface ScannedEntry {
  /** The type in lower case, without `@`. */
  type: string
  /** The type as the author wrote it. */
  writtenType: string
  key: string
  /** Where the key is. */
  keyOffset: number
  /** Where the `@` is. */
  offset: number
  /** The first field of each name, by name. */
  fields: Map<string, ScannedField>
  /** Fields whose name has already occurred in the entry. */
  repeated: ScannedField[]
}

/** A mistake in the structure of a file. */
export interface ScanProblem {
  offset: number
  /** The number of characters to mark. */
  length?: number
  message: string
  hint: string
  /** The entry that cannot be read, if its key is known. */
  broken?: { key: string; offset: number }
  /** Whether no entry could be read here. */
  lost?: true
}

/** The contents of a BibTeX file. */
export interface ScannedLibrary {
  entries: ScannedEntry[]
  /** The texts of all `@preamble`s, which can define LaTeX commands. */
  preambles: string[]
  problems: ScanProblem[]
}
