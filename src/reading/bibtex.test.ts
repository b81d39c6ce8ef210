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
      '12:12 The brace that starts `author` here is never closed.',
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
    expect(smith?.placeOf(['title'], 'name')).toMatchObject({ line: 7, column: 3 })
    expect(smith?.placeOf(['title'])).toMatchObject({ line: 7, column: 12 })
    expect(smith?.placeOf(['container-title'])).toMatchObject({ line: 8, column: 13 })
    expect(smith?.placeOf(['issued', 'date-parts', 0])).toMatchObject({ line: 9, column: 10 })
    expect(smith?.placeOf(['URL'])).toMatchObject({ line: 5, column: 1 })
    expect(smith?.placeOf([])).toMatchObject({ line: 5, column: 1 })
  })

  test('calls a field by the name that the author wrote', () => {
    const [record] = read(
      '@article{a, Title = {T}, journaltitle = {J}, date = {2020}, urldate = {2020-01-02}}',
    ).records
    const names = ['title', 'container-title', 'issued', 'accessed', 'page', 'URL']
    expect(names.map((name) => record?.nameOf?.([name, 0]))).toEqual([
      'Title',
      'journaltitle',
      'date',
      'urldate',
      'pages',
      'url',
    ])
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
    ).toMatchObject({
      title: 'Étude of <i>S. aureus</i> & 5% CO<sub>2</sub> – naïve',
      page: '12-15',
    })
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

  test.each([
    ['keywords = {PRP,pain, cells}', 'PRP, pain, cells'],
    ['keywords = "PRP, pain"', 'PRP, pain'],
    ['keywords = {pain, {deep brain}, cells}', 'pain, deep brain, cells'],
    ['keywords = {{pain, chronic}, cells}', 'pain, chronic, cells'],
    ['keywords = p # {, pain}', 'PRP, pain'],
    ['keywords = {pain; knee}', 'pain, knee'],
    ['keyword = {pain}', 'pain'],
    [String.raw`keywords = {pain \& knee, K{\"o}ln}`, 'pain & knee, Köln'],
  ])('keeps its keywords in their order: %s', (field, keyword) => {
    expect(dataOf(`@string{p = {PRP}} @book{a, title = {T}, ${field}}`)).toMatchObject({ keyword })
  })

  test.each([
    'keywords = {background}',
    'keywords = "pain, background"',
    'keywords = {pain, {deep brain}, Background}',
    'keywords = {pain; background}',
    'keywords = {{background}}',
    'keywords = b',
  ])('is in the library for background: %s', (field) => {
    const [record] = read(`@string{b = {background}} @book{a, title = {T}, ${field}}`).records
    expect(record?.custom).toEqual({ background: true })
  })

  test('is not in the library for background where a keyword only contains the word', () => {
    expect(read('@book{a, title = {T}, keywords = {background noise}}').records[0]?.custom).toBe(
      undefined,
    )
  })

  test.each([
    ['ids = {old, older, }', ['old', 'older']],
    ['title = {T}', undefined],
  ])('has other keys: %s', (field, keys) => {
    const [record] = read(`@book{a, ${field}}`).records
    expect(record?.otherKeys).toEqual(keys)
  })

  test('joins strings', () => {
    expect(
      dataOf('@string{j = {Journal}} @article{a, title = {T}, journal = j # { of Cells}}'),
    ).toMatchObject({
      'container-title': 'Journal of Cells',
    })
  })

  test('joins several strings of one entry', () => {
    expect(
      dataOf(
        '@string{j = "Journal", k = {of Cells},} @article{a, title = {T}, journal = j # { } # k}',
      ),
    ).toMatchObject({ 'container-title': 'Journal of Cells' })
  })

  test('can be in parentheses', () => {
    expect(dataOf('@book(a, title = {T}, publisher = {Wiley and Sons})')).toMatchObject({
      title: 'T',
      publisher: 'Wiley and Sons',
    })
  })

  test('has dates of BibLaTeX, and dates in words', () => {
    expect(
      dataOf('@online{a, title = {T}, date = {2019-05/2020}, urldate = {2020-01-02}}'),
    ).toMatchObject({
      issued: { 'date-parts': [[2019, 5], [2020]] },
      accessed: { 'date-parts': [[2020, 1, 2]] },
    })
    expect(dataOf('@article{a, title = {T}, year = {in press}}')).toMatchObject({
      issued: { literal: 'in press' },
    })
    const withState = '@article{a, title = {T}, year = {in press}, pubstate = {inpress}}'
    expect(dataOf(withState)).toMatchObject({ status: 'in press' })
    expect(dataOf(withState)).not.toHaveProperty('issued')
  })

  test('leaves what is no date to the check, as it is written', () => {
    expect(
      dataOf('@online{a, title = {T}, date = {1999--2001}, urldate = {6~March~2023}}'),
    ).toMatchObject({ issued: '1999--2001', accessed: '6 March 2023' })
  })
})

describe('a key', () => {
  test.each([
    'smith_2020',
    'DBLP:conf/x/Smith20',
    'ash:2020',
    'müller2020',
    'a.b-c+d',
    'ash~2008',
    'a$b<c>d',
    "o'brien2020",
    'smith(2020)',
    'AspectC++',
    'x'.repeat(300),
  ])('can be %s', (key) => {
    expect(read(`@book{${key}, title = {T}}`).records.map(({ id }) => id)).toEqual([key])
  })

  test('is in NFC', () => {
    const key = 'schröder1982'
    const { records } = read(`@book{${key.normalize('NFD')}, title = {T}}`)
    expect(records.map(({ id }) => id)).toEqual([key.normalize('NFC')])
  })
})

describe('what is not printed keeps nothing from being read', () => {
  test.each([
    String.raw`abstract = {She calls it \enquote*{wood} and \unknown{x}.}`,
    'abstract = {It cost $5 million.}',
    'price = {$76.60}',
    String.raw`file = {:C\:\\Users\\ash\\a_b.pdf:PDF}`,
    'annote = {50% of $n$ and {x}}',
    'annotation = {a}, annotation = {b}',
    'note = {Costs $5}',
    'mendeley-groups = undefinedword',
    'bdsk-url-1 = {https://example.org/a_b%20c}',
    'abstract = "Quotes ""inside"" {x}"',
  ])('%s', (field) => {
    const { records, problems } = read(`@book{a, title = {T}, publisher = {Press}, ${field}}`)
    expect(problems).toEqual([])
    expect(records.map(({ data }) => data)).toEqual([
      { type: 'book', title: 'T', publisher: 'Press' },
    ])
  })
})

describe('entries that are no references', () => {
  test.each([
    '@xdata{a, publisher = {P}}',
    '@set{a, entryset = {b, c}}',
    '@comment{a, title = {T}}',
    '@Comment{jabref-meta: databaseType:biblatex;}',
    '@preamble{"\\newcommand{\\x}{y}"}',
    '@string{a = {b}}',
    '@bibnote{a, note = {b}}',
    'Write to ash@example.org, or @ash.',
    '% @book{a, title = {T}}',
  ])('%s', (source) => {
    expect(read(source)).toEqual({ records: [], problems: [] })
  })
})

describe('a problem', () => {
  test.each([
    ['@article{a, title = {x} year = {2020}}', ['1:23 A comma is missing after `title` of `a`.']],
    ['\n@article', ['2:1 `@article` does not start an entry: a brace is missing after it.']],
    ['@article{', ['1:1 This entry is not closed before the end of the file.']],
    ['@article{a b, title={x}}', ['1:10 The citation key `a b` contains a space.']],
    ['@article{a title={x}}', ['1:10 The citation key `a` is not followed by a comma.']],
    ['@article{a, title {x}}', ['1:13 `title` in `a` is not followed by an equals sign.']],
    [
      '@article{a, title = {x}, pages = 1--2}',
      ['1:34 `1--2` in `pages` is not in braces, and no `@string` defines it.'],
    ],
    [
      '@article{a, title = {x}, author = {Ash, Mia; Elm, Bo}}',
      ['1:36 The names in `author` of `a` are separated by semicolons: `Ash, Mia; Elm, Bo`.'],
    ],
    [
      '@article{a, title = {x}, author = {Ash, Mia, Elm, Bo, Fir, Al}}',
      ['1:36 A name in `author` of `a` has too many commas: `Ash, Mia, Elm, Bo, Fir, Al`.'],
    ],
    [
      '@article{a, title = {x}, author = {Fir, Al and Ash M, Elm B}}',
      ['1:48 A name in `author` of `a` contains several names: `Ash M, Elm B`.'],
    ],
    [
      '@article{a, title = {x}, author = {Mia Ash und Bo Elm}}',
      ['1:36 A name in `author` of `a` contains several names: `Mia Ash und Bo Elm`.'],
    ],
    [
      '@article{a, title = {x}, author = {Ash, Mia, Jr.}}',
      ['1:36 A name in `author` of `a` has its suffix after the given name: `Ash, Mia, Jr.`.'],
    ],
    [
      '@article{a, title = {x}, author = {Ash, Mia, PhD}}',
      [
        '1:36 A name in `author` of `a` ends in an academic title, which is not part of a name: `Ash, Mia, PhD`.',
      ],
    ],
    [
      '@article{a, title = "x}',
      ['1:21 The quotation mark that starts `title` here is never closed.'],
    ],
    ['@article{a, title = {x}}}\n@book{b, title = {y}}', []],
    ['@string{x}', ['1:1 This `@string` does not define an abbreviation.']],
  ])('%j', (source, expected) => {
    expect(problemsOf(source)).toEqual(expected)
  })

  test.each([
    ['@article{', 'Write an entry as `@article{key, title = {…}, year = {2020} }`.'],
    ['@article{a b, title={x}}', 'Write it without spaces, for example `a_b`.'],
    [
      '@article{a, title = {x}, author = {Ash, Mia; Elm, Bo}}',
      'Put ` and ` between two names, as in `Ash, Mia and Beech, Ann`.',
    ],
    [
      '@article{a, title = {x}, author = {Ash M, Elm B}}',
      'Write `Ash, M. and Elm, B.`. If it is one person, put the family name into braces.',
    ],
    [
      '@article{a, title = {x}, author = {Mia Ash und Bo Elm}}',
      'Write `Mia Ash and Bo Elm`. Put the name of an organisation into braces, and the family name of one person first, with a comma after it.',
    ],
    [
      '@article{a, title = {x}, author = {Ash, Mia, Jr.}}',
      'BibTeX expects the suffix before the given name: write `Ash, Jr., Mia`.',
    ],
    ['@article{a, title = {x}, author = {Ash, Mia, PhD}}', 'Write `Ash, Mia`.'],
    ['@article{a, title = {x}, pages = 1--2}', 'Put the text into braces: `pages = {1--2}`.'],
  ])('of %j says what to do', (source, hint) => {
    expect(read(source).problems[0]?.hint).toBe(hint)
  })

  test('does not quote a whole entry', () => {
    const [problem = ''] = problemsOf(`@article{a, title = ${'{'.repeat(5000)}`)
    expect(problem.length).toBeLessThan(220)
  })

  test('an unknown abbreviation is reported with its place, and the entry is kept', () => {
    const source =
      '@article{a,\n  title = {On foo},\n  journal = {J} # foo,\n  month = bar,\n year = 2020}'
    expect(read(source).records).toHaveLength(1)
    expect(problemsOf(source)).toEqual([
      '3:19 `foo` in `journal` is not in braces, and no `@string` defines it.',
      '4:11 `bar` in `month` is not in braces, and no `@string` defines it.',
    ])
  })

  test('of one entry hides no other, and does not give its fields to the next', () => {
    const source = [
      '@article{a, title = {\\newcommand}}',
      '@book{b, title = {On B}}',
      '@book{c, title = {Never closed, author = {Li, Ada}}',
      '@book{d e, title = {On D}}',
      '@book{f, title = {On F}}',
    ].join('\n')
    const { records, problems } = read(source)
    const titles = records.map(({ id, data }) => [
      id,
      (data as { title?: string } | undefined)?.title,
    ])
    expect(titles).toEqual([
      ['a', String.raw`\newcommand`],
      ['b', 'On B'],
      ['c', undefined],
      ['f', 'On F'],
    ])
    expect(problems.map(({ rule, place }) => `${place.line} ${rule}`)).toEqual([
      '3 file-parses',
      '4 file-parses',
      '1 latex-is-known',
    ])
  })

  test('of what two entries inherit is reported once', () => {
    const source = String.raw`@proceedings{p, title = {\odd{x}}, year = 2020, publisher = {P}}
@inproceedings{a, crossref = {p}, title = {A}}
@inproceedings{b, crossref = {p}, title = {B}}`
    expect(problemsOf(source)).toHaveLength(1)
  })
})

test.each([
  ['https://example.org/a%2Fb?c=d%20e&f=ü', 'https://example.org/a%2Fb?c=d%20e&f=ü'],
  [
    String.raw`https://example.org/a\_b\%20c?x=1\&y=2\#top`,
    'https://example.org/a_b%20c?x=1&y=2#top',
  ],
  [String.raw`https://example.org/a{\_}b{\%}20c`, 'https://example.org/a_b%20c'],
  [String.raw`https://example.org/\~{}ash/`, 'https://example.org/~ash/'],
  [String.raw`https://example.org/{\textasciitilde}ash/`, 'https://example.org/~ash/'],
  [String.raw`\url{https://example.org/q}`, 'https://example.org/q'],
  [String.raw`\href{https://example.org/q_r}{Words}`, 'https://example.org/q_r'],
  [String.raw`https://example.org/$\sim$ash`, 'https://example.org/~ash'],
  [
    'https://example.org/r and https://example.org/s',
    'https://example.org/r and https://example.org/s',
  ],
])('the address %s is %s', (written, url) => {
  expect(dataOf(`@online{page, title = {A page}, url = {${written}}}`)).toMatchObject({ URL: url })
})

test.each([
  ['eprint = {2301.00001}, archivePrefix = {arXiv}', 'https://arxiv.org/abs/2301.00001'],
  ['eprint = {2301.00002}, eprinttype = {arxiv}', 'https://arxiv.org/abs/2301.00002'],
  ['eprint = {arXiv:2301.00003v2}, eprinttype = {arXiv}', 'https://arxiv.org/abs/2301.00003v2'],
  ['eprint = {hep-th/9603067}', 'https://arxiv.org/abs/hep-th/9603067'],
  ['eprint = {2301.00004 [cs.LG]}, archivePrefix = {arXiv}', 'https://arxiv.org/abs/2301.00004'],
  ['eprint = {2301.00005v1 [physics.comp-ph]}', 'https://arxiv.org/abs/2301.00005v1'],
  ['arxivId = {1104.2274}', 'https://arxiv.org/abs/1104.2274'],
  ['eprint = {2953500}, eprinttype = {jstor}', 'https://www.jstor.org/stable/2953500'],
  ['eprint = {2027/mdp.1}, eprinttype = {hdl}', 'https://hdl.handle.net/2027/mdp.1'],
  [
    'eprint = {4hIwAAAAYAAJ}, eprinttype = {googlebooks}',
    'https://books.google.com/books?id=4hIwAAAAYAAJ',
  ],
  [String.raw`howpublished = {\url{https://example.org/x}}`, 'https://example.org/x'],
  [String.raw`note = {Available at \url{https://example.org/x_y}}`, 'https://example.org/x_y'],
  [
    'eprint = {2301.00001}, archivePrefix = {arXiv}, url = {https://example.org/}',
    'https://example.org/',
  ],
])('%s leads to %s', (fields, url) => {
  expect(dataOf(`@misc{a, title = {T}, ${fields}}`)).toMatchObject({ URL: url })
})

test.each([
  ['eprint = {12}, eprinttype = {pubmed}', { PMID: '12' }],
  ['eprint = {PMC3}, eprinttype = {pmc}', { PMCID: 'PMC3' }],
  ['eprint = {10.1101/2020.01.01.1}, eprinttype = {biorxiv}', { DOI: '10.1101/2020.01.01.1' }],
  [String.raw`doi = {10.1000/a\_b{\textless}c{\textgreater}}`, { DOI: '10.1000/a_b<c>' }],
  [String.raw`doi = {10.1000/a\ensuremath{<}b\ensuremath{>}}`, { DOI: '10.1000/a<b>' }],
  ['doi = {10.1000/a_b<c>;2-#}', { DOI: '10.1000/a_b<c>;2-#' }],
  ['doi = { {10.1000/x} }', { DOI: '10.1000/x' }],
])('%s identifies %j', (fields, identifiers) => {
  expect(dataOf(`@article{a, title = {T}, ${fields}}`)).toMatchObject(identifiers)
})
