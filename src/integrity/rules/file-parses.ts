import { defineRule } from '../rule.ts'

/** The readers of files report this, and `style-exists`. */
export const fileParses = defineRule({
  name: 'file-parses',
  holds: 'Every file can be read whole.',
  severity: 'error',
  fixed: true,
})
