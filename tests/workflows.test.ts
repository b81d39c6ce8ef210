/** The workflows and issue forms of GitHub: what they run exists, they are pinned, and they may do little. */

import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { verbs } from '../src/cli/cite/verbs.ts'
import { project } from './publish.ts'

interface Step {
  uses?: string
  run?: string
  with?: Record<string, unknown>
  env?: Record<string, string>
}

interface Workflow {
  name: string
  on: Record<string, unknown>
  permissions: unknown
  jobs: Record<
    string,
    { permissions?: Record<string, string>; 'timeout-minutes'?: number; steps: Step[] }
  >
}

const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

const files = globSync('.github/workflows/*.yml', { cwd: project }).sort()

test('there are the workflows that docs/deploying.md names', () => {
  expect(files.map((file) => basename(file))).toEqual([
    'ci.yml',
    'content.yml',
    'refresh.yml',
    'site.yml',
  ])
})

/** What jobs may do instead of only reading the repository. */
const allowed: Record<string, Record<string, string>> = {
  'refresh.yml refresh': { contents: 'write', 'pull-requests': 'write' },
  // Deploys the artifact of the job before, and proves to GitHub Pages that it is this workflow.
  'site.yml pages': { pages: 'write', 'id-token': 'write' },
}

describe.each(files)('%s', (file) => {
  const source = readFileSync(join(project, file), 'utf8')
  const workflow = parse(source) as Workflow
  const jobs = Object.values(workflow.jobs)
  const steps = jobs.flatMap((job) => job.steps)

  test('may do nothing by default, and little in each job', () => {
    expect(workflow.permissions).toEqual({})
    for (const [name, { permissions, 'timeout-minutes': timeout }] of Object.entries(
      workflow.jobs,
    )) {
      expect(permissions).toEqual(allowed[`${basename(file)} ${name}`] ?? { contents: 'read' })
      expect(timeout).toBeGreaterThan(0)
    }
  })

  test('is not started with the rights of the repository by a stranger', () => {
    const events = ['pull_request', 'push', 'schedule', 'workflow_dispatch']
    expect(Object.keys(workflow.on).filter((event) => !events.includes(event))).toEqual([])
    expect(source).not.toContain('secrets.')
  })

  test('uses only actions that are pinned by a commit, with their version', () => {
    const uses = source.split('\n').filter((line) => /^\s*(?:- )?uses:/.test(line))
    expect(uses.length).toBe(steps.filter((step) => step.uses !== undefined).length)
    for (const line of uses) {
      expect(line).toMatch(/uses: actions\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    }
    for (const { uses: action, with: inputs } of steps) {
      if (action?.startsWith('actions/checkout@')) {
        expect(inputs?.['persist-credentials']).toBe(false)
      }
    }
  })

  test('puts nothing from outside into a script', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{')
  })

  test('runs only commands that exist', () => {
    const commands = steps.flatMap(({ run = '' }) => [
      ...run.matchAll(/\bnpm (?:run )?(?:--silent )?([a-z][\w:-]*)(?: -- ([a-z]\w*))?/g),
    ])
    expect(commands.length).toBeGreaterThan(1)
    for (const [written, name = '', verb] of commands) {
      expect(['ci', ...Object.keys(scripts)], written).toContain(name)
      if (name === 'cite') expect(Object.keys(verbs), written).toContain(verb)
    }
  })
})

test('each kind of change starts the workflow for it', () => {
  const on = (name: string) =>
    (parse(readFileSync(join(project, `.github/workflows/${name}.yml`), 'utf8')) as Workflow).on
  const content = ['content/**']
  expect(on('content')).toEqual({ pull_request: { paths: content } })
  expect(on('ci')).toMatchObject({ pull_request: { 'paths-ignore': content } })
  expect(on('site')).toMatchObject({
    schedule: [{ cron: expect.stringMatching(/^\d+ 0 \* \* \*$/) as string }],
  })
  expect(on('refresh')).toMatchObject({
    schedule: [{ cron: expect.stringMatching(/^\d+ \d+ 1 \* \*$/) as string }],
  })
})

interface Field {
  type: string
  id?: string
  attributes?: { label?: string; value?: string; options?: { label: string }[] }
}

describe.each(['error', 'claim', 'response'])('the issue form %s', (name) => {
  const file = join(project, `.github/ISSUE_TEMPLATE/${name}.yml`)
  const form = parse(readFileSync(file, 'utf8')) as Record<string, unknown> & { body: Field[] }

  // GitHub Docs, "Syntax for issue forms" and "Syntax for GitHub's form schema".
  test('is one that GitHub accepts', () => {
    expect(existsSync(file)).toBe(true)
    for (const key of ['name', 'description', 'title']) expect(typeof form[key]).toBe('string')
    const fields = form.body.filter(({ type }) => type !== 'markdown')
    expect(fields.length).toBeGreaterThan(0)
    const ids = fields.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { type, id, attributes } of form.body) {
      expect(['markdown', 'input', 'textarea', 'dropdown', 'checkboxes']).toContain(type)
      if (type === 'markdown') expect(attributes?.value).toBeTruthy()
      else {
        expect(id).toMatch(/^[\w-]+$/)
        expect(attributes?.label).toBeTruthy()
      }
    }
  })
})
