/** The data of a figure as a reader sees it. */
export interface FigureTable {
  /** What the columns hold; the first names the rows, and its own name may be empty. */
  columns: string[]
  /** The columns that hold numbers, counted from 0. */
  numbers: number[]
  rows: FigureCell[][]
}

interface FigureCell {
  text: string
  /** The key of the source that the cell names: a page says more of it than its key. */
  reference?: string
}
