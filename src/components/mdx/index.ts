/** What authors may write in a text, and the elements of it that need more than Markdown gives them. */

import Chart from './Chart.astro'
import Dated from './Dated.astro'
import Evidence from './Evidence.astro'
import KeyPoints from './KeyPoints.astro'
import Note from './Note.astro'
import PullQuote from './PullQuote.astro'
import RatingScale from './RatingScale.astro'
import Table from './Table.astro'
import TableCell from './TableCell.astro'
import TableHeading from './TableHeading.astro'

export const mdxComponents = {
  Chart,
  Dated,
  Evidence,
  KeyPoints,
  Note,
  PullQuote,
  RatingScale,
  table: Table,
  td: TableCell,
  th: TableHeading,
}
