/** A part of an SVG file that does more than draw. */
export interface ActivePart {
  /** Offset in the source. */
  offset: number
  /** Its length in the source. */
  length: number
  message: string
  hint: string
}

/** What is wrong with a part. */
export interface Flaw {
  /** The end of a sentence that starts with the part. */
  predicate: string
  hint: string
}

/** The hint for parts that run code. */
export const plain = 'Export the picture again as plain SVG, without scripts and interaction.'

/** The hint for files that a picture loads. */
export const embed = 'Embed the file in the picture, and export it again.'

/** The flaw of an address outside the picture. */
export const loads: Flaw = {
  predicate: 'loads a file that is not part of the picture',
  hint: embed,
}
