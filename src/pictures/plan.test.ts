import { describe, expect, test } from 'vitest'

import { planPicture, type SourcePicture } from './plan.ts'

const picture: SourcePicture = {
  file: '/content/articles/knees/knee.png',
  digest: 'ab'.repeat(32),
  isDrawing: false,
  width: 1000,
  height: 750,
}
const plan = (more: Partial<SourcePicture> = {}, recipe = 'webp 1') =>
  planPicture({ ...picture, ...more }, { base: '/checks/', recipe })
const path = (more?: Partial<SourcePicture>, recipe?: string) =>
  plan(more, recipe).files.at(-1)?.path

describe('a photograph', () => {
  test('comes in the widths of screens that are smaller, and in its own', () => {
    const { attributes, files } = plan()
    expect(files.map(({ size }) => size)).toEqual([
      { width: 640, height: 480 },
      { width: 750, height: 563 },
      { width: 828, height: 621 },
      { width: 1000, height: 750 },
    ])
    expect(attributes).toEqual({
      src: `/checks/${files[3]?.path}`,
      srcset: files.map((file) => `/checks/${file.path} ${file.size?.width}w`).join(', '),
      sizes: '(min-width: 1000px) 1000px, 100vw',
      width: 1000,
      height: 750,
      loading: 'lazy',
      decoding: 'async',
    })
    for (const { path } of files) expect(path).toMatch(/^_astro\/knee\.[\da-f]{16}\.\d+\.webp$/)
  })

  test('that is small comes as one file, without a choice', () => {
    const { attributes, files } = plan({ width: 640, height: 4 })
    expect(files).toHaveLength(1)
    expect(attributes).not.toHaveProperty('srcset')
    expect(attributes).not.toHaveProperty('sizes')
  })

  test('that is thin is at least one pixel high in every size', () => {
    expect(plan({ width: 10_000, height: 1 }).files.map(({ size }) => size?.height)).toEqual(
      Array(9).fill(1),
    )
  })
})

test('a drawing comes unchanged, in whole pixels', () => {
  const { attributes, files } = plan({
    file: 'a/box.svg',
    isDrawing: true,
    width: 333.5,
    height: 0.2,
  })
  expect(files).toEqual([{ path: '_astro/box.abababababababab.svg', key: 'abababababababab.svg' }])
  expect(attributes).toMatchObject({ src: `/checks/${files[0]?.path}`, width: 334, height: 1 })
})

describe('the path of a file', () => {
  test('changes with the bytes of the picture and with the encoder, not with its folder', () => {
    expect(path({ digest: 'cd'.repeat(32) })).not.toBe(path())
    expect(path({}, 'webp 2')).not.toBe(path())
    expect(path({ file: '/elsewhere/knee.png' })).toBe(path())
  })

  test('of copies under two names differs, and the bytes are made once', () => {
    const [one, other] = [plan(), plan({ file: 'copy.png' })]
    expect(other.files.map(({ path }) => path)).not.toEqual(one.files.map(({ path }) => path))
    expect(other.files.map(({ key }) => key)).toEqual(one.files.map(({ key }) => key))
  })

  test.each([
    ['my, picture (1) #2?.png', 'my-picture-1-2'],
    ['100%.png', '100'],
    ['Knie\u0301.JPG', 'Knié'],
    ['关节.png', '关节'],
    ['---.png', 'picture'],
    [`${'关'.repeat(80)}.png`, '关'.repeat(48)],
  ])('%s is named %s', (file, name) => {
    const { attributes } = plan({ file, width: 800 })
    expect(attributes.src).toContain(`/_astro/${encodeURIComponent(name)}.`)
    for (const candidate of attributes.srcset?.split(', ') ?? [])
      expect(candidate).toMatch(/^\/checks\/_astro\/[^\s,]+ \d+w$/)
  })
})
