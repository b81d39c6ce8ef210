/** What the check finds out about a text, as facts: enough for the pages that show something of it, except its own. */

import type { RuleContext } from './rule.ts'
import type { CheckedText } from './text.ts'

import { evidenceSlots, outcomeSlots } from '../citations/slots.ts'
import { listedKeys } from '../publication/cited.ts'
import { type TextFacts, textFacts } from '../publication/text-facts.ts'
import { fieldExtractor } from './citers.ts'

/**
 * Returns what is known of every text without compiling it, by the absolute path of its file: what it cites and which charts
 * it shows. Its sentences, headings and words are missing.
 */
export function foundFacts(context: RuleContext): Map<string, TextFacts> {
  const extract = fieldExtractor(context)
  const keysOf = (slotsOf: typeof evidenceSlots, claim: string) =>
    slotsOf(context.claims.get(claim)?.data).flatMap(({ markdown }) =>
      extract(markdown).keys.map(({ key }) => key),
    )
  const facts = ({ found }: CheckedText, nocite: readonly string[] = []): TextFacts => {
    const shown = found.elements.flatMap(({ name, attributes }) => {
      const slotsOf = { Evidence: evidenceSlots, Outcomes: outcomeSlots }[name]
      return slotsOf === undefined
        ? []
        : attributes.flatMap((each) => (each.name === 'claim' ? keysOf(slotsOf, each.value) : []))
    })
    const cited = [...found.cited.keys.map(({ key }) => key), ...shown]
    return textFacts({
      textFacts: {
        mentions: cited.map((key) => ({ key, id: '', sentence: '' })),
        listed: [...new Set([...cited, ...listedKeys(nocite).filter((key) => key !== '*')])],
        charts: found.charts,
      },
    })
  }
  return new Map([
    ...context.articles.map((text) => [text.record.file, facts(text, text.data?.nocite)] as const),
    ...context.pages.map((text) => [text.record.file, facts(text)] as const),
  ])
}
