import type { Tone } from '../ratings/schema.ts'

/** The colours of the light scheme, as `styles/tokens.css` has them, for what is drawn without the style sheet. */
export const colours = {
  paper: 'oklch(98.6% 0.007 88)',
  ink: 'oklch(24% 0.012 70)',
  quietInk: 'oklch(45% 0.014 72)',
  rule: 'oklch(86% 0.012 85)',
  strongRule: 'oklch(60% 0.014 75)',
}

/** The colours of the verdicts, as `styles/tokens.css` has them. */
export const tones: Record<Tone, string> = {
  supported: 'oklch(47% 0.085 165)',
  mixed: 'oklch(47% 0.085 85)',
  'not-supported': 'oklch(47% 0.1 52)',
  false: 'oklch(47% 0.155 27)',
  misleading: 'oklch(47% 0.1 345)',
  unproven: 'oklch(47% 0.075 290)',
}
