/** Names in TeX, for the messages about formulas. */

/** Commands that authors often use, to propose one for a misspelt one. */
export const commonCommands: readonly string[] =
  'alpha beta gamma delta epsilon theta kappa lambda mu pi rho sigma tau phi chi psi omega Delta Sigma Omega frac dfrac sqrt sum prod int lim log ln exp min max times cdot div pm mp leq geq neq approx sim equiv infty partial hat bar tilde vec overline underline text mathrm mathbf mathit operatorname left right begin end quad qquad ldots cdots to rightarrow binom'.split(
    ' ',
  )

/** Environments that authors often use, the most common first. */
export const commonEnvironments: readonly string[] =
  'aligned cases matrix pmatrix array gathered align equation split bmatrix Bmatrix vmatrix Vmatrix smallmatrix alignat gather'.split(
    ' ',
  )

/** Commands that LaTeX has and formulas here do not: why, as the end of a sentence that names one, and what to do. */
export const unsupported: readonly { names: RegExp; why: string; hint: string }[] = [
  {
    names: /^(?:href|url)$/,
    why: ', but links do not work in formulas',
    hint: 'Put the link in the text next to the formula.',
  },
  {
    names: /^includegraphics$/,
    why: ', but pictures do not work in formulas',
    hint: 'Put the picture next to the formula.',
  },
  {
    names: /^(?:cite[a-z]*|parencite|footnote)$/,
    why: ', but citations and footnotes do not work in formulas',
    hint: 'Cite the source in the text next to the formula, as in `[@key]`.',
  },
  {
    names: /^(?:SI|si|unit|qty|num)$/,
    why: ', which is no known command',
    hint: 'Write the number, and the unit as `\\mathrm{kg}`.',
  },
  {
    names: /^(?:class|id|style|data|html[A-Z]\w*)$/,
    why: ', which is not allowed',
    hint: 'Remove it. Authors do not control how formulas look.',
  },
]
