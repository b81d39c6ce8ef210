import { describe, expect, test } from 'vitest'

import { readBibtex } from './bibtex.ts'

const read = (source: string) => readBibtex(source, '/b.bib')
const dataOf = (source: string) => read(source).records[0]?.data as Record<string, unknown>
const problemsOf = (source: string) =>
  read(source).problems.map(({ place, message }) => `${place.line}:${place.column} ${message}`)

const library = String.raw`Text outside entries is legal, {even} this.

@comment{ and this }
@string{jama = "Journal of the {AMA}"}
@article{smith2020,
  author = {Smith, John},
  title = {The {HIV} trial},
  journal = jama,
  year = 2020
}
@article{broken2020,
  author = {Smith, John,
  title = {Never closed

  @book{good2021, author = {Li, Ada}, title = {Good}, year = {2021}}
@misc{, title = {Nobody can cite this}}
@book{good2021, author = {Li, Ada}, title = {Good, again}, year = {2022}}
`

describe('a library', () => {
  test('gives every good entry, and every problem', () => {
    const { records } = read(library)
    expect(records.filter(({ data }) => data).map(({ id, data }) => [id, data])).toEqual([
      [
        'smith2020',
        {
          type: 'article-journal',
          title: 'The HIV trial',
          author: [{ family: 'Smith', given: 'John' }],
          'container-title': 'Journal of the AMA',
          issued: { 'date-parts': [[2020]] },
        },
      ],
      ['good2021', expect.objectContaining({ title: 'Good' })],
      ['good2021', expect.objectContaining({ title: 'Good, again' })],
    ])
    expect(problemsOf(library)).toEqual([
      '11:1 This BibTeX entry cannot be read: Unterminated brace-value "Smith, John, title".',
      '16:1 This BibTeX entry has no citation key.',
    ])
  })

  test('has each entry and field at its place', () => {
    const places = read(library).records.map(
      ({ id, place }) => `${id} ${place.line}:${place.column}`,
    )
    expect(places.toSorted()).toEqual([
      'broken2020 11:1',
      'good2021 15:3',
      'good2021 17:1',
      'smith2020 5:1',
    ])
    const smith = read(library).records.find(({ id }) => id === 'smith2020')
    expect(smith?.placeOf(['title'])).toMatchObject({ line: 7, column: 3 })
    expect(smith?.placeOf(['container-title'])).toMatchObject({ line: 8, column: 3 })
    expect(smith?.placeOf(['issued', 'date-parts', 0])).toMatchObject({ line: 9, column: 3 })
    expect(smith?.placeOf(['URL'])).toMatchObject({ line: 5, column: 1 })
    expect(smith?.placeOf([])).toMatchObject({ line: 5, column: 1 })
  })

  test('keeps the key of an entry that cannot be read, so that citations of it are not wrong as well', () => {
    const broken = read(library).records.find(({ id }) => id === 'broken2020')
    expect(broken).toMatchObject({ format: 'bibtex', data: undefined })
  })

  test.each(['', 'No entry at all', '% a comment\n'])('may be empty: %j', (source) => {
    expect(read(source)).toEqual({ records: [], problems: [] })
  })
})

describe('an entry', () => {
  test('names people and organisations', () => {
    expect(
      dataOf(
        String.raw`@book{a, title = {T}, author = {van der Berg, Jan and Li, Jr., Ada and {World Health Organization} and M{\"u}ller, J{\"o}rg and others}, editor = {Ng, Wu}}`,
      ),
    ).toMatchObject({
      author: [
        { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
        { family: 'Li', given: 'Ada', suffix: 'Jr.' },
        { literal: 'World Health Organization' },
        { family: 'Müller', given: 'Jörg' },
        { literal: 'et al.' },
      ],
      editor: [{ family: 'Ng', given: 'Wu' }],
    })
  })

  test('has its LaTeX as text', () => {
    expect(
      dataOf(
        String.raw`@article{a, title = {{\'E}tude of \textit{S. aureus} \& 5\% CO$_2$ -- na\"\i ve}, pages = {12--15}}`,
      ),
    ).toMatchObject({ title: 'Étude of <i>S. aureus</i> & 5% CO₂ – naïve', page: '12-15' })
  })

  test('keeps its identifiers', () => {
    expect(
      dataOf('@article{a, title = {T}, doi = {10.1000/a_b<c>}, pmid = {12}, pmcid = {PMC3}}'),
    ).toMatchObject({ DOI: '10.1000/a_b<c>', PMID: '12', PMCID: 'PMC3' })
    expect(dataOf('@article{a, title = {T}, eprint = {12}, eprinttype = {pubmed}}')).toMatchObject({
      PMID: '12',
    })
  })

  test('takes what it shares from another', () => {
    const source = `@inproceedings{a, crossref = {b}, author = {Li, Ada}, title = {Part}}
@proceedings{b, title = {Whole}, year = {2019}, publisher = {Press}}`
    expect(dataOf(source)).toMatchObject({
      title: 'Part',
      'container-title': 'Whole',
      publisher: 'Press',
      issued: { 'date-parts': [[2019]] },
    })
  })

  test('keeps its keywords in their order', () => {
    expect(
      dataOf('@string{p = {PRP}} @book{a, title = {T}, keywords = {PRP,pain,cells}}'),
    ).toMatchObject({ keyword: 'PRP,pain,cells' })
  })

  test('joins strings', () => {
    expect(
      dataOf('@string{j = {Journal}} @article{a, title = {T}, journal = j # { of Cells}}'),
    ).toMatchObject({
      'container-title': 'Journal of Cells',
    })
  })

  test('may stand in parentheses', () => {
    expect(dataOf('@book(a, title = {T}, publisher = {Wiley and Sons})')).toMatchObject({
      title: 'T',
      publisher: 'Wiley and Sons',
    })
  })

  test('has dates of BibLaTeX, and dates in words apart', () => {
    expect(
      dataOf('@online{a, title = {T}, date = {2019-05/2020}, urldate = {2020-01-02}}'),
    ).toMatchObject({
      issued: { 'date-parts': [[2019, 5], [2020]] },
      accessed: { 'date-parts': [[2020, 1, 2]] },
    })
    const inPress = dataOf('@article{a, title = {T}, year = {in press}}')
    expect(inPress).toMatchObject({ status: 'in press' })
    expect(inPress).not.toHaveProperty('issued')
  })

  test.each(['smith_2020', 'DBLP:conf/x/Smith20', 'müller2020', 'a.b-c+d'])(
    'is called %s',
    (key) => {
      expect(read(`@book{${key}, title = {T}}`).records.map(({ id }) => id)).toEqual([key])
    },
  )
})

describe('a problem', () => {
  test.each([
    [
      '@article{a, title = {x} year = {2020}}',
      '1:1 This BibTeX entry cannot be read: Token mismatch, expected "}", found "year = {2020}}"....',
    ],
    ['\n@article', '2:1 This BibTeX entry cannot be read: Runaway key.'],
    [
      '@article{a b, title={x}}',
      '1:1 This BibTeX entry cannot be read: b = value expected, equals sign missing: ", title={x}}"....',
    ],
  ])('%j', (source, problem) => {
    expect(problemsOf(source)).toEqual([problem])
  })

  test('says how an entry is written', () => {
    expect(read('@article{').problems[0]?.hint).toBe(
      'An entry is `@article{key, title = {…}, year = {2020} }`: a key, commas between the fields, every brace closed.',
    )
  })

  test('does not quote a whole entry', () => {
    const [problem = ''] = problemsOf(`@article{a, title = ${'{'.repeat(5000)}${'}'.repeat(5000)}}`)
    expect(problem.length).toBeLessThan(220)
  })

  test('an unknown abbreviation is told where it stands, and the entry kept', () => {
    const source = '@article{a,\n  title = {On foo},\n  journal = {J} # foo,\n  month = bar\n}'
    expect(read(source).records).toHaveLength(1)
    expect(problemsOf(source)).toEqual([
      '3:19 This BibTeX entry cannot be read: Unresolved @string reference "foo".',
      '4:11 This BibTeX entry cannot be read: Unresolved @string reference "bar".',
    ])
  })

  test('of one entry does not give its fields to the next', () => {
    const source = '@article{a, title = {\\newcommand}}\n@book{b, title = {On B}}'
    const { records, problems } = read(source)
    expect(
      records.map(({ id, data }) => [id, (data as { title?: string } | undefined)?.title]),
    ).toEqual([
      ['a', undefined],
      ['b', 'On B'],
    ])
    expect(problems).toHaveLength(1)
  })
})

test('an address comes as it was written, escapes and all', () => {
  const url = 'https://example.org/a%2Fb?c=d%20e&f=ü'
  const { records } = readBibtex(`@online{page, title = {A page}, url = {${url}}}`, '/library.bib')
  expect(records[0]?.data).toMatchObject({ URL: url })
})
