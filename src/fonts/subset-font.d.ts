declare module 'subset-font' {
  /** Subsets a font to some characters with HarfBuzz. */
  export default function subsetFont(
    font: Buffer,
    characters: string,
    options: {
      targetFormat: 'sfnt' | 'woff2'
      keepFeatures?: readonly string[]
      variationAxes?: Record<string, number | { min: number; max: number }>
      preserveNameIds?: readonly number[]
      noHinting?: boolean
    },
  ): Promise<Buffer>
}
