/** What others call the values of closed lists, so that a message can name the right value. */

import { plainName } from './other-names.ts'

/**
 * For our values, the names with the same meaning elsewhere, separated by commas. A name is compared only with the values that
 * its field can have, without case, hyphens, underscores and spaces.
 *
 * Of measures: the abbreviations of the Cochrane Handbook (6.4 to 6.8).
 */
const otherValues: Readonly<Partial<Record<string, string>>> = {
  'mean-difference': 'MD, WMD, weighted mean difference, difference in means, difference of means',
  'standardised-mean-difference':
    "SMD, standardized mean difference, Cohen's d, Hedges' g, Hedges g, Cohen d",
  'risk-ratio': 'RR, relative risk',
  'odds-ratio': 'OR',
  'hazard-ratio': 'HR',
  'risk-difference': 'RD, ARR, absolute risk difference, absolute risk reduction',
  'web-page': 'website, web site, web, site, page, blog, blog post, online',
  'social-media':
    'tweet, post, facebook, facebook post, instagram, instagram post, twitter, x post, reddit, linkedin, bluesky, mastodon, social',
  advertisement: 'ad, advert, advertising, commercial',
  news: 'newspaper, news article, newspaper article, magazine, press',
  broadcast: 'tv, television, radio, tv show, radio show',
  video: 'youtube, youtube video, tiktok, tiktok video, film, reel',
  talk: 'speech, lecture, presentation, interview',
  brochure: 'leaflet, flyer, pamphlet',
  email: 'mail, newsletter',
  messenger: 'whatsapp, telegram, signal, whatsapp message, chat',
}

/** Returns the value of a closed list that has the meaning of a name from elsewhere. */
export function valueOfMeaning(written: string, allowed: readonly string[]): string | undefined {
  const plain = plainName(written)
  return allowed.find((value) =>
    otherValues[value]?.split(', ').some((other) => plainName(other) === plain),
  )
}
