/**
 * What only readers who interact with a page need: popovers of citations and the way back to them, sorting of evidence
 * tables, copying of entries. `citations.client.ts` loads it. Each does nothing on a page without its elements.
 */

// What changes the page comes before the popover, which is placed on it.
import '../claims/evidence-table.client.ts'
import './copy.client.ts'
import '../citations/back.client.ts'
import '../citations/popover.client.ts'
