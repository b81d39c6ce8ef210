import { describe, expect, it } from 'vitest'

import { toBibtexNames } from './bibtex-names.ts'
import { toBibtexKey } from './bibtex.ts'
import { toLatex } from './latex.ts'

describe('toLatex', () => {
  it.each([
    ['R&D 100% $5 #1 a_b', 'R\\&D 100\\% \\$5 \\#1 a\\_b'],
    ['a~b^c\\d', 'a\\textasciitilde{}b\\textasciicircum{}c\\textbackslash{}d'],
    ['{x}', '\\{x\\}'],
    ['} {', '\\textbraceright{} \\textbraceleft{}'],
    ["-- ''", "-{}- '{}'"],
    ['–—“”αß幹', '–—“”αß幹'],
    ['10\u00a0mg', '10~mg'],
    ['<i>In vivo</i>, CO<sub>2</sub>', '\\textit{In vivo}, CO\\textsubscript{2}'],
    ['<b><i>a</i></b>', '\\textbf{\\textit{a}}'],
    ['<i>a</b>', '<i>a</b>'],
    ['<b><i>a</b></i>', '\\textbf{<i>a}</i>'],
    ['<span class="nocase">mRNA</span>', '{mRNA}'],
  ])('writes %j as %j', (text, latex) => {
    expect(toLatex(text)).toBe(latex)
  })
})

describe('toBibtexNames', () => {
  it.each([
    [{ family: 'Smith', given: 'A.' }, 'Smith, A.'],
    [{ literal: 'World Health Organization' }, '{World Health Organization}'],
    [{ literal: 'Smith and Sons, Inc.' }, '{Smith and Sons, Inc.}'],
    [
      { family: 'Cruz', given: 'María', 'non-dropping-particle': 'de la', suffix: 'Jr.' },
      'de la Cruz, Jr., María',
    ],
    [
      { family: 'Berg', given: 'J.', 'non-dropping-particle': 'Van der' },
      'family={Berg}, prefix={Van der}, given={J.}',
    ],
    [{ family: 'van den Berg', given: 'Jan' }, '{van den Berg}, Jan'],
    [{ family: 'Smith, Jones', given: 'A.' }, '{Smith, Jones}, A.'],
    [{ literal: 'et al.' }, 'others'],
  ])('writes %j as %s', (name, bibtex) => {
    expect(toBibtexNames([name])).toBe(bibtex)
  })
})

describe('toBibtexKey', () => {
  it.each([
    ['pubmed/search-2022.1:a', 'pubmed/search-2022.1:a'],
    ['smith#2020', 'smith_23_2020'],
  ])('writes %s as %s', (key, bibtex) => {
    expect(toBibtexKey(key)).toBe(bibtex)
  })
})
