/** The kinds of places in which claims are made. */

/**
 * The kinds, and the type of each in schema.org (release 30.0). `CreativeWork` is what `appearance` expects, and the type
 * of those for which schema.org has no narrower one.
 */
export const media = {
  'web-page': 'WebPage',
  'social-media': 'SocialMediaPosting',
  advertisement: 'CreativeWork',
  'press-release': 'CreativeWork',
  news: 'NewsArticle',
  broadcast: 'CreativeWork',
  podcast: 'PodcastEpisode',
  video: 'VideoObject',
  talk: 'CreativeWork',
  book: 'Book',
  print: 'CreativeWork',
  brochure: 'CreativeWork',
  email: 'EmailMessage',
  messenger: 'Message',
  other: 'CreativeWork',
} as const

export type Medium = keyof typeof media

/** The names of the kinds. */
export const mediumNames = Object.keys(media) as [Medium, ...Medium[]]
