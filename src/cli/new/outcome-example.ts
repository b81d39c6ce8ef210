/** An example of outcomes in a new claim, as comments: their numbers are too many for questions. */

const example = `comparison:
  population: adults with osteoarthritis of the knee
  treatment: one injection of the treatment
  comparator: one injection of salt water
outcomes:
  - name: Pain
    time: 12 months
    scale: 0 (no pain) to 10
    unit: { one: point, other: points }
    better: lower
    importance: critical
    effect: { measure: mean-difference, estimate: -0.4, interval: [-0.9, 0.1] }
    studies: 1
    participants: 288
    certainty: low
    reasons:
      - { domain: imprecision, because: The interval contains no difference. }
    meaning: There may be little to no difference in pain.
    sources: [KEY]
`

/**
 * Returns comments that show how the effect on an outcome is written.
 *
 * @param source the citation key of the source of the numbers in the example
 */
export function outcomeExample(source: string): string {
  const lines = example
    .replace('KEY', () => JSON.stringify(source))
    .trimEnd()
    .split('\n')
  return [
    '# The effect on each outcome. Remove the marks, and write the numbers of your sources instead:',
    ...lines.map((line) => `# ${line}`),
    '',
  ].join('\n')
}
