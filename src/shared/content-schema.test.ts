import { expect, test } from 'vitest'

import { schemaProblem } from './content-schema.ts'

test('only one version can be read', () => {
  expect(schemaProblem(2, 2)).toBeUndefined()
  expect(schemaProblem(3, 2)).toContain('update Assay')
  expect(schemaProblem(1, 2)).toContain('npm run upgrade-content')
})
