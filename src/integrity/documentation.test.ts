/**
 * Keeps the rules and their pages, `docs/errors/<rule>.md`, in step: each page starts with the sentence in `holds`, states
 * the severity, and its examples are run.
 */

import type { Code, Heading, Root } from 'mdast'

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { toString } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'

import { pageOf } from './issue.ts'
import { rules, type RuleName } from './rule-names.ts'

import { checkFiles } from './cases/check-files.ts'
import { inspectExample, ofSite } from './site/cases/inspect-example.ts'

const project = join(import.meta.dirname, '../..')
const parser = unified().use(remarkParse).use(remarkGfm)

test('there is a page for every rule and for nothing else', () => {
  const pages = readdirSync(join(project, 'docs/errors')).filter((name) => name !== 'README.md')
  expect(pages.sort()).toEqual(
    (Object.keys(rules) as RuleName[]).map((rule) => `${rule}.md`).sort(),
  )
})

test('the index lists every rule with what should hold, how bad it is otherwise, and its page', () => {
  const index = parser.parse(readFileSync(join(project, 'docs/errors/README.md'), 'utf8'))
  const rows = index.children.flatMap((node) => (node.type === 'table' ? node.children : []))
  expect(rows.slice(1).map(({ children }) => children.map((cell) => toString(cell)))).toEqual(
    Object.entries(rules).map(([rule, { holds, severity, ...rest }]) => [
      rule,
      holds,
      'fixed' in rest ? `${severity}, fixed` : severity,
    ]),
  )
  const links = rows.flatMap(({ children: [cell] }) =>
    (cell?.children ?? []).flatMap((node) => (node.type === 'link' ? [node.url] : [])),
  )
  expect(links).toEqual(Object.keys(rules).map((rule) => `${rule}.md`))
})

describe.each((Object.keys(rules) as RuleName[]).filter((rule) => existsSync(fileOf(rule))))(
  '%s',
  (rule) => {
    const tree = parser.parse(readFileSync(fileOf(rule), 'utf8'))
    const { holds, severity, ...rest } = rules[rule]

    test('opens with its name, what should hold, and how bad it is otherwise', () => {
      const [title, first, second] = tree.children.map((node) => toString(node))
      expect([title, first, second]).toEqual([
        rule,
        holds,
        'fixed' in rest
          ? `Severity: ${severity}. It cannot be changed or ignored.`
          : `Severity: ${severity}, unless site.yaml sets another.`,
      ])
    })

    test('has the sections that help', () => {
      const headings = tree.children.filter((node) => node.type === 'heading' && node.depth === 2)
      expect(headings.slice(0, 4).map((node) => toString(node))).toEqual([
        'What it means',
        'Why it matters',
        'Wrong',
        'Right',
      ])
    })

    test('its wrong example breaks it', () => {
      expect(outcome(rule, examples(tree, 'Wrong'))).toContain(rule)
    })

    test('its right example does not', () => {
      const broken = outcome(rule, examples(tree, 'Right'))
      expect(broken).not.toContain(rule)
      expect(broken.filter((each) => rules[each].severity === 'error')).toEqual([])
    })
  },
)

function fileOf(rule: RuleName): string {
  return join(project, pageOf(rule))
}

/** The files in a section: code blocks that name their file, as in ` ```yaml content/topics/pain.yaml `. */
function examples(tree: Root, section: string): Record<string, string> {
  const start = tree.children.findIndex((node) => isHeading(node) && toString(node) === section)
  const length = tree.children.slice(start + 1).findIndex(isHeading)
  const inside = tree.children.slice(start + 1, length === -1 ? undefined : start + 1 + length)
  const files = inside
    .filter((node): node is Code => node.type === 'code')
    .map(({ meta, value }) => [meta ?? '', `${value}\n`])
  expect(files.length).toBeGreaterThan(0)
  return Object.fromEntries(files) as Record<string, string>
}

function isHeading(node: Root['children'][number]): node is Heading {
  return node.type === 'heading' && node.depth <= 2
}

/** The rules that an example breaks: laid over the sound publication, or over the site made of it. */
function outcome(rule: RuleName, files: Record<string, string>): RuleName[] {
  const inFolder = (folder: string) =>
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => {
        expect(name).toMatch(new RegExp(`^${folder}/`))
        return [name.slice(folder.length + 1), text]
      }),
    )
  const issues = ofSite.includes(rule)
    ? inspectExample(inFolder('dist'))
    : checkFiles(inFolder('content')).issues
  return issues.map((issue) => issue.rule)
}
