/** The colours of the light scheme, as `styles/tokens.css` has them, for what is drawn without the style sheet. */
export const colours = {
  paper: 'oklch(98.6% 0.007 88)',
  ink: 'oklch(24% 0.012 70)',
  quietInk: 'oklch(45% 0.014 72)',
  rule: 'oklch(86% 0.012 85)',
  strongRule: 'oklch(60% 0.014 75)',
}
