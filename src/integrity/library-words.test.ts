/** Tests that messages, which are written for authors, contain no words of a library. */

import { expect, test } from 'vitest'

import { checkFiles, type Files } from './cases/check-files.ts'

/** Names of libraries, and words that only their developers use. */
const foreign =
  /\b(?:zod|acorn|micromark|remark|rehype|mdast|citeproc|citation-js|sharp|libvips|parse-xml|rgrove|saxes|jsonc|d3-dsv|vfile|TypeError|SyntaxError|RangeError|undefined|NaN|\[object Object\]|Invalid input|invalid_\w+|Expected \w+, received|token|scalar|mapping|sequence|indicator|stack)\b/i

const article = (body: string) => ({ 'articles/knees.mdx': { body } })
const site = (yaml: string) => ({ 'site.yaml': yaml })

const yaml = [
  'a: : x', 'a: "x', "a: 'x", 'a: [1', 'a: {b: 1', '\ta: 1', 'a: 1\n b: 2', 'a: @x', 'a: `x`', 'a: %x', 'a: *x',
  'a: &x', 'a: !x y', 'a: !!int x', 'a: |x\n y', 'a: >9x\n y', '- a\nb: 1', 'a: 1\na: 2', 'a: "\\q"', '--- a\n--- b',
  '%X\n---\na: 1', 'a: ]', 'a: }', 'a: ,', 'a:\n  - b\n - c', '&a a: 1\n&b &c d: 1', 'a: -', '- - - x\n y',
  'a: &a *a', 'a: |-+\n x', 'a: !!', 'a: {b: c: d}', 'a: !<x', 'a: "\\u12"', '? [a]\n: b', '<<: *a', '5', 'null', '- 1',
] // oxfmt-ignore

const records: Files[] = [
  ...yaml.map((text) => ({ 'claims/it-works.yaml': text })),
  site('name: 5\nurl: [a]\nlanguage: 5\nresponses: x\ncsl: {}\nrules: { a: b }\ncontact: { email: 5 }\n'),
  site('name: A\nurl: 5\nlicence: []\nrules: []\ncontact: { email: a@b }\n'),
  { 'people/desk.yaml': 'name: {}\norcid: []\ntype: 5\nroles: x\nurl: 5\n' },
  { 'ratings/unproven.yaml': 'label: 1\ndefinition: []\norder: x\nvalue: 9\ntone: 5\n' },
  { 'ratings/unproven.yaml': 'label: A\ndefinition: B\norder: .inf\nvalue: .nan\ntone: unproven\n' },
  { 'claims/it-works.yaml': 'statement: 5\nrating: 5\ncertainty: 5\nrationale: []\nevidence: [{ participants: 1e99 }, 5]\n' },
  { 'searches/pubmed2022.yaml': 'database: 5\nruns: [{ date: 5, results: 1.5 }]\n' },
  { 'references/smith2020.yaml': 'type: 5\ntitle: {}\nauthor: [5, { family: 5 }]\nissued: { date-parts: x }\n' },
  { 'references/x.json': '[{ "id": {}, "type": 5, "author": 5, "issued": [] }]' },
  { 'references/x.json': '[{ "id": "a" ' },
  { 'references/x.bib': '@book{a, title = {A, year = 20xx' },
  { 'articles/x.yaml': 'kind: 5\nrows: 5\n' },
  { 'articles/x.yaml': 'kind: bars\ntitle: A\nunit: B\nrows: ./x.csv\n', 'articles/x.csv': 'a,"b\n1' },
] // oxfmt-ignore

const texts = [
  '<', '<a', '<a>', '</a>', '<a></b>', '<a b=', '<a b=c>', '<a {x}>', '<a {...x}/>', '{', '}', '{a b}', '<1', '<a 1>',
  '<a.b.>', '<a:>', 'import x', 'import x from "y"', 'export const a = 1\ntext', '<!-- x -->', '<https://x.org>', '<a@b.c>',
  '<a b="c>', '<a b={}/>', '*<a>*</a>', '<a/b>', '<//a>', '<a></a x>', '- {x\n\n y', '> <a\nb>', '<br>', '{ title }',
  '>'.repeat(300), '['.repeat(300), '<b>'.repeat(300), '- '.repeat(300),
].map(article) // oxfmt-ignore

const styles = [
  '', '{}', 'x', '<a>', '<a></b>', '<style>', '<html><br></html>', '<style version="1.0"><citation/></style>',
  '<style version="1.0"><info/><citation><layout><foo/></layout></citation></style>',
  '<style version="1.0"><info/><citation><layout><text macro="x"/></layout></citation></style>',
  '<style version="1.0"><info/><citation><layout><names/></layout></citation></style>',
  '<style version="1.0"><info/><citation><layout><choose/></layout></citation></style>',
  '<style version="1.0"><info/><citation><layout><date variable="issued" form="x"/></layout></citation></style>',
  '<style>&nbsp;</style>',
].map((xml) => ({ 'styles/x.csl': xml })) // oxfmt-ignore

test.each([...records, ...texts, ...styles].map((files) => [JSON.stringify(files).slice(0, 90), files] as const))(
  '%s is reported in our words',
  (_name, files) => {
    const { issues } = checkFiles(files)
    for (const { message, hint = '', found = '' } of issues) {
      // Quotations of the author's text may contain any words.
      const own = `${message} ${hint}`.replaceAll(found === '' ? '\0' : found, '').replace(/`[^`]*`/g, '')
      expect(own).not.toMatch(foreign)
    }
  },
) // oxfmt-ignore
