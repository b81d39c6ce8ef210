import { describe, expect, test } from 'vitest'

import { wordsIn } from '../messages/words.ts'
import { pain, tuberculosis } from './cases/bcg.ts'
import { readDrawing } from './cases/read-drawing.ts'
import { describeForest, forestOf, tabulateForest } from './forest.ts'
import { drawForestPlots } from './forest-plot.ts'

const words = wordsIn('en-GB')
const comparison = { population: 'Children', treatment: 'BCG', comparator: 'no vaccine' }

function forest(outcome = tuberculosis, compared: typeof comparison | undefined = comparison) {
  const found = forestOf(outcome, compared, { words, nameOf: (key) => key })
  if (found === undefined) throw new Error('no plot')
  return found
}

const sizes = ['narrow', 'wide'] as const

/** Reads a scale back: where two ticks are says where every value is. */
function readScale(markup: string, { isLog }: { isLog: boolean }) {
  const drawing = readDrawing(markup)
  const value = (text: string) => Number(text.replace('\u2212', '-'))
  const ticks = drawing
    .all('.mark-tick text')
    .map((tick) => ({ x: Number(tick.getAttribute('x')), value: value(tick.textContent) }))
  const [first, last] = [ticks.at(0), ticks.at(-1)]
  if (!first || !last || first === last) throw new Error('too few ticks')
  const of = (number: number) => (isLog ? Math.log(number) : number)
  const slope = (of(last.value) - of(first.value)) / (last.x - first.x)
  const at = (x: number) => {
    const read = of(first.value) + (x - first.x) * slope
    return isLog ? Math.exp(read) : read
  }
  return { ...drawing, at, ticks: ticks.map(({ value: tick }) => tick) }
}

describe.each(sizes)('a %s plot', (size) => {
  test.each([
    ['ratios', tuberculosis, true],
    ['differences', pain, false],
  ] as const)('of %s has every number at its place', (_, outcome, isLog) => {
    const { all, at } = readScale(drawForestPlots(forest(outcome), words)[size] ?? '', { isLog })
    const estimates = all('.mark-estimate').map((square) =>
      at(Number(square.getAttribute('x')) + Number(square.getAttribute('width')) / 2),
    )
    const results = outcome.results ?? []
    expect(estimates).toHaveLength(results.length)
    for (const [index, { estimate }] of results.entries())
      expect((estimates[index] ?? 0) / estimate).toBeCloseTo(1, 1)
    const ends = all('.mark-interval').map((line) =>
      [...(line.getAttribute('d') ?? '').matchAll(/M([\d.]+) [\d.]+H([\d.]+)/g)].map((found) => [
        at(Number(found[1])),
        at(Number(found[2])),
      ]),
    )
    for (const [index, { interval }] of results.entries())
      expect(
        ends[index]?.[0]?.map(
          (end) =>
            Math.abs(end - (interval?.[0] ?? 0)) < 0.02 ||
            Math.abs(end - (interval?.[1] ?? 0)) < 0.1,
        ),
      ).toEqual([true, true])
    const diamond = all('.mark-pooled')[0]?.getAttribute('d') ?? ''
    const [left = 0, middle = 0, right = 0] = [...diamond.matchAll(/[ML]([\d.]+)/g)].map((found) =>
      at(Number(found[1])),
    )
    const [low = 0, high = 0] = outcome.effect?.interval ?? []
    expect(left).toBeCloseTo(low, 1)
    expect(middle).toBeCloseTo(outcome.effect?.estimate ?? 0, 1)
    expect(right).toBeCloseTo(high, 1)
  })

  test('has a tick at no effect, and its line there', () => {
    const { ticks, all, at } = readScale(drawForestPlots(forest(), words)[size] ?? '', {
      isLog: true,
    })
    expect(ticks).toContain(1)
    const line = /M([\d.]+)/.exec(all('.mark-none')[0]?.getAttribute('d') ?? '')
    expect(at(Number(line?.[1]))).toBeCloseTo(1, 1)
  })

  test('names what is better on each side', () => {
    const { lettering } = readDrawing(drawForestPlots(forest(), words)[size] ?? '')
    const [below, above] = lettering('.mark-heading')
    expect(below?.says).toBe('favours BCG')
    expect(above?.says).toBe('favours no vaccine')
    expect(below?.left).toBeLessThan(above?.left ?? 0)
  })

  test('keeps all letters inside', () => {
    const { lettering, width, height } = readDrawing(drawForestPlots(forest(), words)[size] ?? '')
    for (const { left, right, bottom } of lettering()) {
      expect(left).toBeGreaterThanOrEqual(-1)
      expect(right).toBeLessThanOrEqual(width + 1)
      expect(bottom).toBeLessThanOrEqual(height + 2)
    }
  })
})

test('where higher is better, the treatment is favoured above no effect', () => {
  expect(forest({ ...pain, better: 'higher' }).favours).toEqual({
    below: 'favours no vaccine',
    above: 'favours BCG',
  })
  expect(forest({ ...pain, better: undefined }).favours).toEqual({ below: '', above: '' })
  expect(
    forestOf({ ...pain, better: 'lower' }, undefined, { words, nameOf: (key) => key })?.favours
      .below,
  ).toBe('favours the treatment')
})

test('an outcome without effects of single studies has no plot', () => {
  const { results: _, ...without } = pain
  expect(forestOf(without, undefined, { words, nameOf: (key) => key })).toBeUndefined()
})

test('the table and the words have the numbers of the plot', () => {
  const rows = tabulateForest(forest(), words).rows.map((cells) => cells.map(({ text }) => text))
  expect(rows[0]).toEqual(['aronson1948', '0.4109 (0.1343 to 1.2574)', '5.06%'])
  expect(rows.at(-1)).toEqual(['All studies', '0.4894 (0.3441 to 0.6962)', ''])
  const said = describeForest(forest(pain), 'Mean difference in cm', words)
  expect(said).toBe(
    'Forest plot. Mean difference in cm. one: \u22121.2 (\u22122 to \u22120.4); two: 0.1 (\u22120.6 to 0.8); All studies: \u22120.74 (\u22121.16 to \u22120.33).',
  )
})

test('a single result at no effect has a scale', () => {
  const single = {
    ...pain,
    effect: { measure: 'risk-ratio' as const, estimate: 1, level: 95 },
    results: [{ reference: 'one', estimate: 1 }],
  }
  const { texts } = readDrawing(drawForestPlots(forest(single), words).wide ?? '')
  expect(texts).toContain('1')
})
