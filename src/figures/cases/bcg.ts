/**
 * Thirteen trials of BCG vaccination against tuberculosis (Colditz 1994, doi:10.1001/jama.1994.03510330076038), as
 * analysed by the R package metafor 3.8-1 from its data set `dat.bcg`:
 *
 *     d <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
 *     m <- rma(yi, vi, data = d, method = "REML"); predict(m, transf = exp); summary(d); weights(m)
 *
 * The risks with vaccination are 1000 * 0.02 times the three numbers of the effect; for odds ratios, the odds 0.02 / 0.98
 * times the ratio, turned back into a risk.
 */

import { type Outcome, outcomeSchema } from '../../claims/outcomes/schema.ts'

const trials: [reference: string, estimate: number, low: number, high: number, weight: number][] = [
  ['aronson1948', 0.4109, 0.1343, 1.2574, 5.06],
  ['ferguson1949', 0.2049, 0.0863, 0.4864, 6.36],
  ['rosenthal1960', 0.2597, 0.0734, 0.9186, 4.44],
  ['hart1977', 0.2366, 0.1793, 0.3121, 9.7],
  ['frimodt1973', 0.8045, 0.5163, 1.2536, 8.87],
  ['stein1953', 0.4556, 0.3871, 0.5362, 10.1],
  ['vandiviere1973', 0.1977, 0.0784, 0.4989, 6.03],
  ['madras1980', 1.012, 0.8946, 1.1449, 10.19],
  ['coetzee1968', 0.6254, 0.3926, 0.9962, 8.74],
  ['rosenthal1961', 0.2538, 0.1494, 0.431, 8.37],
  ['comstock1974', 0.7122, 0.5725, 0.886, 9.93],
  ['comstock1969', 1.5619, 0.3737, 6.5284, 3.82],
  ['comstock1976', 0.9828, 0.5821, 1.6593, 8.4],
]

/** Tuberculosis with and without vaccination. */
export const tuberculosis: Outcome = outcomeSchema.parse({
  name: 'Tuberculosis',
  better: 'lower',
  effect: { measure: 'risk-ratio', estimate: 0.4894, interval: [0.3441, 0.6962] },
  risks: { comparator: 20 },
  results: trials.map(([reference, estimate, low, high, weight]) => ({
    reference,
    estimate,
    interval: [low, high],
    weight,
  })),
  studies: 13,
  participants: 357_347,
  meaning: 'About half as many people get tuberculosis.',
  sources: ['colditz1994'],
})

/** Pain on a scale of 10 cm (mesenchymal stem cells, knees; the numbers of a published review). */
export const pain: Outcome = outcomeSchema.parse({
  name: 'Pain',
  unit: 'cm',
  better: 'lower',
  effect: { measure: 'mean-difference', estimate: -0.74, interval: [-1.16, -0.33] },
  results: [
    { reference: 'one', estimate: -1.2, interval: [-2, -0.4] },
    { reference: 'two', estimate: 0.1, interval: [-0.6, 0.8] },
  ],
  meaning: 'There is little to no difference.',
  sources: ['review'],
})
