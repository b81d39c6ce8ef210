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

/** Where the mark of each study is. */
function marks(drawing: ReturnType<typeof draw>) {
  return new Map(
    drawing.all('a').map((link) => {
      const circle = link.querySelector('circle')
      const number = (name: string) => Number(circle?.getAttribute(name))
      const key = link.getAttribute('href')?.split('/')[2] ?? ''
      return [key, { x: number('cx'), y: number('cy'), radius: number('r') }]
    }),
  )
}

const at = (drawing: ReturnType<typeof draw>, key: string) =>
  marks(drawing).get(key) ?? { x: NaN, y: NaN, radius: NaN }

describe.each(['narrow', 'wide'] as const)('a %s map', (size) => {
  const drawing = draw(size)

  test('reads from what shows harm on the left to what supports the claim on the right', () => {
    const order = ['hartnett2021', 'mautner2023', 'bastos2020', 'whittle2025']
    const places = order.map((key) => at(drawing, key).x)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(at(drawing, 'whittle2025').x).toBe(at(drawing, 'wiggers2021').x)
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
    const area = (key: string) => at(drawing, key).radius ** 2
    expect(area('mautner2023') / area('whittle2025')).toBeCloseTo(480 / 1341, 2)
    expect(area('wiggers2021') / area('whittle2025')).toBeCloseTo(408 / 1341, 2)
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
        const { lettering, circles, width, height, markup } = draw(size, studies)
        expect(markup).not.toMatch(/NaN|Infinity|undefined/)
        const boxes = [
          ...lettering(),
          ...circles.map(({ x, y, radius }) => ({
            left: x - radius,
            right: x + radius,
            top: y - radius,
            bottom: y + radius,
          })),
        ]
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
  for (const [key, { radius }] of narrow) expect(wide.get(key)?.radius).toBe(radius)
  expect(Object.keys(drawEvidenceMaps(named(evidence), words))).toEqual(['narrow', 'wide'])
})
