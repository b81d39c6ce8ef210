/** The data of a figure as readers see it. */
export interface FigureTable {
  /** The headings of the columns. The first column names the rows, and its heading may be empty. */
  columns: string[]
  /** The indexes of the columns that hold numbers. */
  numbers: number[]
  rows: FigureCell[][]
}

interface FigureCell {
  text: string
  /** The key of the source that the cell names, for which a page shows its name. */
  reference?: string
}
