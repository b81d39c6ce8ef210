/** The components for authors' texts, and replacements for elements that need more than Markdown's HTML. */

import Chart from './Chart.astro'
import Checkbox from './Checkbox.astro'
import Dated from './Dated.astro'
import Disclaimer from './Disclaimer.astro'
import Evidence from './Evidence.astro'
import EvidenceMap from './EvidenceMap.astro'
import Figure from './Figure.astro'
import Image from './Image.astro'
import KeyPoints from './KeyPoints.astro'
import Note from './Note.astro'
import Outcomes from './Outcomes.astro'
import Preformatted from './Preformatted.astro'
import PullQuote from './PullQuote.astro'
import RatingScale from './RatingScale.astro'
import SearchRecord from './SearchRecord.astro'
import Table from './Table.astro'
import TableCell from './TableCell.astro'
import TableHeading from './TableHeading.astro'
import Verdict from './Verdict.astro'

export const mdxComponents = {
  Chart,
  Dated,
  Disclaimer,
  Evidence,
  EvidenceMap,
  Figure,
  KeyPoints,
  Note,
  Outcomes,
  PullQuote,
  RatingScale,
  SearchRecord,
  Verdict,
  img: Image,
  input: Checkbox,
  pre: Preformatted,
  table: Table,
  td: TableCell,
  th: TableHeading,
}
