/**
 * A reporter for Vitest that writes down what failed, so that `run.ts` can repeat it below everything else: failed tests, and
 * failed preparations, whose tests are only reported as skipped.
 */

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'

import type { SerializedError } from 'vitest'
import type { Reporter, TestModule } from 'vitest/node'

import type { Failure } from './failures.ts'

/** The environment variable with the path of the file to write. */
export const failuresFile = 'ASSAY_TEST_FAILURES'

export default class FailureReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env[failuresFile]
    if (file === undefined) return
    const failures = [
      ...modules.flatMap(failuresOf),
      ...unhandled.map(({ message }) => ({ where: 'outside of tests', message })),
    ]
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(failures))
  }
}

function failuresOf(module: TestModule): Failure[] {
  const file = relative(process.cwd(), module.moduleId)
  const all = [
    { name: file, errors: module.errors() },
    ...[...module.children.allSuites()].map((suite) => ({
      name: `${file} > ${suite.fullName}`,
      errors: suite.errors(),
    })),
    ...[...module.children.allTests()].map((test) => ({
      name: `${file} > ${test.fullName}`,
      errors: test.result().errors ?? [],
    })),
  ]
  return all.flatMap(({ name, errors }) => errors.map(({ message }) => ({ where: name, message })))
}
