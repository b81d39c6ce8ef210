import { describe, expect, test } from 'vitest'

import { readBibtex } from '../bibtex.ts'

const dataOf = (type: string, fields: string) =>
  readBibtex(`@${type}{a, title = {T}, ${fields}}`, '/b.bib').records[0]?.data as Record<
    string,
    unknown
  >

test('the ACM writes the places of the publisher and of the conference', () => {
  const places = 'address = {New York}, location = {Long Beach}'
  expect(dataOf('inproceedings', places)).toMatchObject({
    'publisher-place': 'New York',
    'event-place': 'Long Beach',
  })
})

describe('closed lists are words', () => {
  test.each([
    ['phdthesis', '', { genre: 'PhD thesis' }],
    ['mastersthesis', '', { genre: 'Master’s thesis' }],
    ['techreport', '', { genre: 'technical report' }],
    ['thesis', 'type = {phdthesis}', { genre: 'PhD thesis' }],
    ['thesis', 'type = {bathesis}', { genre: 'Bachelor’s thesis' }],
    ['thesis', 'type = {Dissertation}', { genre: 'Dissertation' }],
    ['phdthesis', 'type = {Habilitation}', { genre: 'Habilitation' }],
    ['report', 'type = {resreport}', { genre: 'research report' }],
    ['report', 'type = {Techreport}', { genre: 'technical report' }],
    ['misc', 'type = {software}', { genre: 'computer software' }],
    ['misc', 'type = {datacd}', { genre: 'CD-ROM' }],
    ['patent', 'type = {patentus}', { genre: 'U.S. patent' }],
    ['patent', 'type = {patreqeu}', { genre: 'European patent request' }],
    [
      'patent',
      'location = {countryus}',
      { 'publisher-place': 'United States', jurisdiction: 'United States' },
    ],
    ['patent', 'location = {countryfr and countryde}', { jurisdiction: 'France; Germany' }],
    ['article', 'pubstate = {inpress}', { status: 'in press' }],
    ['article', 'pubstate = {submitted}', { status: 'submitted' }],
    ['article', 'pubstate = {inpreparation}', { status: 'in preparation' }],
    ['article', 'pubstate = {accepted}', { status: 'accepted' }],
    ['article', 'year = {in press}', { issued: { literal: 'in press' } }],
    ['article', 'year = {inpress}', { issued: { literal: 'in press' } }],
    ['article', 'year = {forthcoming}', { issued: { literal: 'forthcoming' } }],
    ['article', 'date = {inpress}', { issued: 'in press' }],
    ['article', 'series = {newseries}', { 'collection-title': 'new series' }],
    ['article', 'series = {3}', { 'collection-title': '3rd ser.' }],
    ['book', 'edition = {Second}', { edition: '2' }],
    ['book', 'edition = {third ed.}', { edition: '3' }],
    ['book', 'edition = {2}', { edition: '2' }],
    ['book', 'edition = {revised}', { edition: 'revised' }],
  ])('@%s{…, %s}', (type, fields, data) => {
    expect(dataOf(type, fields)).toMatchObject(data)
  })

  test.each([
    ['langid = {ngerman}', 'de-DE'],
    ['langid = {british}', 'en-GB'],
    ['hyphenation = {french}', 'fr-FR'],
    ['language = {german}', 'de-DE'],
    ['language = {langitalian}', 'it'],
    ['language = {English}', 'en'],
    ['language = {en}', 'en'],
    ['language = {en-us}', 'en-US'],
    ['language = {eng}', 'en'],
    ['language = {english}, langid = {british}', 'en-GB'],
    ['language = {de}, langid = {ngerman}', 'de'],
    ['language = {en}, langid = {british}', 'en-GB'],
    ['language = {pt_BR}', 'pt-BR'],
    ['language = {Klingonish}', 'Klingonish'],
  ])('%s is %s', (fields, language) => {
    expect(dataOf('book', fields)).toMatchObject({ language })
  })

  test.each([
    ['month = mar', [[2020, 3]]],
    ['month = {March}', [[2020, 3]]],
    ['month = 3', [[2020, 3]]],
    ['month = "10~" # mar', [[2020, 3, 10]]],
    ['month = mar # {~10}', [[2020, 3, 10]]],
    [
      'month = mar # {--} # apr',
      [
        [2020, 3],
        [2020, 4],
      ],
    ],
    [
      'month = {March--April}',
      [
        [2020, 3],
        [2020, 4],
      ],
    ],
    [
      'month = {December--January}',
      [
        [2020, 12],
        [2021, 1],
      ],
    ],
    ['month = mar, day = 7', [[2020, 3, 7]]],
  ])('%s', (fields, parts) => {
    expect(dataOf('article', `year = 2020, ${fields}`)).toMatchObject({
      issued: { 'date-parts': parts },
    })
  })

  test('a month that is a season', () => {
    expect(dataOf('article', 'year = 2020, month = {Summer}')).toMatchObject({
      issued: { 'date-parts': [[2020]], season: 2 },
    })
  })
})

describe('numbers', () => {
  test.each([
    ['article', 'number = 3', { issue: '3' }],
    ['article', 'number = 3, issue = {Suppl}', { issue: '3, Suppl' }],
    ['article', 'issue = {Spring}', { issue: 'Spring' }],
    ['article', 'eid = {e12}', { number: 'e12' }],
    ['book', 'series = {S}, number = 3', { 'collection-number': '3' }],
    ['inproceedings', 'series = {S}, number = 3', { 'collection-number': '3' }],
    ['inproceedings', 'number = 3', { issue: '3' }],
    ['techreport', 'number = {TR-12}', { number: 'TR-12' }],
    ['patent', 'number = {5668842}', { number: '5668842' }],
    ['article', 'pages = {12--15}', { page: '12-15' }],
    ['article', 'pages = {12 – 15, 20}', { page: '12-15, 20' }],
    ['article', 'pages = {1--3, 5-7}', { page: '1-3, 5-7' }],
    // A single hyphen belongs to the number.
    ['article', 'pages = {12-1--12-9}', { page: '12-1–12-9' }],
    ['article', 'pages = {123--}', { page: '123' }],
    ['article', 'pages = {123 - }', { page: '123' }],
    ['article', 'pages = {A1-3 -- A1-9}', { page: 'A1-3–A1-9' }],
    ['book', 'pagetotal = 300', { 'number-of-pages': '300' }],
  ])('@%s{…, %s}', (type, fields, data) => {
    expect(dataOf(type, fields)).toMatchObject(data)
  })
})

describe('identifiers and addresses', () => {
  const sici = '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1662::AID-SIM968>3.0.CO;2-2'
  test.each([
    [`doi = {${sici}}`, { DOI: sici }],
    [`doi = {${sici.replace('<', '$<$').replace('>', '$>$')}}`, { DOI: sici }],
    ["doi = {10.1000/a---b--c''d}", { DOI: "10.1000/a---b--c''d" }],
    [
      String.raw`url = {https://example.org/$\sim$user/a$_$b}`,
      { URL: 'https://example.org/~user/a_b' },
    ],
    ['note = {Available at \\url{https://example.org/a}}', { URL: 'https://example.org/a' }],
    ['note = {https://example.org/a (accessed 3 May 2020)}', { URL: 'https://example.org/a' }],
  ])('%s', (field, data) => {
    expect(dataOf('article', field)).toMatchObject(data)
  })

  const url = String.raw`\url{https://example.org/a}`
  test.each([
    `Last access: 2020-05-06, ${url}`,
    `Accessed: 6th May 2020. ${url}`,
    `Date accessed: May 6, 2020. ${url}`,
    `Disponível em: ${url}. Acesso em: 6 maio 2020`,
    `Dispon{\\'i}vel em: <${url}>. Acesso em: 6 mai. 2020.`,
    `Disponible en: ${url}`,
    `${url}. Data de acesso: 6 maio 2020`,
    `Consultado el 6 de mayo de 2020 en ${url}`,
    `Zugriff am 6. Mai 2020: ${url}`,
    `Online verf{\\"u}gbar unter ${url}, zuletzt abgerufen am 6.5.2020`,
    `Consulté le 6 mai 2020, ${url}`,
    `Disponible à l'adresse : ${url}`,
    `Disponibile all'indirizzo ${url}, ultimo accesso il 6 maggio 2020`,
    `Geraadpleegd op 6 mei 2020, ${url}`,
  ])('the remark “%s” is the address of the source', (note) => {
    expect(dataOf('article', `note = {${note}}`)).toMatchObject({ URL: 'https://example.org/a' })
  })

  test.each([
    'note = {Review available at \\url{https://example.org/review}}',
    'note = {Rezension, verfügbar unter \\url{https://example.org/review}}',
    'note = {Fe de erratas disponible en: \\url{https://example.org/erratum}}',
    'note = {Rétracté. Consulté le 6 mai 2020, \\url{https://example.org/notice}}',
    'note = {Data available at \\url{https://example.org/data}}',
    'note = {Disponível em: \\url{https://example.org/a}. Errata em: \\url{https://example.org/errata}}',
    'note = {Available at \\url{https://example.org/a}; \\href{https://example.org/b}{erratum}}',
    'note = {See the criticism at \\url{https://example.org/criticism}}',
    'note = {Erratum: \\url{https://doi.org/10.1000/erratum}}',
    'note = {Retracted, see https://example.org/notice}',
    'addendum = {\\href{https://example.org/review}{a review}}',
  ])('%s is not the address of the source', (field) => {
    expect(dataOf('article', field)).not.toHaveProperty('URL')
    expect(dataOf('article', field)).not.toHaveProperty('DOI')
  })
})

describe('the kind of a source', () => {
  test.each([
    ['article', 'type = {Article}', undefined],
    ['article', 'type = {Journal Article}', undefined],
    ['article', 'type = {{Article; Proceedings Paper}}', undefined],
    ['incollection', 'type = {Book chapter}', undefined],
    ['article', 'type = {Letter to the editor}', 'Letter to the editor'],
    ['techreport', 'type = {Working paper}', 'Working paper'],
  ])('@%s{…, %s}', (type, field, genre) => {
    expect(dataOf(type, field)['genre']).toBe(genre)
  })
})

describe('titles', () => {
  test.each([
    ['book', 'subtitle = {S}', { title: 'T: S' }],
    ['book', 'subtitle = {S}, titleaddon = {A}', { title: 'T: S. A' }],
    ['incollection', 'booktitle = {B?}, booksubtitle = {S}', { 'container-title': 'B? S' }],
    [
      'incollection',
      'maintitle = {M}, booktitle = {B}',
      { 'container-title': 'M', 'volume-title': 'B' },
    ],
    ['book', 'maintitle = {M}', { title: 'M', 'volume-title': 'T' }],
    ['article', 'journaltitle = {J}, journalsubtitle = {S}', { 'container-title': 'J: S' }],
    ['article', 'issuetitle = {I}', { 'volume-title': 'I' }],
    ['article', 'journal = {J}, booktitle = {B}', { 'container-title': 'J' }],
    ['online', 'booktitle = {Site}', { 'container-title': 'Site' }],
  ])('@%s{…, %s}', (type, fields, data) => {
    expect(dataOf(type, fields)).toMatchObject(data)
  })
})

test('the title that a book has for its parts is not one that it is in', () => {
  expect(dataOf('proceedings', 'booktitle = {{T}}')).toEqual({ type: 'book', title: 'T' })
})

describe('people and publishers', () => {
  test.each([
    ['editor = {Elm, Bo}, editortype = {compiler}', { compiler: [{ family: 'Elm', given: 'Bo' }] }],
    ['editor = {Elm, Bo}, editortype = {founder}', { editor: [{ family: 'Elm', given: 'Bo' }] }],
    [
      'editora = {Elm, Bo}, editoratype = {collaborator}',
      { contributor: [{ family: 'Elm', given: 'Bo' }] },
    ],
    [
      'editor = {Ash, Mia}, editora = {Elm, Bo}',
      {
        editor: [
          { family: 'Ash', given: 'Mia' },
          { family: 'Elm', given: 'Bo' },
        ],
      },
    ],
    ['publisher = {Wiley and Sons}', { publisher: 'Wiley and Sons' }],
    ['school = {University}', { publisher: 'University' }],
    ['organization = {O}, publisher = {P}', { publisher: 'P' }],
    ['address = {Durham and London}', { 'publisher-place': 'Durham; London' }],
    ['address = {{Trinidad and Tobago}}', { 'publisher-place': 'Trinidad and Tobago' }],
    ['howpublished = {Talk}', { publisher: 'Talk' }],
  ])('%s', (fields, data) => {
    expect(dataOf('book', fields)).toMatchObject(data)
  })
})

describe('a reprint and several languages', () => {
  const parts = (...date: number[]) => ({ 'date-parts': [date] })
  test.each([
    ['year = {1899/1988}', { issued: parts(1988), 'original-date': parts(1899) }],
    ['year = {1899/1988}, month = may', { issued: parts(1988, 5), 'original-date': parts(1899) }],
    [
      'year = {1899/1988}, origdate = {1898}',
      { issued: parts(1988), 'original-date': parts(1898) },
    ],
    ['year = {1998/1999}', { issued: { 'date-parts': [[1998], [1999]] } }],
    ['date = {1899/1988}', { issued: { 'date-parts': [[1899], [1988]] } }],
    ['language = {english and german}', { language: 'en' }],
    ['language = {German; English}', { language: 'de-DE' }],
    ['language = {kneeish and german}', { language: 'de-DE' }],
  ])('%s', (fields, data) => {
    expect(dataOf('book', fields)).toMatchObject(data)
  })
})
