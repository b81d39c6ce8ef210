/** What other sites need to show the card of a claim: the HTML to paste, and its description for programs (oEmbed 1.0). */

import { h } from 'hastscript'
import { toHtml } from 'hast-util-to-html'

import type { BoundSite } from '../site.ts'

/** A claim that has a card. */
export interface CardClaim {
  id: string
  statement: string
}

/** The width of the frame, in CSS pixels. It is narrower where there is less room. */
export const cardWidth = 600

/** The narrowest frame in which the whole card is visible, in CSS pixels. */
export const narrowestCard = 300

/** Seconds for which programs can keep the description. It contains no verdict, so it does not become wrong. */
const dayInSeconds = 86_400

/**
 * Returns the height of the frame in CSS pixels: that of the card at its narrowest, because a frame cannot grow with its
 * contents without scripts.
 *
 * @param statement the claim
 */
export function cardHeight(statement: string): number {
  const lines = Math.ceil(columnsOf(oneLine(statement)) / columnsPerLine)
  return Math.min(heightWithoutClaim + lines * lineHeight, tallest)
}

/** The sizes of a card in `styles/card.css` at its narrowest, in CSS pixels, with the longest verdicts and names of publications. */
const [heightWithoutClaim, lineHeight, columnsPerLine] = [260, 25, 26]

/** A claim that is longer scrolls. */
const tallest = 800

/** Letters of East Asian scripts are twice as wide as others. */
function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (/[\u1100-\uffdc]/.test(letter) ? 2 : 1), 0)
}

/**
 * Writes the HTML that shows a card on another page: a frame, and the claim with a link for readers whose program shows no
 * frames.
 *
 * It contains no verdict and no date, because it stays as it is on the pages of others when the verdict changes; the frame
 * shows the current one. The frame comes first, because WordPress hides a frame after a quotation until a script in the
 * frame answers (`wp_filter_oembed_result`).
 */
export function cardHtml(claim: CardClaim, { site, urls, words }: BoundSite): string {
  const statement = oneLine(claim.statement)
  const publication = oneLine(site.name)
  const page = urls.absolute({ to: 'claim', id: claim.id })
  const { language: lang, direction: dir } = words
  const frame = h('iframe', {
    src: urls.absolute({ to: 'claim-card', id: claim.id }),
    title: words.say('cards.frame', { publication, claim: statement }),
    lang,
    dir,
    width: cardWidth,
    height: cardHeight(statement),
    loading: 'lazy',
    style: 'max-width:100%;border:0',
  })
  const quotation = h('blockquote', { cite: page, lang, dir }, [
    h('p', statement),
    h('p', [
      words.say('cards.checkedBy', { publication }),
      ' ',
      h('a', { href: page }, words.say('cards.current')),
    ]),
  ])
  return `${toHtml(frame)}\n${toHtml(quotation)}`
}

/** The type of links to the description, by which programs find it (oEmbed 1.0, section 4). The file itself is JSON. */
export const discoveryType = 'application/json+oembed'

/** A response of type `rich` (oEmbed 1.0, sections 2.3.4 and 2.3.4.4). */
export interface RichEmbed {
  version: '1.0'
  type: 'rich'
  title: string
  provider_name: string
  provider_url: string
  cache_age: number
  html: string
  width: number
  height: number
}

/** Describes the card of a claim for programs that embed it. The title is the claim, without the verdict. */
export function describeCard(claim: CardClaim, bound: BoundSite): RichEmbed {
  return {
    version: '1.0',
    type: 'rich',
    title: oneLine(claim.statement),
    provider_name: oneLine(bound.site.name),
    provider_url: bound.urls.absolute({ to: 'home' }),
    cache_age: dayInSeconds,
    html: cardHtml(claim, bound),
    width: cardWidth,
    height: cardHeight(claim.statement),
  }
}

/** Removes line breaks, at which programs that read Markdown would end the HTML. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
