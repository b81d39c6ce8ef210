/** Pictures, videos and recordings that make a claim. */

/** The kinds of media that `MediaReview` has categories for (Duke Reporters’ Lab, "MediaReview Fields and Labels"). */
export const mediaKinds = ['image', 'video', 'audio'] as const

/**
 * What is known of the authenticity of media, in the terms of the Duke Reporters’ Lab; each with its name in
 * schema.org’s `MediaManipulationRatingEnumeration`, which has no others (release 30.0).
 */
export const mediaCategories = {
  original: 'OriginalMediaContent',
  'missing-context': 'DecontextualizedContent',
  edited: 'EditedOrCroppedContent',
  transformed: 'TransformedContent',
  staged: 'StagedContent',
  satire: 'SatireOrParodyContent',
} as const

export type MediaKind = (typeof mediaKinds)[number]
export type MediaCategory = keyof typeof mediaCategories

/** The types of media in schema.org. */
export const mediaTypes = {
  image: 'ImageObject',
  video: 'VideoObject',
  audio: 'AudioObject',
} as const satisfies Record<MediaKind, string>

/** The names of the categories. */
export const mediaCategoryNames = Object.keys(mediaCategories) as [
  MediaCategory,
  ...MediaCategory[],
]
