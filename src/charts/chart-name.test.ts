import { expect, test } from 'vitest'

import { chartName } from './chart-name.ts'

test.each([
  ['cells/', './a.yaml', 'cells/a.yaml'],
  ['cells/', '../shared/a.yaml', 'shared/a.yaml'],
  ['', 'a.yaml', 'a.yaml'],
  ['', './my%20data.yaml', 'my data.yaml'],
  ['', '50%.yaml', '50%.yaml'],
])('in the folder %j, %s is %s', (folder, src, name) => {
  expect(chartName(folder, src)).toBe(name)
})
