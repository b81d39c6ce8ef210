import { describe, expect, test } from 'vitest'

import { readBibtex } from '../bibtex.ts'

const dataOf = (source: string, key: string) =>
  readBibtex(source, '/b.bib').records.find(({ id }) => id === key)?.data as Record<string, unknown>

const whole = `@proceedings{whole, title = {Whole}, subtitle = {Its subtitle}, shorttitle = {W}, date = {2019-05-06},
  eventdate = {2019-05-01/2019-05-03}, eventtitle = {A congress}, venue = {Bonn}, publisher = {Press}, editor = {Elm, Bo},
  doi = {10.1000/whole}, url = {https://example.org/whole}, urldate = {2020-01-02}, isbn = {9783030553593},
  keywords = {a, background}, pages = {1--300}, series = {Notes}, location = {Bonn}}`

describe('crossref', () => {
  test('gives dates, the title as that of the book, and what both have', () => {
    const child = dataOf(
      `@inproceedings{child, crossref = {whole}, author = {Ash, Mia}, title = {A child}, pages = {1--2}}\n${whole}`,
      'child',
    )
    expect(child).toEqual({
      type: 'paper-conference',
      title: 'A child',
      'container-title': 'Whole: Its subtitle',
      author: [{ family: 'Ash', given: 'Mia' }],
      editor: [{ family: 'Elm', given: 'Bo' }],
      issued: { 'date-parts': [[2019, 5, 6]] },
      'event-date': {
        'date-parts': [
          [2019, 5, 1],
          [2019, 5, 3],
        ],
      },
      'event-title': 'A congress',
      'event-place': 'Bonn',
      accessed: { 'date-parts': [[2020, 1, 2]] },
      publisher: 'Press',
      'publisher-place': 'Bonn',
      'collection-title': 'Notes',
      ISBN: '9783030553593',
      page: '1-2',
    })
  })

  test.each(['DOI', 'URL', 'keyword', 'title-short', 'page'])('does not give %s', (field) => {
    expect(
      dataOf(`@inproceedings{child, crossref = {whole}, title = {A}}\n${whole}`, 'child'),
    ).not.toHaveProperty(field)
  })

  test('does not take what the child has in another form', () => {
    const child = dataOf(
      `@inproceedings{child, crossref = {whole}, title = {A}, year = 2018, booktitle = {Mine}, address = {Ulm}}\n${whole}`,
      'child',
    )
    expect(child).toMatchObject({
      issued: { 'date-parts': [[2018]] },
      'publisher-place': 'Ulm',
    })
    expect(child['container-title']).toMatch(/^Mine/)
  })

  test('gives the author of a book to its parts, but not those of a collection', () => {
    const source = `@inbook{a, crossref = {b}, title = {A}}
@incollection{c, crossref = {b}, author = {Ash, Mia}, title = {C}}
@incollection{d, crossref = {b}, title = {D}}
@book{b, author = {Fir, Al}, title = {B}, year = 2016}`
    const author = [{ family: 'Fir', given: 'Al' }]
    expect(dataOf(source, 'a')).toMatchObject({
      author,
      'container-author': author,
      'container-title': 'B',
    })
    expect(dataOf(source, 'c')).toMatchObject({
      author: [{ family: 'Ash', given: 'Mia' }],
      'container-title': 'B',
    })
    expect(dataOf(source, 'd')).not.toHaveProperty('author')
  })

  test('passes through several levels', () => {
    const source = `@inbook{macbeth, crossref = {tragedies}, title = {Macbeth}, pages = {1--9}}
@book{tragedies, crossref = {works}, title = {Tragedies}, volume = 3, date = {1975}}
@mvbook{works, author = {Shakespeare}, date = {1970/1980}, title = {Collected Works}, volumes = 4, publisher = {P}}`
    expect(dataOf(source, 'macbeth')).toMatchObject({
      title: 'Macbeth',
      'volume-title': 'Tragedies',
      'container-title': 'Collected Works',
      volume: '3',
      'number-of-volumes': '4',
      issued: { 'date-parts': [[1975]] },
      author: [{ family: 'Shakespeare' }],
      publisher: 'P',
    })
  })

  test('gives the title of a periodical as that of the journal', () => {
    const source = `@article{a, crossref = {p}, title = {A}}
@periodical{p, title = {Trees}, subtitle = {A journal}, date = {2019}, issn = {1234-5679}}`
    expect(dataOf(source, 'a')).toMatchObject({
      title: 'A',
      'container-title': 'Trees: A journal',
      ISSN: '1234-5679',
    })
  })

  test('finds its parent in any order, case and Unicode form', () => {
    for (const key of ['müller2020', 'Müller2020', 'müller2020'.normalize('NFD')]) {
      const source = `@inproceedings{a, crossref = {${key}}, title = {A}}\n@proceedings{müller2020, title = {B}}`
      expect(dataOf(source, 'a')).toHaveProperty('container-title', 'B')
    }
  })

  test('of a parent that is not there, or of itself, is reported with its place', () => {
    const source = `@book{a, crossref = {nowhere}, title = {A}}
@book{b, crossref = {b}, title = {B}}
@book{c, crossref = {d}, title = {C}}
@book{d, crossref = {c}, title = {D}}`
    const { problems, records } = readBibtex(source, '/b.bib')
    expect(records).toHaveLength(4)
    expect(
      problems.map(
        ({ rule, place, message }) => `${place.line}:${place.column} ${rule} ${message}`,
      ),
    ).toEqual([
      '1:22 entry-is-understood `crossref` of `a` names an entry that is not in this file: `nowhere`.',
      '2:22 entry-is-understood `crossref` of `b` refers back to the entry itself: `b`.',
      expect.stringMatching(/crossref. of .[cd]. refers back to the entry itself/),
    ])
  })
})

describe('xdata', () => {
  test('gives all its fields as they are, from several entries', () => {
    const source = `@inproceedings{a, xdata = {press, common}, title = {A}}
@xdata{press, publisher = {Press}, location = {Bonn}}
@xdata{common, xdata = {more}, booktitle = {The common part}, date = {2018}, keywords = {background}}
@xdata{more, editor = {Elm, Bo}}`
    expect(dataOf(source, 'a')).toEqual({
      type: 'paper-conference',
      title: 'A',
      'container-title': 'The common part',
      publisher: 'Press',
      'publisher-place': 'Bonn',
      editor: [{ family: 'Elm', given: 'Bo' }],
      issued: { 'date-parts': [[2018]] },
      keyword: 'background',
    })
    expect(readBibtex(source, '/b.bib').problems).toEqual([])
  })

  test('comes before the parent', () => {
    const source = `@inproceedings{a, xdata = {x}, crossref = {p}, title = {A}}
@xdata{x, publisher = {X}}
@proceedings{p, title = {P}, publisher = {P}}`
    expect(dataOf(source, 'a')).toMatchObject({ publisher: 'X', 'container-title': 'P' })
  })
})
