import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { designKinds } from '../claims/design.ts'
import { findings } from '../claims/scales.ts'
import { evidence, type Study } from './cases/evidence.ts'
import { overlap, readDrawing } from './cases/read-drawing.ts'
import { drawEvidenceMap, drawEvidenceMaps } from './evidence-map.ts'
import { wordsIn } from '../messages/words.ts'

const words = wordsIn('en-GB')

const named = (studies: readonly Study[]) =>
  studies.map((study) => ({
    study,
    name: study.reference.replace(/^(\w)(\D*)/, (_, first: string, rest: string) => {
      return `${first.toUpperCase()}${rest} `
    }),
    page: `/references/${study.reference}/`,
  }))

const draw = (size: 'narrow' | 'wide', studies: readonly Study[] = evidence) =>
  readDrawing(drawEvidenceMap(named(studies), { size, words }))

/** The corners of a shape, or of the square around a circle. */
function cornersOf(shape: Element | null): [x: number, y: number][] {
  const number = (name: string) => Number(shape?.getAttribute(name))
  if (shape?.localName !== 'circle') {
    const numbers = (shape?.getAttribute('d')?.match(/[\d.-]+/g) ?? []).map(Number)
    // The first pair is the start; each other one is the step to the next corner.
    let [x, y] = [0, 0]
    return numbers.flatMap((step, at): [x: number, y: number][] => {
      if (at % 2 === 1) return []
      x += step
      y += numbers[at + 1] ?? NaN
      return [[x, y]]
    })
  }
  const [x, y, radius] = [number('cx'), number('cy'), number('r')]
  return [-1, 1].flatMap((dx) =>
    [-1, 1].map((dy): [number, number] => [x + dx * radius, y + dy * radius]),
  )
}

/** The area of a shape, by the shoelace formula or of the circle. */
function areaOf(shape: Element | null): number {
  if (shape?.localName === 'circle') return Math.PI * Number(shape.getAttribute('r')) ** 2
  const corners = cornersOf(shape)
  const twice = corners.map(([x, y], at) => {
    const [nextX = 0, nextY = 0] = corners[(at + 1) % corners.length] ?? []
    return x * nextY - nextX * y
  })
  return Math.abs(twice.reduce((sum, each) => sum + each, 0)) / 2
}

/** Where the mark of each study is, and how large. */
function marks(drawing: ReturnType<typeof draw>) {
  return new Map(
    drawing.all('a').map((link) => {
      const shape = link.querySelector('.mark-known, .mark-unknown')
      const corners = cornersOf(shape)
      const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
      const box = {
        left: Math.min(...xs),
        right: Math.max(...xs),
        top: Math.min(...ys),
        bottom: Math.max(...ys),
      }
      const x = (box.left + box.right) / 2
      const y = (box.top + box.bottom) / 2
      const key = link.getAttribute('href')?.split('/')[2] ?? ''
      return [key, { x, y, box, area: areaOf(shape), name: shape?.localName, corners }]
    }),
  )
}

const at = (drawing: ReturnType<typeof draw>, key: string) => {
  const mark = marks(drawing).get(key)
  if (!mark) throw new Error(`There is no mark of ${key}.`)
  return mark
}

describe.each(['narrow', 'wide'] as const)('a %s map', (size) => {
  const drawing = draw(size)

  test('reads from what shows harm on the left to what supports the claim on the right', () => {
    const order = ['hartnett2021', 'mautner2023', 'bastos2020', 'whittle2025']
    const places = order.map((key) => at(drawing, key).x)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(at(drawing, 'whittle2025').x).toBeCloseTo(at(drawing, 'wiggers2021').x, 0)
    expect(drawing.lettering('.mark-heading').map(({ says }) => says)).toEqual([
      'Shows harm',
      'Counts against it',
      'Inconclusive',
      'Mixed',
      'Supports it',
    ])
  })

  test('reads from the strongest design at the top to the weakest, without those there are none of', () => {
    const order = ['whittle2025', 'wiggers2021', 'mautner2023', 'hartnett2021', 'manion2020']
    const places = order.map((key) => at(drawing, key).y)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(drawing.lettering('.mark-label').map(({ says }) => says.replace('- ', '-'))).toEqual([
      'Systematic reviews and meta-analyses',
      'Randomised trials',
      'Case series and reports',
      'Animal and laboratory studies',
    ])
  })

  test('gives each study an area in proportion to its participants', () => {
    const area = (key: string) => at(drawing, key).area
    expect(area('mautner2023') / area('whittle2025')).toBeCloseTo(480 / 1341, 2)
    expect(area('wiggers2021') / area('whittle2025')).toBeCloseTo(408 / 1341, 2)
  })

  test('points each mark in the direction of its finding', () => {
    const middle = (key: string) => {
      const { corners, x } = at(drawing, key)
      return corners.map(([cornerX]) => Math.sign(Math.round((cornerX - x) * 4)))
    }
    const to = (way: 1 | -1): unknown => expect.arrayContaining([way, -way])
    expect(at(drawing, 'whittle2025').name).toBe('path')
    // An arrow has one corner at its tip and two at its end.
    expect(middle('whittle2025').filter((side) => side === -1)).toHaveLength(2)
    expect(middle('whittle2025')).toEqual(to(1))
    expect(middle('mautner2023').filter((side) => side === 1)).toHaveLength(2)
    expect(at(drawing, 'hartnett2021').corners).toHaveLength(3)
    expect(at(drawing, 'bastos2020').name).toBe('circle')
  })

  test('draws an open mark where the number of participants is not known', () => {
    expect(drawing.all('.mark-unknown')).toHaveLength(1)
    expect(drawing.all('[href="/references/manion2020/"] .mark-unknown')).toHaveLength(1)
  })

  test('names each mark, links it to its source and labels the link with all it shows', () => {
    expect(drawing.all('a').map((link) => link.getAttribute('aria-label'))).toContain(
      'Mautner 2023, 480 people. Randomised trial. Counts against it',
    )
    const [link] = drawing.all('[href="/references/mautner2023/"]')
    expect([...(link?.querySelectorAll('text') ?? [])].map((text) => text.textContent)).toEqual([
      'Mautner 2023',
      '480 people',
    ])
    // The words seen are in the name, with a space between two lines (WCAG 2.2, 2.5.3).
    expect(link?.textContent.trim()).toBe('Mautner 2023 480 people')
    expect(draw(size, [{ reference: 'a', finding: 'mixed', participants: 1 }]).texts).toContain(
      '1 person',
    )
  })

  test('is read aloud once: what is around the links is hidden', () => {
    for (const text of drawing.all('text'))
      expect(text.closest('a, [aria-hidden=true]')).not.toBeNull()
  })

  test('has no words or marks that overlap or leave the frame, for any evidence', () => {
    const study = fc.record(
      {
        reference: fc.constantFrom(
          'mautner2023',
          'askarian-amiri2022',
          'u.s. food and drug administration2019',
        ),
        finding: fc.constantFrom(...findings),
        designKind: fc.constantFrom(...designKinds),
        participants: fc.integer({ min: 0, max: 20_000 }),
      },
      { requiredKeys: ['reference', 'finding'] },
    )
    fc.assert(
      fc.property(fc.array(study, { minLength: 1, maxLength: 12 }), (studies) => {
        const drawn = draw(size, studies)
        const { lettering, width, height, markup } = drawn
        expect(markup).not.toMatch(/NaN|Infinity|undefined/)
        const boxes = [...lettering(), ...[...marks(drawn).values()].map(({ box }) => box)]
        for (const [index, box] of boxes.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(-1)
          expect(box.right).toBeLessThanOrEqual(width + 1)
          expect(box.top).toBeGreaterThanOrEqual(-1)
          expect(box.bottom).toBeLessThanOrEqual(height + 1)
          for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false)
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('both maps use one scale', () => {
  const [narrow, wide] = [marks(draw('narrow')), marks(draw('wide'))]
  for (const [key, { area }] of narrow) expect((wide.get(key)?.area ?? 0) / area).toBeCloseTo(1, 1)
  expect(Object.keys(drawEvidenceMaps(named(evidence), words))).toEqual(['narrow', 'wide'])
})
