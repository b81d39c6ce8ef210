import { describe, expect, test } from 'vitest'

import { normalizedStatement } from './normalized-words.ts'

describe('statements that differ', () => {
  test.each([
    ['It rose by +2 degrees', 'It rose by -2 degrees'],
    ['It rose by +2 degrees', 'It rose by 2 degrees'],
    ['It rose by \u22122 degrees', 'It rose by 2 degrees'],
    ['It rose by (-2) degrees', 'It rose by (2) degrees'],
    ['It costs -\u20AC5', 'It costs \u20AC5'],
    ['The share is < 5%', 'The share is > 5%'],
    ['The share is \u2264 5%', 'The share is \u2265 5%'],
    ['The share is < 5%', 'The share is = 5%'],
    ['The share is 5%', 'The share is 5\u20AC'],
    ['The share is 5%', 'The share is 5\u2030'],
    ['The share is 5%', 'The share is 5'],
    ['It costs $5', 'It costs \xA35'],
    ['It costs about ~5', 'It costs about 5'],
    ['A = B', 'A \u2260 B'],
    ['A = B', 'A != B'],
    ['A \u2192 B', 'A \u2190 B'],
    ['10\xB2 people came', '102 people came'],
    ['10\u207B\xB2 is small', '10\xB2 is small'],
    ['Is C better', 'Is C++ better'],
    ['Is C++ better', 'Is C# better'],
    ['HIV+ patients live longer', 'HIV- patients live longer'],
    ['HIV\u2212 patients live longer', 'HIV patients live longer'],
    ['The risk is 1.5', 'The risk is 1-5'],
    ['The risk is 1.5', 'The risk is 15'],
    ['The risk is .5', 'The risk is 5'],
    ['The odds are 1:2', 'The odds are 1/2'],
    ['1\xBD cups help', '11/2 cups help'],
    ['It works \u2705', 'It works \u274C'],
  ])('%j and %j', (one, other) => {
    expect(normalizedStatement(one)).not.toBe(normalizedStatement(other))
  })
})

describe('statements that only look different', () => {
  test.each([
    ['It rose by -2 degrees', 'it  rose by \u22122 degrees!'],
    ['It rose by \u20132 degrees', 'It rose by \uFF0D2 degrees'],
    ['\u201CDoes  it WORK\u201D!', '\xABDoes it work?\xBB'],
    ['`Does` it \xB4work\xB4', "'Does' it work"],
    ['It works \u2013 often', 'It works\u2014often'],
    ['It works - often', 'It works, often'],
    ['The long-term risk', 'The long term risk'],
    ['COVID-19 is over', 'Covid 19 is over'],
    ['Of 5\u201310 people', 'Of 5 - 10 people'],
    ['The share is <5%', 'The share is < 5 %'],
    ['\xBD of all', '1/2 of all'],
    ['CO\u2082 rises', 'CO2 rises'],
    ['10\xB2 people', '10^2 people'],
    ['Pain | A review', 'Pain: a review'],
    ['Aspirin\xAE and Ibu\u2122', 'Aspirin and Ibu'],
    ['It works \u2714\uFE0F', 'It works \u2714'],
    ['', '???'],
  ])('%j and %j', (one, other) => {
    expect(normalizedStatement(one)).toBe(normalizedStatement(other))
  })
})
