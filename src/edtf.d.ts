declare module 'edtf' {
  /** Parses an EDTF string (edtf.js). It throws where the text is no date of the given level. */
  export function parse(
    text: string,
    options?: { level?: 0 | 1 | 2; seasonIntervals?: boolean; seasonUncertainty?: boolean },
  ): unknown
}
