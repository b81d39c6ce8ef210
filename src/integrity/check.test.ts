import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { readPublication } from '../reading/publication.ts'
import { checkPublication } from './check.ts'
import { rules, type Rule } from './issue.ts'

const root = mkdtempSync(join(tmpdir(), 'assay check '))
afterAll(() => {
  rmSync(root, { recursive: true })
})

const frontMatter = `title: Does it work?
description: It does not.
published: 2022-04-06
authors: [desk]
topics: [pain]`

const reference = 'type: book\ntitle: On cells\n'

/** A small publication in which everything is right. */
const sound: Record<string, string> = {
  'site.yaml': 'name: Assay\nurl: https://example.org\n',
  'people/desk.yaml': 'name: The desk\n',
  'topics/pain.yaml': 'name: Pain\n',
  'ratings/unproven.yaml': 'label: Unproven\ndefinition: Nobody knows.\norder: 1\ntone: unproven\n',
  'claims/it-works.yaml':
    'statement: It works\nrating: unproven\ncertainty: low\nrationale: Too few.\nevidence:\n  - reference: smith2020\n    finding: mixed\n',
  'references/smith2020.yaml': reference,
  'searches/pubmed2022.yaml':
    'database: PubMed\ndescription: Trials\nruns:\n  - date: 2022-04-06\n',
  'articles/cells.mdx': `---\n${frontMatter}\nclaims: [it-works]\n---\n\nAs found [@smith2020; @pubmed2022].\n`,
}

type Files = Record<string, string | Uint8Array>

let count = 0
function check(files: Files) {
  count += 1
  const directory = join(root, String(count))
  for (const [name, content] of Object.entries({ ...sound, ...files })) {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), content)
  }
  const { issues, shaped } = checkPublication(readPublication(directory))
  const inside = (text: string) => text.replaceAll(`${relative('', directory)}/`, '')
  return {
    issues,
    shaped,
    said: issues.map(
      ({ place: { file, line, column }, rule, message }) =>
        `${relative(directory, file)}:${line}:${column} ${rule}: ${inside(message)}`,
    ),
  }
}

const article = (body: string, fields = '') => `---\n${frontMatter}\n${fields}---\n${body}\n`

/** What breaks each rule and what is said of it, and what nearly breaks it and is right. */
const cases: Record<Rule, { broken: [string, Files, string[]][]; right: [string, Files][] }> = {
  'alias-is-free': {
    broken: [
      [
        'the address of another article',
        { 'articles/knees.mdx': article('', 'aliases: [Cells]\n') },
        [
          'articles/knees.mdx:7:11 alias-is-free: The alias `Cells` is taken already: it is the article `cells`.',
        ],
      ],
      [
        'an alias twice',
        {
          'articles/hips.mdx': article('', 'aliases: [joints]\n'),
          'articles/knees.mdx': article('', 'aliases: [knee, joints]\n'),
        },
        [
          'articles/knees.mdx:7:17 alias-is-free: The alias `joints` is taken already: it is an alias of `hips`.',
        ],
      ],
      [
        'no slug',
        { 'articles/knees.mdx': article('', 'aliases: [/old/, ../x]\n') },
        [
          'articles/knees.mdx:7:11 alias-is-free: The alias `/old/` is not a slug.',
          'articles/knees.mdx:7:18 alias-is-free: The alias `../x` is not a slug.',
        ],
      ],
    ],
    right: [['old slugs', { 'articles/knees.mdx': article('', 'aliases: [knee, 2021/knees]\n') }]],
  },
  'article-is-data': {
    broken: [
      [
        'code in an article and in a page',
        {
          'articles/knees.mdx': article('Text {process.exit()}'),
          'pages/about.mdx': '---\ntitle: About\ndescription: Us.\n---\n<script>a</script>\n',
        },
        [
          'articles/knees.mdx:8:6 article-is-data: Articles run no code: `{process.exit()}`.',
          'pages/about.mdx:5:1 article-is-data: The element `<script>` is not allowed in articles.',
        ],
      ],
    ],
    right: [['a comment', { 'articles/knees.mdx': article('Text {/* a comment */}') }]],
  },
  'citation-is-well-formed': {
    broken: [
      [
        'no source, two sources, markup',
        {
          'articles/knees.mdx': article(
            'One [@smith2020; and more].\n\nTwo [@smith2020 @pubmed2022].\n\nThree [*see* @smith2020].',
          ),
        },
        [
          'articles/knees.mdx:8:17 citation-is-well-formed: A part of this citation names no source: `and more`.',
          'articles/knees.mdx:10:6 citation-is-well-formed: A part of this citation names two sources: `@smith2020 @pubmed2022`.',
          'articles/knees.mdx:12:7 citation-is-well-formed: A citation holds markup: `[*see* @smith2020]`.',
        ],
      ],
      [
        'a nocite without @',
        { 'articles/knees.mdx': article('', 'nocite: [smith2020]\n') },
        [
          'articles/knees.mdx:7:10 citation-is-well-formed: `smith2020` in `nocite` does not start with @.',
        ],
      ],
    ],
    right: [
      [
        'prefixes, locators, every source',
        {
          'articles/knees.mdx': article('[see @smith2020, p. 3; -@pubmed2022]', 'nocite: ["@*"]\n'),
        },
      ],
    ],
  },
  'citation-resolves': {
    broken: [
      [
        'keys that nobody has',
        { 'articles/knees.mdx': article('As found [@smih2020; @zz].', 'nocite: ["@Smith2020"]\n') },
        [
          'articles/knees.mdx:7:10 citation-resolves: No reference or search has the key `Smith2020`; did you mean `smith2020`?',
          'articles/knees.mdx:9:11 citation-resolves: No reference or search has the key `smih2020`; did you mean `smith2020`?',
          'articles/knees.mdx:9:22 citation-resolves: No reference or search has the key `zz`.',
        ],
      ],
    ],
    right: [
      [
        'a handle, an address, code',
        { 'articles/knees.mdx': article('By @desk, desk@example.org, `[@x]`, \\[@y].') },
      ],
      [
        'a reference with a mistake keeps its key',
        {
          'references/a.json': '[{"id": "li2019", "type": "book", "title": "A"}]',
          'articles/knees.mdx': article('[@li2019]'),
        },
      ],
    ],
  },
  'file-belongs-here': {
    broken: [
      [
        'files of other kinds',
        {
          'claims/a.yml': '',
          'references/a.ris': '',
          'articles/a.md': '',
          'people/photo.png': '',
        },
        [
          'articles/a.md:1:1 file-belongs-here: `a.md` is not a kind of file that is read here.',
          'claims/a.yml:1:1 file-belongs-here: `a.yml` is not a kind of file that is read here.',
          'people/photo.png:1:1 file-belongs-here: `photo.png` is not a kind of file that is read here.',
          'references/a.ris:1:1 file-belongs-here: `a.ris` is not a kind of file that is read here.',
        ],
      ],
    ],
    right: [
      [
        'hidden files, and files beside an article',
        {
          'claims/.DS_Store': 'x',
          'claims/.git/a.txt': 'x',
          'articles/knees/index.mdx': article('![a](./a.png)'),
          'articles/knees/a.png': 'x',
          'references/b.bib': '@book{li2019, title = {A}}',
        },
      ],
    ],
  },
  'file-parses': {
    broken: [
      [
        'every file that cannot be read, at its place',
        {
          'claims/a.yaml': 'statement: a: b\n',
          'references/b.bib': '@book{x2020, title = {A}\n',
          'references/c.json': '[{"id": "y2020"',
          'articles/knees.mdx': article('P <0.05 [@x2020; @y2020]'),
          'articles/hips.mdx': 'No front matter\n',
          'topics/d.yaml': Uint8Array.of(0x6e, 0x61, 0x6d, 0x65, 0x3a, 0x20, 0xe9),
        },
        [
          'articles/hips.mdx:1:1 file-parses: This file has no front matter.',
          'articles/knees.mdx:8:4 file-parses: This is not valid MDX: Unexpected character `0` (U+0030) before name, expected a character that can start a name, such as a letter, `$`, or `_`.',
          'claims/a.yaml:1:12 file-parses: This is not valid YAML: Nested mappings are not allowed in compact mappings.',
          'references/b.bib:1:1 file-parses: This BibTeX entry cannot be read: Token mismatch, expected "}", found ""....',
          'references/c.json:1:16 file-parses: This is not valid JSON: a closing brace is missing.',
          'topics/d.yaml:1:1 file-parses: This file is not UTF-8 text.',
        ],
      ],
    ],
    right: [
      ['a byte order mark and Windows line ends', { 'topics/d.yaml': '\uFEFFname: Café\r\n' }],
      ['an empty collection', { 'references/c.json': '[]', 'references/b.bib': '' }],
    ],
  },
  'image-exists': {
    broken: [
      [
        'files that are not there',
        {
          'articles/knees/index.mdx': article(
            '![a](./scna.png) ![b](../../site.yaml) ![c][c]\n\n[c]: gone.png\n\n<Chart src="./growth.yaml" alt="x" />',
            'cover:\n  src: cover.png\n  alt: ""\n',
          ),
          'articles/knees/scan.png': 'x',
        },
        [
          'articles/knees/index.mdx:8:8 image-exists: There is no file `cover.png` beside this text.',
          'articles/knees/index.mdx:11:6 image-exists: There is no file `./scna.png` beside this text; did you mean `scan.png`?',
          'articles/knees/index.mdx:11:23 image-exists: There is no file `../../site.yaml` beside this text.',
          'articles/knees/index.mdx:13:6 image-exists: There is no file `gone.png` beside this text.',
          'articles/knees/index.mdx:15:13 image-exists: There is no file `./growth.yaml` beside this text.',
        ],
      ],
      [
        'a cover from elsewhere',
        {
          'articles/knees.mdx': article(
            '',
            'cover:\n  src: https://example.com/a.png\n  alt: ""\n',
          ),
        },
        [
          'articles/knees.mdx:8:8 image-exists: The image `https://example.com/a.png` is not in the publication.',
        ],
      ],
    ],
    right: [
      [
        'files beside the article',
        {
          'articles/knees/index.mdx': article(
            '![a](./my%20scan.png) ![b](my%20scan.png) ![c](../b.png)\n\n<Chart src={"growth.yaml"} alt="x" />',
            'cover:\n  src: my scan.png\n  alt: ""\n',
          ),
          'articles/knees/my scan.png': 'x',
          'articles/b.png': 'x',
          'articles/knees/growth.yaml':
            'kind: bars\ntitle: A\nunit: B\nrows: [{label: a, value: 1}]\n',
        },
      ],
    ],
  },
  'key-can-be-cited': {
    broken: [
      [
        'keys with brackets, spaces and double hyphens',
        {
          'references/c.json':
            '[{"id": "10.1000/xyz(1)", "type": "book", "title": "A"},\n{"id": "a b", "type": "book", "title": "B"},\n{"id": "a--b", "type": "book", "title": "C"}]',
        },
        [
          'references/c.json:1:9 key-can-be-cited: The citation key `10.1000/xyz(1)` cannot be written in a citation.',
          'references/c.json:2:8 key-can-be-cited: The citation key `a b` cannot be written in a citation.',
          'references/c.json:3:8 key-can-be-cited: The citation key `a--b` cannot be written in a citation.',
        ],
      ],
    ],
    right: [
      [
        'keys with punctuation inside',
        {
          'references/c.json':
            '[{"id": "doi:10.1000/x_y.z", "type": "book", "title": "A"}, {"id": "a", "type": "book", "title": "B"}]',
        },
      ],
    ],
  },
  'key-is-unique': {
    broken: [
      [
        'one key in files of every kind',
        {
          'references/b.bib':
            '@book{x1, title = {A}}\n@book{x1, title = {B}}\n@book{SMITH2020, title = {C}}\n',
          'references/c.json': '[\n  {"id": "pubmed2022", "type": "book", "title": "A"}\n]',
        },
        [
          'references/b.bib:2:1 key-is-unique: The citation key `x1` is taken already: `x1` stands at references/b.bib:1.',
          'references/smith2020.yaml:1:1 key-is-unique: The citation key `smith2020` is taken already: `SMITH2020` stands at references/b.bib:3.',
          'searches/pubmed2022.yaml:1:1 key-is-unique: The citation key `pubmed2022` is taken already: `pubmed2022` stands at references/c.json:2.',
        ],
      ],
    ],
    right: [
      [
        'keys that are alike',
        {
          'references/smith2020a.yaml': reference,
          'claims/smith2020.yaml': sound['claims/it-works.yaml'] ?? '',
        },
      ],
    ],
  },
  'name-fits-address': {
    broken: [
      [
        'names that lead elsewhere',
        {
          'references/c.json':
            '[{"id": "../../x", "type": "book", "title": "A"},\n{"id": "a?b", "type": "book", "title": "B"}]',
        },
        [
          'references/c.json:1:9 name-fits-address: The name `../../x` cannot stand in an address.',
          'references/c.json:2:8 name-fits-address: The name `a?b` cannot stand in an address.',
        ],
      ],
    ],
    right: [
      [
        'names with punctuation',
        { 'references/b.bib': '@book{DBLP:conf/x/Smith+20, title = {A}}\n' },
      ],
    ],
  },
  'page-address-is-free': {
    broken: [
      [
        'a page of the site',
        { 'pages/Search.mdx': '---\ntitle: A\ndescription: B\n---\n' },
        [
          'pages/Search.mdx:1:1 page-address-is-free: A page cannot be called `Search`: the site has another page at /Search/.',
        ],
      ],
    ],
    right: [
      ['a page of its own', { 'pages/searching.mdx': '---\ntitle: A\ndescription: B\n---\n' }],
    ],
  },
  'record-exists': {
    broken: [
      [
        'names that nobody has, in a text and in records',
        {
          'articles/knees.mdx': article(
            '',
            'reviewers: [dseck]\nclaims: [it-work]\nrevisions:\n  - date: 2022-05-01\n    kind: verdict-change\n    summary: New trial.\n    from: unproven\n    to: "true"\n',
          ),
          'claims/more.yaml':
            'statement: More\nrating: unprovn\ncertainty: low\nrationale: Too few.\nevidence:\n  - reference: jones1999\n    finding: mixed\n',
          'references/li2019.yaml': `${reference}health:\n  kind: retracted\n  notice: smith2021\n`,
        },
        [
          'articles/knees.mdx:7:13 record-exists: There is no person called `dseck`; did you mean `desk`?',
          'articles/knees.mdx:8:10 record-exists: There is no claim called `it-work`; did you mean `it-works`?',
          'articles/knees.mdx:14:9 record-exists: There is no rating called `true`.',
          'claims/more.yaml:2:9 record-exists: There is no rating called `unprovn`; did you mean `unproven`?',
          'claims/more.yaml:6:16 record-exists: There is no reference or search called `jones1999`.',
          'references/li2019.yaml:5:11 record-exists: There is no reference or search called `smith2021`; did you mean `smith2020`?',
        ],
      ],
    ],
    right: [
      [
        'a search as evidence, a record with a mistake of its own',
        {
          'claims/more.yaml':
            'statement: More\nrating: unproven\ncertainty: low\nrationale: Too few.\nevidence:\n  - reference: pubmed2022\n    finding: mixed\n',
        },
      ],
    ],
  },
  'record-has-its-shape': {
    broken: [
      [
        'records of every kind',
        {
          'site.yaml': 'name: Assay\nurl: example.org\n',
          'topics/empty.yaml': '',
          'articles/knees.mdx': '---\n---\nText\n',
          'articles/data.yaml': '- a\n',
          'references/c.json': '[{"id": "c1", "type": "buk", "title": "A"}]',
          'references/b.bib': '@book{b1, year = {2020}}\n',
        },
        [
          'articles/data.yaml:1:1 record-has-its-shape: This is a list, not a chart.',
          'articles/knees.mdx:2:1 record-has-its-shape: The front matter is empty; an article was expected.',
          'references/b.bib:1:1 record-has-its-shape: `title` is missing: a reference needs it.',
          'references/c.json:1:23 record-has-its-shape: `type` cannot be `buk`; did you mean `book`?',
          'site.yaml:2:6 record-has-its-shape: `url` (`example.org`) is not a web address; write it in full, starting with https://.',
          'topics/empty.yaml:1:1 record-has-its-shape: This file is empty; a topic was expected.',
        ],
      ],
    ],
    right: [
      [
        'collections from other programs',
        {
          'references/c.json':
            '[{"id": 7, "citation-key": "c", "type": "book", "title": "A", "issued": {"raw": "2020-06"}, "journalAbbreviation": "J", "custom": {"x": 1}}]',
          'references/b.bib':
            '@book{b1, title = {A}, year = {in press}, shelf = {3}, publisher = {Wiley and Sons}}\n',
        },
      ],
    ],
  },
  'slug-is-unique': {
    broken: [
      [
        'one address twice, and none',
        {
          'articles/Cells/index.mdx': article(''),
          'pages/index.mdx': '---\ntitle: A\ndescription: B\n---\n',
        },
        [
          'articles/cells.mdx:1:1 slug-is-unique: The address `cells` is taken already by articles/Cells/index.mdx.',
          'pages/index.mdx:1:1 slug-is-unique: This text has no name of its own, and so no address.',
        ],
      ],
    ],
    right: [
      [
        'an article and a page of one name',
        {
          'articles/2022/cells.mdx': article(''),
          'pages/cells.mdx': '---\ntitle: A\ndescription: B\n---\n',
        },
      ],
    ],
  },
  'style-exists': {
    broken: [
      [
        'styles that are not there',
        {
          'site.yaml': 'name: Assay\nurl: https://example.org\ncsl: vancuver\n',
          'articles/knees.mdx': article('', 'csl: my-own-journal\n'),
        },
        [
          'articles/knees.mdx:7:6 style-exists: There is no citation style `my-own-journal`.',
          'site.yaml:3:6 style-exists: There is no citation style `vancuver`; did you mean `vancouver`?',
        ],
      ],
    ],
    right: [['another style that is there', { 'articles/knees.mdx': article('', 'csl: apa\n') }]],
  },
}

test('a small publication is sound', () => {
  expect(check({}).said).toEqual([])
})

describe.each(Object.entries(cases))('%s', (rule, { broken, right }) => {
  test.each(broken)('is broken by %s', (_name, files, said) => {
    const { issues, said: found } = check(files)
    expect(found).toEqual(said)
    for (const issue of issues) {
      expect(issue.rule).toBe(rule)
      expect(issue.severity).toBe('error')
      expect(issue.message).toMatch(/^[A-Z`].*[.?]$/)
      expect(issue.hint).not.toBe('')
    }
  })

  test.each(right)('holds with %s', (_name, files) => {
    expect(check(files).said).toEqual([])
  })
})

test('a field that CSL-JSON has not is a warning', () => {
  const { issues } = check({
    'references/c.json': '[{"id": "c1", "type": "book", "title": "A", "shelf": 3, "health": {}}]',
  })
  expect(issues[0]).toMatchObject({
    rule: 'record-has-its-shape',
    severity: 'warning',
    place: { line: 1, column: 45 },
    message: '`shelf` is not a field of CSL-JSON 1.0.2 and is not used.',
    hint: 'Move it into `custom`, or remove it.',
    length: 7,
  })
})

test('a publication without site.yaml says so', () => {
  const { issues } = checkPublication(readPublication(join(root, 'nowhere')))
  expect(issues.map(({ rule, message, hint }) => [rule, message, hint])).toEqual([
    [
      'file-belongs-here',
      'This publication has no `site.yaml`.',
      'Add one with at least `name` and `url`.',
    ],
  ])
})

test('mistakes do not spread: a record with one keeps its name', () => {
  const { said } = check({
    'people/desk.yaml': 'nmae: The desk\n',
    'references/smith2020.yaml': 'title: : x\n',
    'ratings/unproven.yaml': '',
  })
  expect(said.map((line) => line.split(':')[0])).toEqual([
    'people/desk.yaml',
    'people/desk.yaml',
    'ratings/unproven.yaml',
    'references/smith2020.yaml',
  ])
})

test('every rule is described in a sentence', () => {
  expect(Object.keys(rules).toSorted()).toEqual(Object.keys(cases).toSorted())
  for (const description of Object.values(rules)) expect(description).toMatch(/^[A-Z].*\.$/)
})
