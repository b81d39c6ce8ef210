/** The size in pixels that networks recommend (Open Graph pictures are shown at 1.91:1). */
export const pictureSize = { width: 1200, height: 630 }
