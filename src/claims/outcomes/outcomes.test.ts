import { describe, expect, test } from 'vitest'

import type { Certainty } from '../scales.ts'

import { countsOf, riskWithTreatment } from './absolute-risk.ts'
import { noEffect, sideOf } from './measure.ts'
import { overallCertainty } from './overall-certainty.ts'

const perThousand = (share: number) => Math.round(share * 100_000) / 100

describe('the risk with a treatment', () => {
  // Computed with R from the pooled effects of metafor’s BCG data (`figures/cases/bcg.ts`), for a risk of 20 in 1,000
  // without vaccination; for hazard ratios, with 1 - exp(hr * log(1 - 0.2)).
  test.each([
    ['risk-ratio', 0.48942095, [0.3440743, 0.696166], 0.02, [9.79, 6.88, 13.92]],
    ['odds-ratio', 0.474602, [0.329647, 0.683498], 0.02, [9.59, 6.68, 13.76]],
    ['hazard-ratio', 0.6, [0.45, 0.8], 0.2, [125.31, 95.54, 163.49]],
    ['risk-difference', -0.0251735, [-0.0463972, 0.0160502 - 0.02], 0.05, [24.83, 3.6, 46.05]],
  ] as const)('%s', (measure, estimate, interval, comparator, [risk, low, high]) => {
    const computed = riskWithTreatment(measure, { estimate, interval }, comparator)
    expect(perThousand(computed?.share ?? 0)).toBe(risk)
    expect(computed?.interval?.map(perThousand)).toEqual([low, high])
  })

  test('is a share, whatever the effect', () => {
    expect(riskWithTreatment('risk-ratio', { estimate: 6 }, 0.5)).toEqual({ share: 1 })
    expect(riskWithTreatment('risk-difference', { estimate: -0.5 }, 0.2)).toEqual({ share: 0 })
  })

  test('is not known from scores', () => {
    expect(riskWithTreatment('mean-difference', { estimate: 1 }, 0.5)).toBeUndefined()
  })
})

describe('the number of people with a treatment', () => {
  test.each([
    [20, 0.48942095, [0.3440743, 0.696166], [10, 7, 14]],
    [420, 0.88, [0.81, 0.96], [370, 340, 403]],
    [0.42, 0.59, [0.1, 0.9], [0.25, 0.042, 0.38]],
    [20, 0.02, [0.002, 0.1], [0.4, 0.04, 2]],
    [2.5, 0.5, [0.1, 1.5], [1.3, 0.25, 3.8]],
    [0, 0.5, [0.1, 2], [0, 0, 0]],
    [0.000001, 0.5, [0.1, 2], [0.0000005, 0.0000001, 0.000002]],
  ] as const)('of %d and a risk ratio of %d', (comparator, estimate, interval, counts) => {
    const { treatment, interval: limits = [] } =
      countsOf({
        effect: { measure: 'risk-ratio', estimate, interval: [...interval], level: 95 },
        risks: { comparator, per: 1000 },
      }) ?? {}
    expect([treatment, ...limits]).toEqual(counts)
  })
})

describe('the side of an interval', () => {
  test.each([
    ['mean-difference', [-1.16, -0.33], 'below'],
    ['mean-difference', [-0.97, 5.43], 'both'],
    ['mean-difference', [0, 5], 'both'],
    ['risk-ratio', [1.19, 5.99], 'above'],
    ['risk-ratio', [0.2, 0.99], 'below'],
    ['hazard-ratio', [0.9, 1], 'both'],
  ] as const)('%s %s', (measure, interval, side) => {
    expect(sideOf(measure, { estimate: noEffect(measure), interval })).toBe(side)
  })

  test('is not known without an interval', () => {
    expect(sideOf('risk-ratio', { estimate: 2 })).toBeUndefined()
  })
})

test('the certainty of a claim is the lowest of its critical outcomes', () => {
  const outcome = (importance: 'critical' | 'important', certainty?: Certainty) => ({
    importance,
    certainty,
  })
  expect(
    overallCertainty([
      outcome('critical', 'high'),
      outcome('critical', 'low'),
      outcome('critical'),
    ]),
  ).toBe('low')
  expect(overallCertainty([outcome('important', 'low')])).toBeUndefined()
})
