/** Draws the icon of a publication without one: the initial of its name on its accent. */

import type { Font } from '../reading/fonts.ts'

import { asCss } from '../identity/colours.ts'

const size = 64

/**
 * Draws the icon. A letter that no font has is left out.
 *
 * @param accent a colour of CSS on which paper is legible
 * @returns an SVG whose letter is a path
 */
export async function initialIcon(name: string, accent: string, fonts: Font[]): Promise<string> {
  // A publication with an icon of its own does not need it.
  const { default: satori } = await import('satori')
  const [initial = ''] = new Intl.Segmenter()
    .segment(name.trim())
    [Symbol.iterator]()
    .take(1)
    .map(({ segment }) => segment.toUpperCase())
  const draw = (letter: string) =>
    satori(
      {
        type: 'div',
        props: {
          style: {
            display: 'flex',
            alignItems: 'center',
            justifyContent: 'center',
            width: '100%',
            height: '100%',
            borderRadius: 12,
            background: asCss(accent),
            color: '#fff',
            fontFamily: 'Source Serif',
            fontWeight: 600,
            fontSize: 46,
          },
          children: letter,
        },
      },
      {
        width: size,
        height: size,
        fonts,
        loadAdditionalAsset: () => {
          isMissing = true
          return Promise.resolve([])
        },
      },
    )
  let isMissing = false
  return await draw(initial).then((svg) => (isMissing ? draw('') : svg))
}
