import { expect, test } from 'vitest'

import { type Finding, findings } from '../claims/scales.ts'
import { drawEvidenceStrip } from './evidence-strip.ts'
import { findingTones } from './finding-shape.ts'

const draw = (...found: Finding[]) => drawEvidenceStrip(found.map((finding) => ({ finding })))

/** Returns the tones of the groups from left to right, each with the number of its shapes. */
const groupsOf = (svg: string) =>
  [...svg.matchAll(/<g data-tone="([\w-]+)">(.*?)<\/g>/g)].map(
    ([, tone, shapes = '']) => `${tone ?? ''} ${shapes.match(/<(?:path|circle)/g)?.length ?? 0}`,
  )

const sizeOf = (svg: string) =>
  ['width', 'height'].map((name) => Number(new RegExp(` ${name}="(\\d+)"`).exec(svg)?.[1]))

test('has a shape for each source, those against the claim at the left', () => {
  const svg = draw('supports', 'opposes', 'inconclusive', 'opposes', 'harm', 'mixed')
  expect(groupsOf(svg)).toEqual([
    `${findingTones.harm} 1`,
    `${findingTones.opposes} 2`,
    `${findingTones.inconclusive} 1`,
    `${findingTones.mixed} 1`,
    `${findingTones.supports} 1`,
  ])
})

test.each(findings)('shows the finding %s', (finding) => {
  expect(groupsOf(draw(finding))).toEqual([`${findingTones[finding]} 1`])
})

test('has one row of up to ten shapes, and longer rows for many', () => {
  const of = (length: number) => sizeOf(draw(...Array.from({ length }, () => 'mixed' as const)))
  const [[one = 0, row = 0], [ten], [twenty, two], [, many = 0]] = [of(1), of(10), of(20), of(400)]
  expect(ten).toBe(10 * one)
  expect([twenty, two]).toEqual([10 * one, 2 * row])
  expect(many / row).toBe(10)
})
