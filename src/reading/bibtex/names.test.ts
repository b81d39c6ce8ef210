import { describe, expect, test } from 'vitest'

import { readLatex } from './latex.ts'
import { readNames } from './names.ts'

const raw = String.raw
const read = (value: string) => readNames(value, (latex) => readLatex(latex).text)
/** Particles in brackets, a suffix after a slash, an organisation in quotation marks. */
const written = (value: string) =>
  read(value).names.map((name) =>
    name.literal === undefined
      ? [
          name['dropping-particle'] === undefined ? '' : `(${name['dropping-particle']})`,
          name['non-dropping-particle'] === undefined ? '' : `[${name['non-dropping-particle']}]`,
          name.family ?? '',
          name.given === undefined ? '' : `, ${name.given}`,
          name.suffix === undefined ? '' : ` / ${name.suffix}`,
        ].join('')
      : `"${name.literal}"`,
  )

describe('names', () => {
  test.each([
    ['Ash, Mia', ['Ash, Mia']],
    ['Mia Ash', ['Ash, Mia']],
    ['Ash, Mia and Ann Beech', ['Ash, Mia', 'Beech, Ann']],
    // A last name alone, as programs write organisations.
    ['World Health Organization, and Ash, Mia,', ['"World Health Organization"', 'Ash, Mia']],
    ['Ash, Mia\n  and\n  Beech, Ann', ['Ash, Mia', 'Beech, Ann']],
    ['Ash, Mia AND Beech, Ann', ['Ash, Mia', 'Beech, Ann']],
    // A tie divides words as a space does.
    ['D.~Alder and R.~E.~Birch and John C.~Cedar', ['Alder, D.', 'Birch, R. E.', 'Cedar, John C.']],
    ['Alder, D.~E. and Donald~E. Elm', ['Alder, D. E.', 'Elm, Donald E.']],
    ['Ludwig~van~Beethoven', ['[van]Beethoven, Ludwig']],
    ['van~der~Berg, Jan~A.', ['[van der]Berg, Jan A.']],
    [raw`J.\,P. Elm`, ['Elm, J. P.']],
    // Particles.
    ['van der Berg, Jan', ['[van der]Berg, Jan']],
    ['Jan van der Berg', ['[van der]Berg, Jan']],
    ['von Neumann', ['[von]Neumann']],
    ['José de la Cruz y Vega', ['[de la]Cruz y Vega, José']],
    ['De la Cruz, Maria', ['De la Cruz, Maria']],
    ['Ortega y Gasset, José', ['Ortega y Gasset, José']],
    ['bell hooks', ['hooks, bell']],
    [raw`{van Gogh}, Vincent`, ['van Gogh, Vincent']],
    ['family={van den Berg}, given={Jan}', ['van den Berg, Jan']],
    ['family=Berg, given=Jan, prefix=van den, useprefix=false', ['(van den)Berg, Jan']],
    ['given=Martin, family=King, suffix=Jr.', ['King, Martin / Jr.']],
    // Suffixes.
    ['King, Jr., Martin Luther', ['King, Martin Luther / Jr.']],
    ['King, III, M. and Elm, Bo', ['King, M. / III', 'Elm, Bo']],
    ['Ash, Ph.D., Mia', ['Ash, Mia / Ph.D.']],
    ['Ash, M. D., Mia', ['Ash, Mia / M. D.']],
    ['Windsor, Duke of Edinburgh, Philip', ['Windsor, Philip / Duke of Edinburgh']],
    ['Plinius, the Elder, Gaius', ['Plinius, Gaius / the Elder']],
    // TeX skips the space after a command of letters.
    [raw`Brau\ss e, Franz and Erd\H os, P\'al`, ['Brauße, Franz', 'Erdős, Pál']],
    [raw`S\o ren Kierkeg\aa rd and \v Capek, Karel`, ['Kierkegård, Søren', 'Čapek, Karel']],
    [raw`\L ukasiewicz, Jan and \O re, Bo`, ['Łukasiewicz, Jan', 'Øre, Bo']],
    [raw`The \LaTeX Project Team`, ['"The LaTeX Project Team"']],
    // Organisations.
    ['{Johnson & Johnson}', ['"Johnson & Johnson"']],
    [raw`{Johnson \& Johnson} and AT\&T`, ['"Johnson & Johnson"', 'AT&T']],
    ['{World Health Organization}', ['"World Health Organization"']],
    ['{Cells and Tissues Group} and Ash, Mia', ['"Cells and Tissues Group"', 'Ash, Mia']],
    ['{{NASA}}', ['"NASA"']],
    [raw`{Fo{\"e}, Inc.}`, ['"Foë, Inc."']],
    // Accents.
    [raw`M{\"u}ller, J{\"o}rg`, ['Müller, Jörg']],
    [raw`J{\"o}rg M{\"u}ller`, ['Müller, Jörg']],
    [raw`{\'E}mile Zola`, ['Zola, Émile']],
    [raw`Al d{\'}Elm`, ['d’Elm, Al']],
    [raw`{\O}rsted, Hans`, ['Ørsted, Hans']],
    ['Madonna', ['Madonna']],
    ['Ash, M. A.,', ['Ash, M. A.']],
    ['', []],
  ])('%s', (value, names) => {
    if (value === '') expect(read(value).names).toEqual([])
    else expect(written(value)).toEqual(names)
  })
})

describe('others', () => {
  test.each([
    ['Ash, Mia and others', ['Ash, Mia', '"et al."'], []],
    ['Ash, Mia and Beech, Ann and others', ['Ash, Mia', 'Beech, Ann', '"et al."'], []],
    ['Ash, Mia and {others}', ['Ash, Mia', '"et al."'], []],
    ['Ash, Mia and\nothers', ['Ash, Mia', '"et al."'], []],
    ['Ash, Mia and et al.', ['Ash, Mia', '"et al."'], ['et-al']],
    ['Ash, Mia and et al', ['Ash, Mia', '"et al."'], ['et-al']],
    ['Ash, Mia and {et al.}', ['Ash, Mia', '"et al."'], ['et-al']],
    ['Ash, Mia and et~al.', ['Ash, Mia', '"et al."'], ['et-al']],
    ['Mia Ash et al.', ['Ash, Mia', '"et al."'], ['et-al']],
    ['Ash, Mia, et al.', ['Ash, Mia', '"et al."'], ['et-al']],
    [raw`Ash, Mia and \emph{et al.}`, ['Ash, Mia', '"et al."'], ['et-al']],
    ['Bock, H. G., et al.', ['Bock, H. G.', '"et al."'], ['et-al']],
    ['{The Others}', ['"The Others"'], []],
    ['others and Ash, Mia', ['others', 'Ash, Mia'], []],
  ])('%s', (value, names, faults) => {
    expect(written(value)).toEqual(names)
    expect(read(value).faults.map(({ kind }) => kind)).toEqual(faults)
  })
})

describe('a fault', () => {
  test.each([
    ['Ash, Mia; Beech, Ann', 'semicolons', 0],
    ['Ash, Mia and Beech, Ann; Elm, Bo', 'semicolons', 13],
    ['Ash, Mia, Beech, Ann', 'commas', 0],
    ['Mia Ash, Ann Beech, Bo Elm, Al Fir, Jo Gum', 'commas', 0],
    ['Mia Ash, Ann Beech, Bo Elm', 'commas', 0],
    ['Ash, Mia and Elm, Bo & Fir, Al', 'ampersand', 13],
    [raw`Ash, M. \& Elm, B.`, 'ampersand', 0],
    ['Johnson & Johnson', 'ampersand', 0],
    ['Ash, Mia and and Elm, Bo', 'empty', 13],
    ['Ash, Mia and', 'empty', 12],
  ])('%s', (value, kind, offset) => {
    expect(read(value).faults.map((fault) => [fault.kind, fault.offset])).toEqual([[kind, offset]])
  })

  test('of semicolons leaves the people in the list', () => {
    expect(read('Ash, Mia; Elm, Bo').names.length).toBeGreaterThan(0)
  })
})

test('a list of family names with an initial is a list of faults', () => {
  expect(read('Smith J and Jones B').faults.map(({ correct }) => correct)).toEqual([
    'Smith, J.',
    'Jones, B.',
  ])
  expect(read('Malcolm X and Haley, Alex').faults).toEqual([])
})

describe('a fault with its correction', () => {
  test.each([
    // The form of medical journals.
    ['Müller H, Weiß K', 'initials-last', 'Müller, H. and Weiß, K.', ['Müller, H.', 'Weiß, K.']],
    [
      raw`M{\"u}ller HJ, Wei{\ss} K`,
      'initials-last',
      'Müller, H. J. and Weiß, K.',
      ['Müller, H. J.', 'Weiß, K.'],
    ],
    [
      'van der Berg J, Elm B, Fir AC',
      'initials-last',
      'van der Berg, J. and Elm, B. and Fir, A. C.',
      ['[van der]Berg, J.', 'Elm, B.', 'Fir, A. C.'],
    ],
    // Other languages.
    [
      'Hans Müller und Karl Weiß',
      'conjunction',
      'Hans Müller and Karl Weiß',
      ['Müller, Hans', 'Weiß, Karl'],
    ],
    ['Ana Olmo y Luz Pino', 'conjunction', 'Ana Olmo and Luz Pino', ['Olmo, Ana', 'Pino, Luz']],
    ['Jean Orme et Luc Pin', 'conjunction', 'Jean Orme and Luc Pin', ['Orme, Jean', 'Pin, Luc']],
    // Suffixes and titles.
    [
      'King, Martin Luther, Jr.',
      'suffix-last',
      'King, Jr., Martin Luther',
      ['King, Martin Luther / Jr.'],
    ],
    ['King, M. L., III', 'suffix-last', 'King, III, M. L.', ['King, M. L. / III']],
    ['Sammy Davis, Jr.', 'suffix-last', 'Davis, Jr., Sammy', ['Davis, Sammy / Jr.']],
    [
      'Jan A. van der Berg, III',
      'suffix-last',
      'van der Berg, III, Jan A.',
      ['[van der]Berg, Jan A. / III'],
    ],
    ['Müller, Hans, Prof. Dr. med.', 'degree', 'Müller, Hans', ['Müller, Hans']],
    ['Doe, Jane, PhD', 'degree', 'Doe, Jane', ['Doe, Jane']],
    ['Doe, Jane, M.D., Ph.D.', 'degree', 'Doe, Jane', ['Doe, Jane']],
    ['Doe, Jane, Jr., MD', 'degree', 'Doe, Jr., Jane', ['Doe, Jane / Jr.']],
    ['Jane Doe, PhD', 'degree', 'Jane Doe', ['Doe, Jane']],
    [
      'Martin Luther King Jr.',
      'suffix-last',
      'King, Jr., Martin Luther',
      ['King, Martin Luther / Jr.'],
    ],
    ['Smith, John III', 'suffix-last', 'Smith, III, John', ['Smith, John / III']],
    ['Bennett, Alan, 1934-', 'years', 'Bennett, Alan', ['Bennett, Alan']],
    ['Smith JA', 'initials-alone', 'Smith, J. A.', ['Smith, J. A.']],
    [
      'J. Smith, K. van der Jones',
      'conjunction',
      'J. Smith and K. van der Jones',
      ['Smith, J.', '[van der]Jones, K.'],
    ],
    ['Orme, J. et Pin, L.', 'conjunction', 'Orme, J. and Pin, L.', ['Orme, J.', 'Pin, L.']],
    [
      'World Health Organization',
      'organisation',
      '{World Health Organization}',
      ['"World Health Organization"'],
    ],
    [
      'Ministerium für Bildung und Forschung',
      'organisation',
      '{Ministerium für Bildung und Forschung}',
      ['"Ministerium für Bildung und Forschung"'],
    ],
  ])('%s', (value, kind, correct, names) => {
    expect(read(value).faults).toMatchObject([{ kind, correct, offset: 0 }])
    expect(written(value)).toEqual(names)
  })

  test.each([
    'Müller, Hans',
    'Müller, H',
    'van der Berg, Jan',
    'Family, Given Middle',
    'Real Academia Española',
    'De la Cruz, María José',
    'García Márquez, Gabriel José',
    'García Márquez, MD',
    '{Pérez G}, Juan C',
    'Malcolm X',
    'Ramón y Cajal, Santiago',
    'Santiago Ramón y Cajal',
    'José Ortega y Gasset',
    'Yi Wang 0001',
    'Henry VIII',
    'La Rosa Gómez, Ana',
    'Church, Alonzo',
    'Press, William H.',
    'King, Jr., MA',
    'Davis, Jr.',
    'King, Jr., Martin Luther',
    'Ash, Ph.D., Mia',
    'Plinius, the Elder, Gaius',
    'Windsor, Duke of Edinburgh, Philip',
  ])('is not in %s', (value) => {
    expect(read(value).faults).toEqual([])
  })
})
